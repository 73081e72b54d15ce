"""Ärendets modell: frusna poster vars fält är ärendefilens nycklar.

Fältens beskrivningar (`Om`) visas i redigerarens hjälp genom JSON-schemat. `kort` anger det fält som fylls när bara
ett värde skrivs i stället för flera nycklar (`platser: 7 platser`). Typerna läses när programmet körs: därför står de
som typer och inte som text (inget `annotations` ur `__future__`).
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct, field

from beslutsgen.arende.fields import Nyckel, Om, Prosa, StandardLag
from beslutsgen.arende.uppgifter import AntalPost, Avtal, BeloppPost, DatumPost, Part, PartEllerText
from beslutsgen.facts import Datum, Diarienummer, Lagrum, Namn

Paketnyckel: TypeAlias = Annotated[str, Nyckel()]


class Person(Struct, frozen=True):
    """En tjänsteperson."""

    namn: Annotated[Namn, Om("Personens för- och efternamn.", "Eva Ek", kort=True)]
    titel: Annotated[Namn | None, Om("Befattning, till exempel Omsorgsdirektör.")] = None
    epost: Annotated[str | None, Om("E-postadress till arbetet.")] = None
    telefon: Annotated[str | None, Om("Telefonnummer till arbetet.")] = None


class Huvud(Struct, frozen=True):
    """Det som står överst i papperen."""

    rubrik: Annotated[
        Prosa,
        Om(
            "Ärendets rubrik, utan punkt. Den blir rubrik i alla papper.",
            "Korttidsvistelse för barn och unga",
        ),
    ]
    namnd: Annotated[
        PartEllerText,
        Om("Nämnden som beslutar: namnet på en post under parter, eller nämndens namn.", "Omsorgsnämnden"),
    ]
    typ: Annotated[
        Paketnyckel,
        Om(
            "Ärendets typ, till exempel verksamhetsuppdrag. Mallpaketet bestämmer vilka papper typen ger.",
            "verksamhetsuppdrag",
        ),
    ]
    underrubrik: Annotated[
        Prosa | None, Om("En rad under rubriken, med det som gör en lång rubrik tydlig.")
    ] = None
    diarienummer: Annotated[Diarienummer | None, Om("Ärendets diarienummer, till exempel SON 2025-417.")] = (
        None
    )
    forvaltning: Annotated[PartEllerText | None, Om("Förvaltningen som lägger fram förslaget.")] = None
    datum: Annotated[Datum | None, Om("Tjänsteskrivelsens datum, till exempel 2025-03-04.")] = None
    sammantrade: Annotated[Datum | None, Om("Dagen då nämnden sammanträder.")] = None
    handlaggare: Annotated[
        tuple[Person, ...], Om("Handläggare: ett namn, eller namn, titel, epost och telefon.")
    ] = ()
    undertecknare: Annotated[tuple[Person, ...], Om("Den eller de som undertecknar tjänsteskrivelsen.")] = ()


class Beslut(Struct, frozen=True):
    """Förslaget till beslut."""

    punkter: Annotated[
        tuple[Prosa, ...],
        Om(
            "Beslutspunkterna, var och en en hel mening som kan läsas för sig.",
            "Uppdraget till utföraren godkänns.",
            kort=True,
        ),
    ]
    omedelbar_justering: Annotated[
        bool, Om("Skriv ja om beslutet ska justeras omedelbart. Ger en egen punkt.")
    ] = False


class EgenRubrik(Struct, frozen=True):
    """Ett avsnitt med egen rubrik."""

    rubrik: Annotated[Prosa, Om("Avsnittets rubrik.", "Lokaler")]
    innehall: Annotated[Prosa, Om("Avsnittets text.", "Verksamheten flyttar till nya lokaler.")]
    i: Annotated[
        Paketnyckel,
        Om(
            "Papperet som avsnittet ska stå i: forslag-till-beslut, tjansteskrivelse eller verksamhetsuppdrag.",
            "tjansteskrivelse",
        ),
    ]
    efter: Annotated[Paketnyckel, Om("Avsnittet som det ska stå efter, till exempel bakgrund.", "bakgrund")]


class Texter(Struct, frozen=True):
    """Papperens avsnitt."""

    sammanfattning: Annotated[Prosa | None, Om("Sammanfattning i förslaget till beslut.")] = None
    arende: Annotated[Prosa | None, Om("Ärendet, i förslaget till beslut.")] = None
    bakgrund: Annotated[Prosa | None, Om("Bakgrund, i tjänsteskrivelsen.")] = None
    ekonomiska_konsekvenser: Annotated[Prosa | None, Om("Ekonomiska konsekvenser, i tjänsteskrivelsen.")] = (
        None
    )
    kommunala_mal: Annotated[Prosa | None, Om("Kommunala mål, i tjänsteskrivelsen.")] = None
    barnkonsekvenser: Annotated[Prosa | None, Om("Konsekvenser för barn, i tjänsteskrivelsen.")] = None
    uppfoljning: Annotated[
        Prosa | None, Om("Uppföljning och utvärdering, i tjänsteskrivelsen och uppdraget.")
    ] = None
    egna: Annotated[tuple[EgenRubrik, ...], Om("Avsnitt med egna rubriker.")] = ()


class Samrad(Struct, frozen=True):
    """Samråd i ärendet."""

    med: Annotated[tuple[PartEllerText, ...], Om("De som samråd har skett med.")] = ()
    datum: Annotated[Datum | None, Om("När samrådet skedde.")] = None
    text: Annotated[
        Prosa | None, Om("Egen text om samrådet, i stället för mallpaketets mening.", kort=True)
    ] = None


class Mbl(Struct, frozen=True):
    """Information eller förhandling enligt medbestämmandelagen."""

    form: Annotated[
        Literal["information", "forhandling"],
        Om("information (19 §) eller forhandling (11 §).", "information"),
    ]
    paragraf: Annotated[
        Annotated[Lagrum, StandardLag("MBL")] | None, Om("Paragrafen i MBL, till exempel 19 §.")
    ] = None
    datum: Annotated[Datum | None, Om("Dagen då informationen eller förhandlingen sker.")] = None
    i_anslutning_till: Annotated[
        Literal["sammantrade"] | None,
        Om("Skriv sammantrade om informationen ges i anslutning till nämndens sammanträde."),
    ] = None
    text: Annotated[Prosa | None, Om("Egen text, i stället för mallpaketets mening.")] = None


class Ersattning(Struct, frozen=True):
    """Villkor för ersättningen i verksamhetsuppdraget."""

    index: Annotated[
        Prosa | None, Om("Hur ersättningen räknas upp, till exempel: OPI, första gången 2026-01-01.")
    ] = None
    fakturering: Annotated[
        Prosa | None, Om("Hur ersättningen faktureras, till exempel: månadsvis i efterskott.")
    ] = None


class Uppdrag(Struct, frozen=True):
    """Det som verksamhetsuppdraget säger utöver faktauppgifterna."""

    malgrupp: Annotated[Prosa | None, Om("För vem: målgruppen.")] = None
    beskrivning: Annotated[Prosa | None, Om("Vad uppdraget går ut på.")] = None
    samverkan: Annotated[Prosa | None, Om("Samverkan i uppdraget.")] = None
    bemanning: Annotated[Prosa | None, Om("Bemanning i uppdraget.")] = None
    ersattning: Annotated[Ersattning | None, Om("Villkor för ersättningen.")] = None
    villkor: Annotated[
        Mapping[str, bool | Prosa],
        Om("Mallpaketets standardvillkor: ja eller nej, eller egen text i stället för standardtexten."),
    ] = field(default_factory=dict)


class Underlag(Struct, frozen=True):
    """Ett beslutsunderlag utöver ärendets egna papper."""

    titel: Annotated[Prosa, Om("Underlagets titel.", "Riskbedömning", kort=True)]
    datum: Annotated[Datum | None, Om("Underlagets datum.")] = None
    fil: Annotated[str | None, Om("Filens namn i ärendets mapp.")] = None
    lank: Annotated[str | None, Om("Adress, om underlaget är publicerat.")] = None


class Undantag(Struct, frozen=True):
    """Ett fynd som är granskat och godtaget; det står kvar i varje rapport."""

    kod: Annotated[str, Om("Fyndets kod, till exempel DAT004.", "DAT004")]
    skal: Annotated[str, Om("Varför fyndet godtas.", "Uppehållet är avtalat med utföraren.")]
    galler: Annotated[
        str | None, Om("Vad det gäller: sökväg i ärendefilen, eller ett citat ur papperet.")
    ] = None


class Arende(Struct, frozen=True):
    """Ett helt ärende, som ärendefilen beskriver det."""

    arende: Annotated[
        Huvud,
        Om(
            "Ärendets huvuduppgifter.",
            "\n  rubrik: Korttidsvistelse för barn och unga\n  typ: verksamhetsuppdrag\n  namnd: Omsorgsnämnden",
        ),
    ]
    beslut: Annotated[
        Beslut, Om("Förslaget till beslut: numrerade punkter.", "\n  - Uppdraget till utföraren godkänns.")
    ]
    parter: Annotated[Mapping[str, Part], Om("Parterna, med namn som du väljer själv.")] = field(
        default_factory=dict
    )
    termer: Annotated[Mapping[str, Namn], Om("Egennamn och begrepp som ska skrivas likadant överallt.")] = (
        field(default_factory=dict)
    )
    avtal: Annotated[
        Mapping[str, Avtal], Om("Avtal, uppdrag och överenskommelser. Det som nu beslutas heter uppdrag.")
    ] = field(default_factory=dict)
    belopp: Annotated[Mapping[str, BeloppPost], Om("Belopp, vart och ett angivet en gång.")] = field(
        default_factory=dict
    )
    antal: Annotated[Mapping[str, AntalPost], Om("Antal, vart och ett angivet en gång.")] = field(
        default_factory=dict
    )
    datum: Annotated[Mapping[str, DatumPost], Om("Andra datum och perioder.")] = field(default_factory=dict)
    lagrum: Annotated[Mapping[str, Lagrum], Om("Lagrum, till exempel 9 § 6 LSS.")] = field(
        default_factory=dict
    )
    text: Annotated[Texter, Om("Papperens avsnitt.")] = field(default_factory=Texter)
    samrad: Annotated[Samrad | None, Om("Samråd i ärendet.")] = None
    mbl: Annotated[Mbl | None, Om("Information eller förhandling enligt medbestämmandelagen.")] = None
    stycken: Annotated[
        Mapping[str, Prosa], Om("Text som används i mer än ett papper: {{ stycken.namn }}.")
    ] = field(default_factory=dict)
    uppdrag: Annotated[Uppdrag, Om("Det som verksamhetsuppdraget behöver utöver uppgifterna ovan.")] = field(
        default_factory=Uppdrag
    )
    underlag: Annotated[
        tuple[Underlag, ...],
        Om("Bilagor och tidigare beslut. Ärendets egna papper läggs till av sig själva."),
    ] = ()
    skickas_till: Annotated[
        tuple[PartEllerText, ...], Om("De som får beslutet: namn på parter, eller vanlig text.")
    ] = ()
    kontroller: Annotated[
        tuple[str, ...], Om("Egna kontroller, till exempel belopp.ny + belopp.kvar == belopp.tidigare.")
    ] = ()
    undantag: Annotated[tuple[Undantag, ...], Om("Godtagna fynd, med skäl.")] = ()
