"""Skrivfel i siffror: en siffra fel, två siffror i fel ordning, eller fel tiopotens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def digit_slip(a: str, b: str) -> bool:
    """Om två lika långa sifferföljder skiljer sig i en siffra, eller i två grannar som har bytt plats."""
    if len(a) != len(b):
        return False
    wrong = [at for at, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
    if len(wrong) == 1:
        return True
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:  # två grannar
        return False
    first, second = wrong
    return a[first] == b[second] and a[second] == b[first]


def power_of_ten(a: Decimal, b: Decimal) -> bool:
    """Om talen är olika men har samma siffror, så att bara nollor eller kommatecknet skiljer."""
    return a != b and bool(a) and bool(b) and significant(a) == significant(b)


def significant(number: Decimal) -> str:
    """Talets siffror utan nollor först och sist."""
    return "".join(map(str, number.as_tuple().digits)).strip("0")
