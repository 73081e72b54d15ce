"""Om två värden är lika, av samma slag, eller skiljer sig med ett skrivfel."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.checks.slips import digit_slip, power_of_ten, significant
from beslutsgen.facts import Antal, Belopp, Datum, Period, agrees, kronor
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from beslutsgen.passage import Value

# Så många siffror behövs för att en enda fel siffra ska vara ett skrivfel och inte ett annat tal.
_LONG_NUMBER: Final = 4
_THOUSANDS: Final = (Decimal(1_000), Decimal(1_000_000))
_LONG_COUNT: Final = 100


class Slip(Enum):
    """Hur säkert en skillnad är ett skrivfel."""

    CERTAIN = 1
    POSSIBLE = 2


def says_the_same(a: Value, b: Value) -> bool:
    """Om värdena kan vara samma uppgift; ett handskrivet belopp får utelämna det som det gäller per."""
    if isinstance(a, Antal) and isinstance(b, Antal) and (a.till is None) != (b.till is None):
        return False
    if isinstance(a, Belopp) and isinstance(b, Belopp):
        return agrees(replace(a, per=()), replace(b, per=())) and (a.per == b.per or not a.per or not b.per)
    return agrees(a, b)


def same_unit(a: Value, b: Value) -> bool:
    """Om värdena är av samma sort och räknar samma sak."""
    if isinstance(a, Belopp) and isinstance(b, Belopp):
        return a.per == b.per or not a.per
    if isinstance(a, Antal) and isinstance(b, Antal):
        return enhetsnyckel(a.enhet) == enhetsnyckel(b.enhet) and (a.per == b.per or not a.per)
    return type(a) is type(b)


def slip_between(a: Value, b: Value) -> Slip | None:
    """Skrivfelet mellan två olika värden, eller `None` när de bara är olika."""
    match a, b:
        case Belopp(), Belopp():
            return _amounts(a, b)
        case Antal(), Antal():
            return _counts(a, b)
        case Datum(), Datum():
            return Slip.POSSIBLE if _dates(a, b) else None
        case Period(), Period():
            return _periods(a, b)
    return None


def _amounts(a: Belopp, b: Belopp) -> Slip | None:
    if a.till is not None or b.till is not None:
        return None
    mine, theirs = kronor(a), kronor(b)
    figures = significant(theirs)
    if power_of_ten(mine, theirs):
        # Tre eller sex nollor fel är en förväxlad enhet; annars kan två jämna belopp råka ha samma siffror.
        unit_mistaken = max(mine, theirs) / min(mine, theirs) in _THOUSANDS and len(figures) > 1
        return Slip.CERTAIN if unit_mistaken or len(figures) >= _LONG_NUMBER else Slip.POSSIBLE
    if digit_slip(f"{mine:f}".split(".")[0], f"{theirs:f}".split(".")[0]):
        return Slip.CERTAIN if len(figures) >= _LONG_NUMBER else Slip.POSSIBLE
    return None


def _counts(a: Antal, b: Antal) -> Slip | None:
    if a.till is not None or b.till is not None or not digit_slip(str(a.tal), str(b.tal)):
        return None
    return Slip.CERTAIN if min(a.tal, b.tal) >= _LONG_COUNT else Slip.POSSIBLE


def _dates(a: Datum, b: Datum) -> bool:
    if a.dag is None or b.dag is None:
        return False
    return digit_slip(a.forsta.strftime("%Y%m%d"), b.forsta.strftime("%Y%m%d"))


def _periods(a: Period, b: Period) -> Slip | None:
    """En period där den ena dagen är rätt och den andra har ett skrivfel."""
    if a.slut is None or b.slut is None:
        return None
    first, last = agrees(a.start, b.start), agrees(a.slut, b.slut)
    if (first and _dates(a.slut, b.slut)) or (last and _dates(a.start, b.start)):
        return Slip.POSSIBLE
    return None
