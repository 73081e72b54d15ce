"""Det svenska faktaspråket: värden som tolkas, skrivs, jämförs och hittas i löpande text."""

from beslutsgen.facts.values import (
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
    Procent,
    Sfs,
    Value,
)

__all__ = [
    "Antal",
    "Belopp",
    "Datum",
    "Diarienummer",
    "Forlangning",
    "Lagrum",
    "Langd",
    "Namn",
    "Organisationsnummer",
    "Period",
    "Procent",
    "Sfs",
    "Value",
]
