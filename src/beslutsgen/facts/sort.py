"""Sorternas namn i meddelanden till den som skriver ärendefilen."""

from __future__ import annotations

from typing import Final

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
    Personnummer,
    Procent,
    Sfs,
)

SORT: Final[dict[type, str]] = {
    Datum: "ett datum",
    Period: "en period",
    Langd: "en tidslängd",
    Forlangning: "en förlängning",
    Belopp: "ett belopp",
    Antal: "ett antal",
    Procent: "en procentsats",
    Lagrum: "ett lagrum",
    Sfs: "ett SFS-nummer",
    Diarienummer: "ett diarienummer",
    Organisationsnummer: "ett organisationsnummer",
    Personnummer: "ett personnummer",
    Namn: "ett namn",
}
EXEMPEL: Final[dict[type, str]] = {
    Datum: "Skriv till exempel 2018-02-01, 1 februari 2018 eller 2018-02.",
    Period: "Skriv till exempel 2018-02-01–2021-01-31, eller fr.o.m. 2018-02-01 om slutet är öppet.",
    Langd: "Skriv till exempel 12 månader eller 2 år.",
    Forlangning: "Skriv till exempel 2 år i taget, 1 år i taget, högst 2 gånger, eller 1+1 år.",
    Belopp: "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    Antal: "Skriv till exempel 7 platser, 8–10 platser eller 1 200 timmar per år.",
    Procent: "Skriv till exempel 3,1 procent eller 0,5 procentenheter.",
    Lagrum: "Skriv till exempel 9 § 6 LSS eller 4 kap. 1 § SoL.",
    Sfs: "Skriv år, kolon och nummer, till exempel 1993:387.",
    Diarienummer: "Skriv till exempel SON 2025-417 eller KS 2024/77.",
    Organisationsnummer: "Skriv tio siffror, till exempel 212000-0449.",
    Personnummer: "Skriv födelsedagen och fyra siffror, till exempel 19121212-1212.",
    Namn: "Skriv namnet som det ska stå.",
}


def citat(text: str) -> str:
    """Texten på en rad och avkortad, för ett meddelande."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def narmast(word: str, choices: tuple[str, ...], lowest: int = 60) -> str | None:
    """Det ord som mest liknar det skrivna, om något gör det."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    found = extractOne(word, choices, scorer=ratio, score_cutoff=lowest)
    return found[0] if found else None
