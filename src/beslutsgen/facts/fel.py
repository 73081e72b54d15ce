"""Varför en text inte är ett värde av den sort som väntades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.fault import Fault
from beslutsgen.facts.fel_belopp import beloppsfel
from beslutsgen.facts.fel_nummer import (
    diarienummerfel,
    lagrumsfel,
    okand_lag,
    organisationsnummerfel,
    personnummerfel,
    sfsfel,
)
from beslutsgen.facts.fel_tal import antalsfel, otydligt_tal, procentfel, tusendels_kronor
from beslutsgen.facts.fel_tid import datumfel, forlangningsfel, langdfel, periodfel, veckodagsfel
from beslutsgen.facts.sort import EXEMPEL, SORT, citat
from beslutsgen.facts.values import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.facts.values import Value

_SMA_ENHETER: Final = (
    "wh",
    "wattimme",
    "liter",
    "km",
    "kilometer",
    "meter",
    "m3",
    "m³",
    "kilo",
    "kg",
    "minut",
)
_EXPLAIN: Final[dict[type, Callable[[str], Fault]]] = {
    Datum: datumfel,
    Period: periodfel,
    Langd: langdfel,
    Forlangning: forlangningsfel,
    Belopp: beloppsfel,
    Antal: antalsfel,
    Procent: procentfel,
    Lagrum: lagrumsfel,
    Sfs: sfsfel,
    Personnummer: personnummerfel,
    Diarienummer: diarienummerfel,
    Organisationsnummer: organisationsnummerfel,
}


def explain(text: str, kind: type) -> Fault:
    """Felet i en text som inte kunde läsas som sorten."""
    return _EXPLAIN[kind](text)


def fel_sort(text: str, fick: type, ville: type) -> Fault:
    """Felet när texten är ett värde av en annan sort."""
    if ville is Period and fick is Datum:
        hint = f"Skriv början och slut, eller fr.o.m. {citat(text)} om slutet är öppet."
        return Fault(f"{citat(text)} är ett datum, inte en period.", hint)
    return Fault(f"{citat(text)} är {SORT[fick]}, inte {SORT[ville]}.", EXEMPEL[ville])


def tom_eller_for_lang(text: str, kind: type) -> Fault:
    """Felet i en text som är tom, eller för lång för att vara ett värde."""
    if not text:
        return Fault("Värdet är tomt.", EXEMPEL[kind])
    return Fault(f"”{citat(text)}” är för lång för att vara {SORT[kind]}.", EXEMPEL[kind])


def otydligt(low: str, value: Value) -> Fault | None:
    """Felet i en text som kan läsas men inte säkert säger det som menas."""
    if isinstance(value, Belopp | Antal | Procent):
        return otydligt_tal(low) or (tusendels_kronor(low) if _whole_kronor(value) else None)
    if isinstance(value, Datum):
        return veckodagsfel(low, value)
    return okand_lag(value.lag) if isinstance(value, Lagrum) else None


def _whole_kronor(value: Value) -> bool:
    """Om värdet är ett belopp i kronor som knappast anges i delar av ett öre, så som priset per kilowattimme."""
    return (
        isinstance(value, Belopp)
        and value.enhet in ("kr", "kronor")
        and not any(per.lower().endswith(_SMA_ENHETER) for per in value.per)
    )
