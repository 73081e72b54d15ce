"""Mallpaketet: papper per ärendetyp, organisationens register, fraser, villkor och husets skrivsätt."""

# Typerna läses när programmet körs, och falt() ger ett dataklassfält.
# ruff: noqa: RUF009, TC001, TC003

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from beslutsgen.arende.fields import falt, lista, namngivna, valfritt
from beslutsgen.facts import Datum, Namn, Organisationsnummer


@dataclass(frozen=True, slots=True)
class Organisation:
    """Kommunen som papperen kommer från."""

    kommun: Namn = falt("Kommunens namn, till exempel Linköpings kommun.")
    organisationsnummer: Organisationsnummer | None = valfritt("Kommunens organisationsnummer.")
    adress: tuple[str, ...] = lista("Postadress, en rad i taget.")
    telefon: str | None = valfritt("Telefonnummer.")
    epost: str | None = valfritt("E-postadress.")
    webbplats: str | None = valfritt("Webbplatsens adress.")
    logotyp: str | None = valfritt("Logotypens bildfil i mallpaketet (png). Utan bild skrivs kommunens namn.")
    logotyp_alt: str | None = valfritt("Logotypens alternativtext.")


@dataclass(frozen=True, slots=True)
class TidigareNamn:
    """Ett namn som ett organ har haft."""

    namn: str = falt("Det tidigare namnet.", kort=True)
    fran: Datum | None = valfritt("Första dagen som namnet gällde.")
    till: Datum | None = valfritt("Sista dagen som namnet gällde.")


@dataclass(frozen=True, slots=True)
class Organ:
    """En nämnd, en förvaltning eller en utförare i kommunens register."""

    namn: str = falt("Organets namn, som det ska skrivas.", kort=True)
    slag: Literal["namnd", "forvaltning", "utforare", "annat"] = falt("Slag av organ.", default="annat")
    tidigare_namn: tuple[TidigareNamn, ...] = lista("Namn som organet har haft.")


@dataclass(frozen=True, slots=True)
class Papper:
    """Ett papper som en ärendetyp ger."""

    mall: str = falt("Wordmallens fil i mallpaketet.")
    fil: str = falt("Papperets filnamn, utan .docx.")
    titel: str = falt("Papperets slag i klartext: Tjänsteskrivelse.")


@dataclass(frozen=True, slots=True)
class Fras:
    """En standardmening, i en egen fil."""

    fil: str = falt("Frasens fil under fraser.", kort=True)
    kalla: str | None = valfritt("Källan: lag, handbok eller kommunens egen.")


@dataclass(frozen=True, slots=True)
class Standardvillkor:
    """Ett standardvillkor i verksamhetsuppdraget."""

    rubrik: str = falt("Villkorets rubrik.")
    fil: str = falt("Villkorets fil under fraser.")
    kalla: str = falt("Källan: lagen som villkoret återger, eller kommunens egen.")
    standard: bool = falt("Om villkoret tas med när ärendet inget säger.", default=False)
    kraver: tuple[str, ...] = lista("Uppgifter som ärendet måste ha för att villkoret ska kunna stå med.")


@dataclass(frozen=True, slots=True)
class Skrivsatt:
    """Husets val av skrivsätt."""

    datum: Literal["iso", "utskrivet"] = falt("Hur datum skrivs i löpande text.", default="iso")
    punkter_i_tjansteskrivelsen: bool = falt(
        "Om beslutspunkterna upprepas i tjänsteskrivelsen.", default=False
    )


@dataclass(frozen=True, slots=True)
class Pack:
    """Ett helt mallpaket, som pack.yaml beskriver det."""

    organisation: Organisation = falt("Kommunen som papperen kommer från.")
    papper: Mapping[str, tuple[Papper, ...]] = falt("Papperen per ärendetyp, i den ordning de listas.")
    register: Mapping[str, Organ] = namngivna("Kommunens nämnder, förvaltningar och utförare.")
    fraser: Mapping[str, Fras] = namngivna("Standardmeningar, en fil var.")
    villkor: Mapping[str, Standardvillkor] = namngivna(
        "Standardvillkor i verksamhetsuppdraget, i den ordning de skrivs."
    )
    skrivsatt: Skrivsatt = field(
        default_factory=Skrivsatt, metadata={"om": "Husets val av skrivsätt.", "kort": False}
    )
