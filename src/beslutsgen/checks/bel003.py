"""BEL003: Samma belopp i två enheter går inte ihop.

Vad: ett belopp med `motsvarar` jämförs med beloppet det motsvarar, båda omräknade till ett år: en månad
gånger 12, ett kvartal gånger 4, ett dygn gånger 365 eller 366. Avrundade belopp jämförs med den noggrannhet
de skrevs med.
Varför: den som fakturerar månadsvis får annars en annan årskostnad än den som nämnden beslutade.

Fel:

    belopp:
      ar: 3,8 mnkr per år
      manad: {varde: 380 tkr per månad, motsvarar: ar}

Rätt:

    belopp:
      ar: 3,8 mnkr per år
      manad: {varde: 317 tkr per månad, motsvarar: ar}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import kr, yearly
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown, upper_first
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import kronor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.amounts import Yearly
    from beslutsgen.checks.base import View
    from beslutsgen.facts import Belopp


def look(view: View) -> Iterator[Finding]:
    """Belopp som inte är samma belopp i en annan enhet."""
    for name, post in view.arende.belopp.items():
        if post.motsvarar is None:
            continue
        other = view.arende.belopp[post.motsvarar].varde
        mine, theirs = yearly(post.varde), yearly(other)
        if not mine.comparable(theirs) or mine.amount.meets(theirs.amount):
            continue
        yield Finding(
            f"belopp.{name}",
            f"{upper_first(_said(post.varde, mine))} ska motsvara {_said(other, theirs)}, men det är olika belopp.",
            "Rätta det belopp som är fel.",
            ((f"belopp.{post.motsvarar}", "beloppet som det motsvarar"),),
        )


def _said(belopp: Belopp, computed: Yearly) -> str:
    """Beloppet, och vad det blir på ett år när det gäller en kortare tid; för dygn och veckor det kortaste året."""
    times = computed.times.low if computed.times else 1
    return shown(belopp) if times == 1 else f"{shown(belopp)} ({kr(kronor(belopp) * times)} per år)"


CHECK: Final = Check("BEL003", Severity.ERROR, look)
