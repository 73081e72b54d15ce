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
from beslutsgen.checks.words import shown
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
            f"{shown(post.varde)} blir {_per_year(post.varde, mine)}, men {shown(other)} som det motsvarar blir "
            f"{_per_year(other, theirs)}.",
            "Rätta det belopp som är fel.",
            ((f"belopp.{post.motsvarar}", "beloppet som det motsvarar"),),
        )


def _per_year(belopp: Belopp, computed: Yearly) -> str:
    """Beloppet på ett år; för dygn och veckor det kortaste året."""
    return (
        kr(kronor(belopp)) if computed.times is None else f"{kr(kronor(belopp) * computed.times.low)} per år"
    )


CHECK: Final = Check("BEL003", Severity.ERROR, look)
