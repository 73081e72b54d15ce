"""Mallpaketet: papper per ärendetyp, organisationens register, fraser, villkor och husets skrivsätt."""

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Struct, field

from beslutsgen.arende.fields import Om
from beslutsgen.facts import Datum, Namn, Organisationsnummer


class Organisation(Struct, frozen=True):
    """Kommunen som papperen kommer från."""

    kommun: Annotated[Namn, Om("Kommunens namn, till exempel Linköpings kommun.")]
    organisationsnummer: Annotated[Organisationsnummer | None, Om("Kommunens organisationsnummer.")] = None
    adress: Annotated[tuple[str, ...], Om("Postadress, en rad i taget.")] = ()
    telefon: Annotated[str | None, Om("Telefonnummer.")] = None
    epost: Annotated[str | None, Om("E-postadress.")] = None
    webbplats: Annotated[str | None, Om("Webbplatsens adress.")] = None
    logotyp: Annotated[
        str | None, Om("Logotypens bildfil i mallpaketet (png). Utan bild skrivs kommunens namn.")
    ] = None
    logotyp_alt: Annotated[str | None, Om("Logotypens alternativtext.")] = None


class TidigareNamn(Struct, frozen=True):
    """Ett namn som ett organ har haft."""

    namn: Annotated[str, Om("Det tidigare namnet.", kort=True)]
    fran: Annotated[Datum | None, Om("Första dagen som namnet gällde.")] = None
    till: Annotated[Datum | None, Om("Sista dagen som namnet gällde.")] = None


class Organ(Struct, frozen=True):
    """En nämnd, en förvaltning eller en utförare i kommunens register."""

    namn: Annotated[str, Om("Organets namn, som det ska skrivas.", kort=True)]
    slag: Annotated[Literal["namnd", "forvaltning", "utforare", "annat"], Om("Slag av organ.")] = "annat"
    tidigare_namn: Annotated[tuple[TidigareNamn, ...], Om("Namn som organet har haft.")] = ()


class Papper(Struct, frozen=True):
    """Ett papper som en ärendetyp ger."""

    mall: Annotated[str, Om("Wordmallens fil i mallpaketet.")]
    fil: Annotated[str, Om("Papperets filnamn, utan .docx.")]
    titel: Annotated[str, Om("Papperets slag i klartext: Tjänsteskrivelse.")]


class Fras(Struct, frozen=True):
    """En standardmening, i en egen fil."""

    fil: Annotated[str, Om("Frasens fil under fraser.", kort=True)]
    kalla: Annotated[str | None, Om("Källan: lag, handbok eller kommunens egen.")] = None


class Standardvillkor(Struct, frozen=True):
    """Ett standardvillkor i verksamhetsuppdraget."""

    rubrik: Annotated[str, Om("Villkorets rubrik.")]
    fil: Annotated[str, Om("Villkorets fil under fraser.")]
    kalla: Annotated[str, Om("Källan: lagen som villkoret återger, eller kommunens egen.")]
    standard: Annotated[bool, Om("Om villkoret tas med när ärendet inget säger.")] = False
    kraver: Annotated[
        tuple[str, ...], Om("Uppgifter som ärendet måste ha för att villkoret ska kunna stå med.")
    ] = ()


class Skrivsatt(Struct, frozen=True):
    """Husets val av skrivsätt."""

    datum: Annotated[Literal["iso", "utskrivet"], Om("Hur datum skrivs i löpande text.")] = "iso"
    punkter_i_tjansteskrivelsen: Annotated[bool, Om("Om beslutspunkterna upprepas i tjänsteskrivelsen.")] = (
        False
    )


class Pack(Struct, frozen=True):
    """Ett helt mallpaket, som pack.yaml beskriver det."""

    organisation: Annotated[Organisation, Om("Kommunen som papperen kommer från.")]
    papper: Annotated[
        Mapping[str, tuple[Papper, ...]], Om("Papperen per ärendetyp, i den ordning de listas.")
    ]
    register: Annotated[Mapping[str, Organ], Om("Kommunens nämnder, förvaltningar och utförare.")] = field(
        default_factory=dict
    )
    fraser: Annotated[Mapping[str, Fras], Om("Standardmeningar, en fil var.")] = field(default_factory=dict)
    villkor: Annotated[
        Mapping[str, Standardvillkor], Om("Standardvillkor i verksamhetsuppdraget, i den ordning de skrivs.")
    ] = field(default_factory=dict)
    skrivsatt: Annotated[Skrivsatt, Om("Husets val av skrivsätt.")] = field(default_factory=Skrivsatt)
