"""BEL005: Samma kostnad anges med två olika belopp.

Vad: två belopp med samma `avser`, `avtal`, `slag`, betalare och prisnivå, som gäller per samma sak, jämförs
med den noggrannhet de skrevs med. Belopp som räknas ur eller jämförs med varandra är inte samma kostnad.
Varför: en kostnad ska stå en gång. Två belopp för samma sak betyder oftast att det ena är gammalt.

Fel:

    belopp:
      drift: {varde: "3,8 mnkr per år", avser: drift av verksamheten}
      kostnad: {varde: 3 900 000 kr per år, avser: drift av verksamheten}

Rätt:

    belopp:
      drift: {varde: "3,8 mnkr per år", avser: drift av verksamheten}
      kostnad: {varde: 3 812 000 kr per år, avser: drift av verksamheten}
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import BeloppPost
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Par av belopp som avser samma sak men är olika."""
    for (first, one), (second, other) in combinations(view.arende.belopp.items(), 2):
        if (
            not _same_subject(one, other)
            or _related(first, one, second, other)
            or agrees(one.varde, other.varde)
        ):
            continue
        yield Finding(
            f"belopp.{second}",
            f"Beloppen {first} och {second} avser samma sak men är {shown(one.varde)} och {shown(other.varde)}.",
            "Ta bort det ena, eller skriv i avser vad som skiljer dem.",
            ((f"belopp.{first}", "det andra beloppet"),),
        )


def _same_subject(one: BeloppPost, other: BeloppPost) -> bool:
    if one.avser is None or other.avser is None or one.varde.per != other.varde.per:
        return False
    words = (" ".join(post.avser.text.casefold().split()).rstrip(".") for post in (one, other) if post.avser)
    same = len(set(words)) == 1
    return same and _details(one) == _details(other)


def _details(post: BeloppPost) -> tuple[str | None, ...]:
    return (post.avtal, post.slag, post.betalas_av, post.betalas_till, post.prisniva)


def _related(first: str, one: BeloppPost, second: str, other: BeloppPost) -> bool:
    """Om det ena beloppet räknas ur eller jämförs med det andra."""
    return any(
        name in (*post.summa_av, *post.produkt_av, post.motsvarar, post.jamfors_med, post.ryms_inom)
        for name, post in ((first, other), (second, one))
    )


CHECK: Final = Check("BEL005", Severity.WARNING, look)
