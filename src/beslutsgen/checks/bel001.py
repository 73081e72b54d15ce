"""BEL001: Totalbeloppet är inte summan av delarna.

Vad: ett belopp med `summa_av` jämförs med summan av beloppen som det räknar upp. Avrundade belopp (3,8 mnkr)
jämförs med den noggrannhet de skrevs med.
Varför: båda talen trycks i tjänsteskrivelsen, och läsaren ser motsägelsen.

Fel:

    belopp: {a: 1 000 kr, b: 500 kr, totalt: {varde: 1 400 kr, summa_av: [a, b]}}

Rätt:

    belopp: {a: 1 000 kr, b: 500 kr, totalt: {varde: 1 500 kr, summa_av: [a, b]}}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import kr
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.ranges import of_amount, same_bounds, total
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp, kronor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import BeloppPost
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Totalbelopp som inte är summan av sina delar."""
    for name, post in view.arende.belopp.items():
        parts = [view.arende.belopp[part] for part in post.summa_av]
        if parts and all(part.varde.per == post.varde.per for part in parts) and not _agrees(post, parts):
            yield Finding(
                f"belopp.{name}",
                f"Beloppet {name} anges till {shown(post.varde)}, men delarna blir {_sum(parts)}: "
                f"{' + '.join(shown(part.varde, 'belopp') for part in parts)}.",
                "Rätta totalen eller den del som är fel.",
                tuple((f"belopp.{part}", "en del") for part in post.summa_av),
            )


def _agrees(post: BeloppPost, parts: list[BeloppPost]) -> bool:
    amounts = [post.varde, *(part.varde for part in parts)]
    if same_bounds(amount.grans for amount in amounts):
        return of_amount(post.varde).meets(total(of_amount(part.varde) for part in parts))
    reach = [of_amount(amount).reaching(amount.grans) for amount in amounts]
    return reach[0].meets(total(reach[1:]))


def _sum(parts: list[BeloppPost]) -> str:
    """Summan, i delarnas enhet när den är densamma och annars i kronor."""
    first = parts[0].varde
    if any(part.varde.till is not None for part in parts):
        low, high = (sum((end for end in ends), Decimal(0)) for ends in zip(*map(_ends, parts), strict=True))
        return f"{kr(low)}–{kr(high)}" if low != high else kr(low)
    if all(part.varde.enhet == first.enhet for part in parts):
        number = sum((part.varde.tal for part in parts), Decimal(0))
        return shown(Belopp(number, first.enhet, None, first.per))
    return kr(sum((kronor(part.varde) for part in parts), Decimal(0)))


def _ends(part: BeloppPost) -> tuple[Decimal, Decimal]:
    value = part.varde
    high = value if value.till is None else Belopp(value.till, value.enhet)
    return kronor(value), kronor(high)


CHECK: Final = Check("BEL001", Severity.ERROR, look)
