"""Varför en text inte är ett värde av den sort som väntades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.fault import Fault
from beslutsgen.facts.fel_nummer import (
    diarienummerfel,
    lagrumsfel,
    organisationsnummerfel,
    personnummerfel,
    sfsfel,
)
from beslutsgen.facts.fel_tal import antalsfel, beloppsfel, otydligt_tal, procentfel
from beslutsgen.facts.fel_tid import datumfel, forlangningsfel, langdfel, periodfel
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

__all__ = ["explain", "fel_sort", "otydligt_tal"]

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
