"""Belopp och antal i ärendet: uppslag, delar, och belopp omräknade till ett år."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.ranges import Range, exactly, of_amount
from beslutsgen.checks.words import plain
from beslutsgen.facts.tal import skriv_tal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.facts import Belopp

# Så många av varje tidsenhet går det på ett år; ett dygn på skottår och vanliga år.
_PER_YEAR: Final[Mapping[str, Range]] = {
    "år": exactly(1),
    "helår": exactly(1),
    "kalenderår": exactly(1),
    "halvår": exactly(2),
    "kvartal": exactly(4),
    "månad": exactly(12),
    "kalendermånad": exactly(12),
    "vecka": Range(Decimal(52), Decimal("52.3")),
    "dygn": Range(Decimal(365), Decimal(366)),
    "dag": Range(Decimal(365), Decimal(366)),
    "verksamhetsdygn": Range(Decimal(365), Decimal(366)),
    "kalenderdag": Range(Decimal(365), Decimal(366)),
}


class Yearly(Struct, frozen=True):
    """Ett belopp omräknat till ett år, och det som det gäller per utöver tiden.

    `times` är hur många gånger om året det betalas; `None` för ett belopp som inte gäller per någon tid.
    """

    amount: Range
    per: tuple[str, ...]
    times: Range | None

    def comparable(self, other: Yearly) -> bool:
        """Om beloppen gäller samma sak, så när som på hur lång tid."""
        return self.per == other.per and (self.times is None) == (other.times is None)


def yearly(belopp: Belopp) -> Yearly:
    """Beloppet per år. Ett belopp utan tidsenhet står som det är."""
    times: Range | None = None
    for unit in belopp.per:
        if unit in _PER_YEAR:
            times = _PER_YEAR[unit].times(times or exactly(1))
    rest = tuple(sorted(unit for unit in belopp.per if unit not in _PER_YEAR))
    amount = of_amount(belopp)
    return Yearly(amount.times(times) if times else amount, rest, times)


def is_time(unit: str) -> bool:
    """Om det som beloppet gäller per är en tid."""
    return unit in _PER_YEAR or unit.endswith(("dygn", "dag", "månad", "timme", "termin", "natt"))


def per_words(per: tuple[str, ...]) -> str:
    """Det som beloppet gäller per, i ord: per plats och månad."""
    return f"per {' och '.join(per)}" if per else "som en hel summa"


def kr(amount: Decimal) -> str:
    """Kronor i hela tal, eller med ören där de finns: 1 500 kr."""
    whole = amount == amount.to_integral_value()
    return (
        f"{plain(skriv_tal(amount.quantize(Decimal(1)) if whole else amount.quantize(Decimal('0.01'))))} kr"
    )
