"""ANT002: Antalet är inte summan av delarna.

Vad: ett antal med `summa_av` jämförs med summan av antalen som det räknar upp. Delarna får ha olika enheter:
sju platser och en sviktplats är åtta platser.
Varför: läsaren räknar efter, och uppdraget dimensioneras efter det ena av talen.

Fel:

    antal: {a: 16 brukare, b: 18 brukare, alla: {varde: 36 brukare, summa_av: [a, b]}}

Rätt:

    antal: {a: 16 brukare, b: 18 brukare, alla: {varde: 34 brukare, summa_av: [a, b]}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.ranges import of_count, same_bounds, total
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.ranges import Range
    from beslutsgen.facts import Antal


def look(view: View) -> Iterator[Finding]:
    """Antal som inte är summan av sina delar."""
    for name, post in view.arende.antal.items():
        parts = [view.arende.antal[part].varde for part in post.summa_av]
        if not parts or len({one.per for one in (post.varde, *parts)}) > 1 or _agrees(post.varde, parts):
            continue
        summed = total(map(of_count, parts))
        said = f"{summed.low}" if summed.low == summed.high else f"{summed.low}–{summed.high}"
        yield Finding(
            f"antal.{name}",
            f"Antalet {name} anges till {shown(post.varde)}, men delarna blir {said}: {' + '.join(map(shown, parts))}.",
            "Rätta totalen eller den del som är fel.",
            tuple((f"antal.{part}", "en del") for part in post.summa_av),
        )


def _agrees(count: Antal, parts: list[Antal]) -> bool:
    if same_bounds(one.grans for one in (count, *parts)):
        stated, summed = of_count(count), total(map(of_count, parts))
        return summed.low <= stated.low and stated.high <= summed.high
    return _reach(count).meets(total(map(_reach, parts)))


def _reach(count: Antal) -> Range:
    return of_count(count).reaching(count.grans)


CHECK: Final = Check("ANT002", Severity.ERROR, look)
