"""Ärendets modell: frusna dataklasser vars fält är ärendefilens nycklar.

Fältens beskrivningar (`om`) visas i redigerarens hjälp genom JSON-schemat. Metadata `kort` anger det fält som
fylls när bara ett värde skrivs i stället för flera nycklar (`platser: 7 platser`).
"""

# Typerna läses när programmet körs, och falt() ger ett dataklassfält.
# ruff: noqa: RUF009, TC001, TC003

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from beslutsgen.arende.fields import Nyckel, Prosa, Ref, StandardLag, falt, lista, namngivna, valfritt
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
)

Paketnyckel: TypeAlias = Annotated[str, Nyckel()]
PartRef: TypeAlias = Annotated[str, Ref("parter")]
PartEllerText: TypeAlias = Annotated[str, Ref("parter", fri=True)]
AvtalRef: TypeAlias = Annotated[str, Ref("avtal")]
BeloppRef: TypeAlias = Annotated[str, Ref("belopp")]
AntalRef: TypeAlias = Annotated[str, Ref("antal")]
# En produkt har ett belopp och ett antal som faktorer: båda avsnitten gäller.
FaktorRef: TypeAlias = Annotated[str, Ref("belopp|antal")]
Roll: TypeAlias = Literal["bestallare", "utforare", "samverkanspart", "remissinstans", "sokande", "annan"]


@dataclass(frozen=True, slots=True)
class Person:
    """En tjänsteperson."""

    namn: Namn = falt("Personens för- och efternamn.", "Eva Ek", kort=True)
    titel: Namn | None = valfritt("Befattning, till exempel Omsorgsdirektör.")
    epost: str | None = valfritt("E-postadress till arbetet.")
    telefon: str | None = valfritt("Telefonnummer till arbetet.")


@dataclass(frozen=True, slots=True)
class Huvud:
    """Det som står överst i papperen."""

    rubrik: Prosa = falt(
        "Ärendets rubrik, utan punkt. Den blir rubrik i alla papper.", "Korttidsvistelse för barn och unga"
    )
    namnd: PartEllerText = falt(
        "Nämnden som beslutar: namnet på en post under parter, eller nämndens namn.", "Omsorgsnämnden"
    )
    typ: Paketnyckel = falt(
        "Ärendets typ, till exempel verksamhetsuppdrag. Mallpaketet bestämmer vilka papper typen ger.",
        "verksamhetsuppdrag",
    )
    underrubrik: Prosa | None = valfritt("En rad under rubriken, med det som gör en lång rubrik tydlig.")
    diarienummer: Diarienummer | None = valfritt("Ärendets diarienummer, till exempel SON 2025-417.")
    forvaltning: PartEllerText | None = valfritt("Förvaltningen som lägger fram förslaget.")
    datum: Datum | None = valfritt("Tjänsteskrivelsens datum, till exempel 2025-03-04.")
    sammantrade: Datum | None = valfritt("Dagen då nämnden sammanträder.")
    handlaggare: tuple[Person, ...] = lista("Handläggare: ett namn, eller namn, titel, epost och telefon.")
    undertecknare: tuple[Person, ...] = lista("Den eller de som undertecknar tjänsteskrivelsen.")


@dataclass(frozen=True, slots=True)
class Part:
    """En part, ett organ eller en enhet som ärendet nämner."""

    namn: Namn = falt(
        "Partens fullständiga namn, som det ska stå i alla papper.", "Omsorgsnämnden", kort=True
    )
    roll: Roll | None = valfritt("Partens roll i ärendet.")
    organisationsnummer: Organisationsnummer | None = valfritt(
        "Organisationsnummer, till exempel 212000-0449."
    )
    aven_kallad: tuple[str, ...] = lista(
        "Andra riktiga namn på samma part, som regionen. De räknas inte som felskrivna."
    )


@dataclass(frozen=True, slots=True)
class Avtal:
    """Ett avtal, ett uppdrag eller en överenskommelse."""

    slag: str = falt(
        "Vad papperen kallar avtalet: avtal, samverkansavtal, verksamhetsuppdrag, överenskommelse.",
        "samverkansavtal",
        kort=True,
    )
    mellan: tuple[PartRef, ...] = lista("Parterna, som namn på poster under parter.")
    period: Period | None = valfritt(
        "Avtalets tid, till exempel 2018-02-01–2021-01-31. Båda dagarna räknas in."
    )
    forlangning: Forlangning | None = valfritt(
        "Möjlighet till förlängning: 2 år i taget, eller 1 år i taget, högst 2 gånger, eller 1+1 år."
    )
    langst_till: Datum | None = valfritt("Sista dag med alla förlängningar. Räknas ut om den saknas.")
    inom: AvtalRef | None = valfritt("Avtalet som detta ligger inom, till exempel ett samverkansavtal.")
    efter: AvtalRef | None = valfritt("Avtalet som detta följer efter.")
    uppsagningstid: Langd | None = valfritt("Uppsägningstid, till exempel 12 månader.")
    diarienummer: Diarienummer | None = valfritt("Avtalets diarienummer.")
    beslutas: bool = falt(
        "Skriv ja på det avtal som nämnden nu beslutar om, om det inte heter uppdrag.", default=False
    )


@dataclass(frozen=True, slots=True)
class BeloppPost:
    """Ett namngivet belopp."""

    varde: Belopp = falt(
        "Beloppet som det ska läsas: 3,8 mnkr per år, 10 000 kr per plats, ca 150 tkr.",
        "3,8 mnkr per år",
        kort=True,
    )
    avser: Prosa | None = valfritt("Vad beloppet är till för, i ord.")
    avtal: AvtalRef | None = valfritt(
        "Avtalet som beloppet hör till. Bara det beslutade avtalets belopp står i tabellerna."
    )
    slag: str | None = valfritt("Slag av belopp: arskostnad, engangsersattning, tillaggsanslag ...")
    betalas_av: PartRef | None = valfritt("Parten som betalar.")
    betalas_till: PartRef | None = valfritt("Parten som får betalt.")
    prisniva: str | None = valfritt("Prisnivå, till exempel 2019.")
    summa_av: tuple[BeloppRef, ...] = lista("Beloppen som detta är summan av. Ger en summarad i tabellen.")
    produkt_av: tuple[FaktorRef, ...] = lista("Beloppet och antalet som detta är produkten av.")
    motsvarar: BeloppRef | None = valfritt(
        "Samma belopp i en annan enhet, till exempel per månad i stället för per år."
    )
    jamfors_med: BeloppRef | None = valfritt("Beloppet som detta jämförs med, till exempel förra avtalets.")
    ryms_inom: BeloppRef | None = valfritt("Ramen som beloppet ska rymmas inom.")


@dataclass(frozen=True, slots=True)
class AntalPost:
    """Ett namngivet antal."""

    varde: Antal = falt(
        "Antalet med sin enhet: 7 platser, 8–10 platser, 1 200 timmar per år.", "7 platser", kort=True
    )
    avser: Prosa | None = valfritt("Vad antalet räknar, i ord.")
    avtal: AvtalRef | None = valfritt("Avtalet som antalet hör till.")
    summa_av: tuple[AntalRef, ...] = lista("Antalen som detta är summan av.")


@dataclass(frozen=True, slots=True)
class DatumPost:
    """Ett annat namngivet datum eller en annan period."""

    varde: Datum | Period = falt("Datumet eller perioden.", "2025-03-04", kort=True)
    avser: Prosa | None = valfritt("Vad datumet gäller, i ord.")


@dataclass(frozen=True, slots=True)
class Beslut:
    """Förslaget till beslut."""

    punkter: tuple[Prosa, ...] = falt(
        "Beslutspunkterna, var och en en hel mening som kan läsas för sig.",
        "Uppdraget till utföraren godkänns.",
        kort=True,
    )
    omedelbar_justering: bool = falt(
        "Skriv ja om beslutet ska justeras omedelbart. Ger en egen punkt.", default=False
    )


@dataclass(frozen=True, slots=True)
class EgenRubrik:
    """Ett avsnitt med egen rubrik."""

    rubrik: Prosa = falt("Avsnittets rubrik.", "Lokaler")
    innehall: Prosa = falt("Avsnittets text.", "Verksamheten flyttar till nya lokaler.")
    i: Paketnyckel = falt(
        "Papperet som avsnittet ska stå i: forslag-till-beslut, tjansteskrivelse eller verksamhetsuppdrag.",
        "tjansteskrivelse",
    )
    efter: Paketnyckel = falt("Avsnittet som det ska stå efter, till exempel bakgrund.", "bakgrund")


@dataclass(frozen=True, slots=True)
class Texter:
    """Papperens avsnitt."""

    sammanfattning: Prosa | None = valfritt("Sammanfattning i förslaget till beslut.")
    arende: Prosa | None = valfritt("Ärendet, i förslaget till beslut.")
    bakgrund: Prosa | None = valfritt("Bakgrund, i tjänsteskrivelsen.")
    ekonomiska_konsekvenser: Prosa | None = valfritt("Ekonomiska konsekvenser, i tjänsteskrivelsen.")
    kommunala_mal: Prosa | None = valfritt("Kommunala mål, i tjänsteskrivelsen.")
    barnkonsekvenser: Prosa | None = valfritt("Konsekvenser för barn, i tjänsteskrivelsen.")
    uppfoljning: Prosa | None = valfritt("Uppföljning och utvärdering, i tjänsteskrivelsen och uppdraget.")
    egna: tuple[EgenRubrik, ...] = lista("Avsnitt med egna rubriker.")


@dataclass(frozen=True, slots=True)
class Samrad:
    """Samråd i ärendet."""

    med: tuple[PartEllerText, ...] = lista("De som samråd har skett med.")
    datum: Datum | None = valfritt("När samrådet skedde.")
    text: Prosa | None = valfritt("Egen text om samrådet, i stället för mallpaketets mening.", kort=True)


@dataclass(frozen=True, slots=True)
class Mbl:
    """Information eller förhandling enligt medbestämmandelagen."""

    form: Literal["information", "forhandling"] = falt(
        "information (19 §) eller forhandling (11 §).", "information"
    )
    paragraf: Annotated[Lagrum, StandardLag("MBL")] | None = valfritt("Paragrafen i MBL, till exempel 19 §.")
    datum: Datum | None = valfritt("Dagen då informationen eller förhandlingen sker.")
    i_anslutning_till: Literal["sammantrade"] | None = valfritt(
        "Skriv sammantrade om informationen ges i anslutning till nämndens sammanträde."
    )
    text: Prosa | None = valfritt("Egen text, i stället för mallpaketets mening.")


@dataclass(frozen=True, slots=True)
class Ersattning:
    """Villkor för ersättningen i verksamhetsuppdraget."""

    index: Prosa | None = valfritt(
        "Hur ersättningen räknas upp, till exempel: OPI, första gången 2026-01-01."
    )
    fakturering: Prosa | None = valfritt("Hur ersättningen faktureras, till exempel: månadsvis i efterskott.")


@dataclass(frozen=True, slots=True)
class Uppdrag:
    """Det som verksamhetsuppdraget säger utöver faktauppgifterna."""

    malgrupp: Prosa | None = valfritt("För vem: målgruppen.")
    beskrivning: Prosa | None = valfritt("Vad uppdraget går ut på.")
    samverkan: Prosa | None = valfritt("Samverkan i uppdraget.")
    bemanning: Prosa | None = valfritt("Bemanning i uppdraget.")
    ersattning: Ersattning | None = valfritt("Villkor för ersättningen.")
    villkor: Mapping[str, bool | Prosa] = namngivna(
        "Mallpaketets standardvillkor: ja eller nej, eller egen text i stället för standardtexten."
    )


@dataclass(frozen=True, slots=True)
class Underlag:
    """Ett beslutsunderlag utöver ärendets egna papper."""

    titel: Prosa = falt("Underlagets titel.", "Riskbedömning", kort=True)
    datum: Datum | None = valfritt("Underlagets datum.")
    fil: str | None = valfritt("Filens namn i ärendets mapp.")
    lank: str | None = valfritt("Adress, om underlaget är publicerat.")


@dataclass(frozen=True, slots=True)
class Undantag:
    """Ett fynd som är granskat och godtaget; det står kvar i varje rapport."""

    kod: str = falt("Fyndets kod, till exempel DAT004.", "DAT004")
    skal: str = falt("Varför fyndet godtas.", "Uppehållet är avtalat med utföraren.")
    galler: str | None = valfritt("Vad det gäller: sökväg i ärendefilen, eller ett citat ur papperet.")


@dataclass(frozen=True, slots=True)
class Arende:
    """Ett helt ärende, som ärendefilen beskriver det."""

    arende: Huvud = falt(
        "Ärendets huvuduppgifter.",
        "\n  rubrik: Korttidsvistelse för barn och unga\n  typ: verksamhetsuppdrag\n  namnd: Omsorgsnämnden",
    )
    beslut: Beslut = falt(
        "Förslaget till beslut: numrerade punkter.", "\n  - Uppdraget till utföraren godkänns."
    )
    parter: Mapping[str, Part] = namngivna("Parterna, med namn som du väljer själv.")
    termer: Mapping[str, Namn] = namngivna("Egennamn och begrepp som ska skrivas likadant överallt.")
    avtal: Mapping[str, Avtal] = namngivna(
        "Avtal, uppdrag och överenskommelser. Det som nu beslutas heter uppdrag."
    )
    belopp: Mapping[str, BeloppPost] = namngivna("Belopp, vart och ett angivet en gång.")
    antal: Mapping[str, AntalPost] = namngivna("Antal, vart och ett angivet en gång.")
    datum: Mapping[str, DatumPost] = namngivna("Andra datum och perioder.")
    lagrum: Mapping[str, Lagrum] = namngivna("Lagrum, till exempel 9 § 6 LSS.")
    text: Texter = field(default_factory=Texter, metadata={"om": "Papperens avsnitt.", "kort": False})
    samrad: Samrad | None = valfritt("Samråd i ärendet.")
    mbl: Mbl | None = valfritt("Information eller förhandling enligt medbestämmandelagen.")
    stycken: Mapping[str, Prosa] = namngivna("Text som används i mer än ett papper: {{ stycken.namn }}.")
    uppdrag: Uppdrag = field(
        default_factory=Uppdrag,
        metadata={"om": "Det som verksamhetsuppdraget behöver utöver uppgifterna ovan.", "kort": False},
    )
    underlag: tuple[Underlag, ...] = lista(
        "Bilagor och tidigare beslut. Ärendets egna papper läggs till av sig själva."
    )
    skickas_till: tuple[PartEllerText, ...] = lista("De som får beslutet: namn på parter, eller vanlig text.")
    kontroller: tuple[str, ...] = lista(
        "Egna kontroller, till exempel belopp.ny + belopp.kvar == belopp.tidigare."
    )
    undantag: tuple[Undantag, ...] = lista("Godtagna fynd, med skäl.")
