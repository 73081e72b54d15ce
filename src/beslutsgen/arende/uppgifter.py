"""Ärendets uppgifter: parter, avtal, belopp, antal och datum, var och en angiven en gång under ett namn.

Som i `model.py` läses typerna när programmet körs: därför står de som typer och inte som text.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.arende.fields import Om, Prosa, Ref
from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
)

PartRef: TypeAlias = Annotated[str, Ref("parter")]
PartEllerText: TypeAlias = Annotated[str, Ref("parter", fri=True)]
AvtalRef: TypeAlias = Annotated[str, Ref("avtal")]
BeloppRef: TypeAlias = Annotated[str, Ref("belopp")]
AntalRef: TypeAlias = Annotated[str, Ref("antal")]
# En produkt har ett belopp och ett antal som faktorer: båda avsnitten gäller.
FaktorRef: TypeAlias = Annotated[str, Ref("belopp|antal")]
Roll: TypeAlias = Literal["bestallare", "utforare", "samverkanspart", "remissinstans", "sokande", "annan"]


class Part(Struct, frozen=True):
    """En part, ett organ eller en enhet som ärendet nämner."""

    namn: Annotated[
        Namn, Om("Partens fullständiga namn, som det ska stå i alla papper.", "Omsorgsnämnden", kort=True)
    ]
    roll: Annotated[Roll | None, Om("Partens roll i ärendet.")] = None
    organisationsnummer: Annotated[
        Organisationsnummer | None, Om("Organisationsnummer, till exempel 212000-0449.")
    ] = None
    aven_kallad: Annotated[
        tuple[str, ...], Om("Andra riktiga namn på samma part, som regionen. De räknas inte som felskrivna.")
    ] = ()


class Avtal(Struct, frozen=True):
    """Ett avtal, ett uppdrag eller en överenskommelse."""

    slag: Annotated[
        str,
        Om(
            "Vad papperen kallar avtalet: avtal, samverkansavtal, verksamhetsuppdrag, överenskommelse.",
            "samverkansavtal",
            kort=True,
        ),
    ]
    mellan: Annotated[tuple[PartRef, ...], Om("Parterna, som namn på poster under parter.")] = ()
    period: Annotated[
        Period | None, Om("Avtalets tid, till exempel 2018-02-01–2021-01-31. Båda dagarna räknas in.")
    ] = None
    forlangning: Annotated[
        Forlangning | None,
        Om("Möjlighet till förlängning: 2 år i taget, eller 1 år i taget, högst 2 gånger, eller 1+1 år."),
    ] = None
    langst_till: Annotated[Datum | None, Om("Sista dag med alla förlängningar. Räknas ut om den saknas.")] = (
        None
    )
    inom: Annotated[
        AvtalRef | None, Om("Avtalet som detta ligger inom, till exempel ett samverkansavtal.")
    ] = None
    efter: Annotated[AvtalRef | None, Om("Avtalet som detta följer efter.")] = None
    uppsagningstid: Annotated[Langd | None, Om("Uppsägningstid, till exempel 12 månader.")] = None
    diarienummer: Annotated[Diarienummer | None, Om("Avtalets diarienummer.")] = None
    beslutas: Annotated[
        bool, Om("Skriv ja på det avtal som nämnden nu beslutar om, om det inte heter uppdrag.")
    ] = False


class BeloppPost(Struct, frozen=True):
    """Ett namngivet belopp."""

    varde: Annotated[
        Belopp,
        Om(
            "Beloppet som det ska läsas: 3,8 mnkr per år, 10 000 kr per plats, ca 150 tkr.",
            "3,8 mnkr per år",
            kort=True,
        ),
    ]
    avser: Annotated[Prosa | None, Om("Vad beloppet är till för, i ord, som det ska stå i tabellen.")] = None
    avtal: Annotated[
        AvtalRef | None,
        Om("Avtalet som beloppet hör till. Bara det beslutade avtalets belopp står i tabellerna."),
    ] = None
    slag: Annotated[str | None, Om("Slag av belopp: arskostnad, engangsersattning, tillaggsanslag ...")] = (
        None
    )
    betalas_av: Annotated[PartRef | None, Om("Parten som betalar.")] = None
    betalas_till: Annotated[PartRef | None, Om("Parten som får betalt.")] = None
    prisniva: Annotated[str | None, Om("Prisnivå, till exempel 2019.")] = None
    summa_av: Annotated[
        tuple[BeloppRef, ...], Om("Beloppen som detta är summan av. Ger en summarad i tabellen.")
    ] = ()
    produkt_av: Annotated[tuple[FaktorRef, ...], Om("Beloppet och antalet som detta är produkten av.")] = ()
    motsvarar: Annotated[
        BeloppRef | None, Om("Samma belopp i en annan enhet, till exempel per månad i stället för per år.")
    ] = None
    jamfors_med: Annotated[
        BeloppRef | None, Om("Beloppet som detta jämförs med, till exempel förra avtalets.")
    ] = None
    ryms_inom: Annotated[BeloppRef | None, Om("Ramen som beloppet ska rymmas inom.")] = None


class AntalPost(Struct, frozen=True):
    """Ett namngivet antal."""

    varde: Annotated[
        Antal,
        Om("Antalet med sin enhet: 7 platser, 8–10 platser, 1 200 timmar per år.", "7 platser", kort=True),
    ]
    avser: Annotated[Prosa | None, Om("Vad antalet räknar, i ord, som det ska stå i tabellen.")] = None
    avtal: Annotated[AvtalRef | None, Om("Avtalet som antalet hör till.")] = None
    summa_av: Annotated[tuple[AntalRef, ...], Om("Antalen som detta är summan av.")] = ()


class DatumPost(Struct, frozen=True):
    """Ett annat namngivet datum eller en annan period."""

    varde: Annotated[Datum | Period, Om("Datumet eller perioden.", "2025-03-04", kort=True)]
    avser: Annotated[Prosa | None, Om("Vad datumet gäller, i ord.")] = None
