"""BEL004: Beloppet ryms inte inom sin ram.

Vad: ett belopp med `ryms_inom` jämförs med ramen, båda omräknade till ett år när de gäller per tid. Av ett
belopp med högst räknas taket.
Varför: papperen säger att kostnaden ryms. Gör den inte det är beslutet ofinansierat.

Fel:

    belopp:
      ram: 3,5 mnkr per år
      uppdrag: {varde: "3,8 mnkr per år", ryms_inom: ram}

Rätt:

    belopp:
      ram: 4,0 mnkr per år
      uppdrag: {varde: "3,8 mnkr per år", ryms_inom: ram}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import yearly
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp, kronor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Belopp som är större än ramen de ska rymmas inom."""
    for name, post in view.arende.belopp.items():
        if post.ryms_inom is None:
            continue
        frame = view.arende.belopp[post.ryms_inom].varde
        if not _exceeds(post.varde, frame):
            continue
        yield Finding(
            f"belopp.{name}",
            f"Beloppet {name} är {shown(post.varde)} och ryms inte inom {post.ryms_inom}, som är {shown(frame)}.",
            "Rätta beloppet eller ramen, eller föreslå hur resten finansieras.",
            ((f"belopp.{post.ryms_inom}", "ramen"),),
        )


def _exceeds(belopp: Belopp, frame: Belopp) -> bool:
    """Om beloppet, eller dess övre gräns, som det står är mer än ramen kan avse efter avrundning."""
    top = belopp if belopp.till is None else Belopp(belopp.till, belopp.enhet, None, belopp.per)
    mine, limit = yearly(top), yearly(frame)
    if not mine.comparable(limit) or frame.grans in ("min", "ca"):
        return False
    stated = kronor(top) * (mine.times.low if mine.times else 1)
    return stated > limit.amount.high


CHECK: Final = Check("BEL004", Severity.ERROR, look)
