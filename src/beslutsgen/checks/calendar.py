"""Kalendern: veckodagens namn och om en dag är ledig."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_SATURDAY: Final = 5
_FIXED: Final = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
# Veckodag och månader då en rörlig helgdag kan infalla på en vardag: annandag påsk och (till 2004) annandag pingst,
# Kristi himmelsfärdsdag, långfredagen och midsommarafton.
_MOVABLE: Final = ((0, (3, 4, 5, 6)), (3, (4, 5, 6)), (4, (3, 4, 6)))


def weekday(day: date) -> str:
    """Veckodagens namn."""
    return WEEKDAYS[day.weekday()]


def day_off(day: date) -> str | None:
    """Den lediga dagens namn i obestämd eller egen form: en lördag, julafton; `None` för en arbetsdag."""
    if day.weekday() >= _SATURDAY:
        return f"en {weekday(day)}"
    movable = any(day.weekday() == weekday and day.month in months for weekday, months in _MOVABLE)
    return _holiday(day) if movable or (day.month, day.day) in _FIXED else None


def _holiday(day: date) -> str | None:
    # Kalenderns bibliotek är tungt och läses in bara för dagar som kan vara helgdagar.
    from holidays.constants import DE_FACTO, PUBLIC
    from holidays.countries.sweden import Sweden

    name = Sweden(years=day.year, language="sv", categories=(PUBLIC, DE_FACTO)).get(day)
    if name is None or name.startswith("Kristi"):
        return name
    return name[:1].lower() + name[1:]
