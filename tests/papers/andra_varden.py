"""Andra värden av samma sort: sådana som någon kunde ha menat i stället."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
)

if TYPE_CHECKING:
    from beslutsgen.facts import (
        Value,
    )


def other(value: Value) -> Value:  # noqa: C901  # en gren per sort
    """Ett annat värde av samma sort."""
    match value:
        case Datum():
            return _next_year(value)
        case Period():
            return Period(value.start, _next_year(value.slut or value.start))
        case Langd():
            return replace(value, antal=value.antal + 3)
        case Forlangning():
            return Forlangning((Langd(3, "år"),), upprepas=True)
        case Belopp() | Procent():
            return replace(value, tal=value.tal + Decimal(1).scaleb(int(value.tal.as_tuple().exponent)))
        case Antal():
            unit = value.enhet if value.tal > 1 else f"{value.enhet}er"
            return replace(value, tal=value.tal + 1, till=value.till and value.till + 2, enhet=unit)
        case Lagrum():
            return replace(value, punkt="8") if value.punkt else replace(value, paragraf="11")
        case Organisationsnummer():
            return Organisationsnummer("212000-0142")
        case Namn():
            return Namn("2020" if value.text.isdecimal() else f"{value.text[:-3]}ang")
        case Diarienummer() | Sfs() | Personnummer():
            raise AssertionError(value)


def unlike(value: Value) -> Value:
    """Ett annat värde; ett namn blir ett som inte alls liknar det gamla."""
    return Namn(f"Nya {value.text[::-1].title()}") if isinstance(value, Namn) else other(value)


def _next_year(day: Datum) -> Datum:
    return Datum(day.ar + 1, day.manad, min(day.dag, 28) if day.dag else None)
