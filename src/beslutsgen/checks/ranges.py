"""Det ett tal kan avse: räkning med intervall, så att avrundade belopp jämförs med den noggrannhet de skrevs med."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.facts import interval, kronor
from beslutsgen.facts.agree import CIRKA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.facts import Antal, Belopp, Procent
    from beslutsgen.facts.values import Grans

_INFINITE: Final = Decimal("Infinity")


class Range(Struct, frozen=True):
    """Värdena från `low` till `high`. Den övre gränsen räknas bara med när båda är samma värde."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Om något värde finns i båda."""
        if self.low == self.high or other.low == other.high:
            point, around = (self, other) if self.low == self.high else (other, self)
            return around.low <= point.low < around.high or point.low == around.low
        return self.low < other.high and other.low < self.high

    def plus(self, other: Range) -> Range:
        """Summan."""
        return Range(self.low + other.low, self.high + other.high)

    def minus(self, other: Range) -> Range:
        """Skillnaden."""
        return Range(self.low - other.high, self.high - other.low)

    def times(self, other: Range) -> Range:
        """Produkten."""
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Range(min(ends), max(ends))

    def over(self, other: Range) -> Range | None:
        """Kvoten; `None` när nämnaren kan vara noll."""
        if other.low <= 0 <= other.high:
            return None
        return self.times(Range(1 / other.high, 1 / other.low))

    def reaching(self, grans: Grans | None) -> Range:
        """Värdena med hänsyn till ca, högst och minst."""
        if grans == "max":
            return Range(-_INFINITE, self.high)
        if grans == "min":
            return Range(self.low, _INFINITE)
        if grans == "ca":
            return Range(self.low - abs(self.low) * CIRKA, self.high + abs(self.high) * CIRKA)
        return self


def exactly(number: Decimal | int) -> Range:
    """Just det talet."""
    return Range(Decimal(number), Decimal(number))


def of_amount(belopp: Belopp) -> Range:
    """Kronorna som beloppet kan avse efter avrundning, utan hänsyn till gränsord.

    Hela kronor som slutar på noll är inte avrundade till närmaste krona, och gäller som de står.
    """
    low, high = interval(belopp)
    if (
        belopp.enhet in ("kr", "kronor")
        and belopp.tal == belopp.tal.to_integral_value()
        and not belopp.tal % 10
    ):
        return exactly(kronor(belopp)) if belopp.till is None else Range(kronor(belopp), high)
    return Range(low, high)


def price(belopp: Belopp) -> Range:
    """Kronorna i ett styckpris: ett pris i kronor är exakt, ett i tusental eller miljoner avrundat."""
    if belopp.enhet in ("kr", "kronor") and belopp.till is None:
        return exactly(kronor(belopp))
    return of_amount(belopp)


def of_count(antal: Antal) -> Range:
    """Talen som antalet kan avse, utan hänsyn till gränsord."""
    return Range(Decimal(antal.tal), Decimal(antal.tal if antal.till is None else antal.till))


def of_percent(procent: Procent) -> Range:
    """Procenttalen som andelen kan avse efter avrundning, med hänsyn till gränsord."""
    high = procent.tal if procent.till is None else procent.till
    steps = [Decimal("0.5").scaleb(int(number.as_tuple().exponent)) for number in (procent.tal, high)]
    return Range(procent.tal - steps[0], high + steps[1]).reaching(procent.grans)


def total(parts: Iterable[Range]) -> Range:
    """Summan av alla delar."""
    result = exactly(0)
    for part in parts:
        result = result.plus(part)
    return result


def same_bounds(grans: Iterable[Grans | None]) -> bool:
    """Om alla gränsord är lika, så att talen kan jämföras som de står."""
    return len(set(grans)) == 1
