"""Påhittade ärenden för proven: stycken, namnträd och en enkel skrivare i stället för utkastets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from beslutsgen.arende.fields import Prosa
from beslutsgen.diagnostic import WholeFile
from beslutsgen.draft.content import Heading, ListItem, Paragraph, Table
from beslutsgen.draft.scope import Flag, Group, Items, Leaf, Missing, Prose, Written
from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.fill.properties import Properties
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template
from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Fault,
    Namn,
    Organisationsnummer,
    Period,
    parse,
    write,
)
from beslutsgen.passage import FactSpan, Mark, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Spot
    from beslutsgen.draft.content import Block, Content
    from beslutsgen.draft.scope import Node
    from beslutsgen.facts import Value

TEMPLATES: Final = Path(__file__).parents[2] / "templates"
MALLAR: Final = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
KOMMUN: Final = "Linköpings kommun"
PROPERTIES: Final = Properties(
    "Tjänsteskrivelse: Mark & Vatten <AB>", "SON 2017-417", KOMMUN, date(2017, 12, 1)
)
V = TypeVar("V", bound="Value")


@dataclass(frozen=True, slots=True)
class Nowhere:
    """En plats som inte är någonstans."""

    def spot(self, start: int, end: int) -> Spot:  # noqa: ARG002  # hela filen är platsen
        return WholeFile("exempel.yaml")


@dataclass(frozen=True, slots=True)
class Fact:
    """Ett faktum i ett stycke."""

    path: str
    value: Value
    notation: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """Formaterad text i ett stycke."""

    text: str
    kind: Literal["bold", "italic", "link"]
    target: str | None = None


Piece = str | Fact | Styled


def read(text: str, kind: type[V]) -> V:
    """Värdet som texten är."""
    value = parse(text, kind)
    assert not isinstance(value, Fault), value
    return value


def passage(*pieces: Piece) -> Passage:
    """Ett stycke av text, fakta och formaterad text."""
    text = ""
    facts: list[FactSpan] = []
    marks: list[Mark] = []
    for piece in pieces:
        start = len(text)
        if isinstance(piece, Fact):
            text += write(piece.value, piece.notation)
            facts.append(FactSpan(start, len(text), piece.value, piece.path, piece.notation))
        elif isinstance(piece, Styled):
            text += piece.text
            marks.append(Mark(start, len(text), piece.kind, piece.target))
        else:
            text += piece
    return Passage(text, Nowhere(), tuple(facts), tuple(marks))


def para(*pieces: Piece) -> Paragraph:
    """Ett vanligt stycke."""
    return Paragraph(passage(*pieces))


def points(*texts: str | tuple[Piece, ...], ordered: bool = False, level: int = 0) -> tuple[ListItem, ...]:
    """En lista."""
    made = (passage(*((text,) if isinstance(text, str) else text)) for text in texts)
    return tuple(ListItem(text, ordered, level, first=at == 0) for at, text in enumerate(made))


def head(text: str, level: int = 3) -> Heading:
    """En rubrik i ett block."""
    return Heading(passage(text), level)


def table(*rows: tuple[Piece, ...], total: bool = False) -> Table:
    """En tabell: första raden är rubrikrad, sista kolumnen står till höger."""
    cells = tuple(tuple(passage(cell) for cell in row) for row in rows)
    width = len(rows[0])
    left: Literal["left"] = "left"
    align: tuple[Literal["left", "right"], ...] = (*(left for _ in range(width - 1)), "right")
    return Table(cells[0], cells[1:], align, total)


def written(node: Node, notation: str) -> Content:
    """Utkastets skrivare i liten: fakta, prosa utan hänvisningar, färdiga block och uppräkningar."""
    if isinstance(node, Written):
        return node.content
    if isinstance(node, Group) and node.own is not None:
        return written(node.own, notation)
    if isinstance(node, Leaf):
        return (para(Fact(node.path, node.value, notation)),)
    if isinstance(node, Prose):
        return tuple(para(text) for text in node.prosa.text.split("\n\n"))
    return ()


def leaf(path: str, value: Value | None) -> Node:
    """Ett faktum, eller det som saknas."""
    return Missing(path) if value is None else Leaf(path, value)


def person(
    path: str, namn: str, titel: str | None = None, epost: str | None = None, telefon: str | None = None
) -> Group:
    """En tjänsteperson."""
    texts = {"namn": namn, "titel": titel, "epost": epost, "telefon": telefon}
    parts = {name: leaf(f"{path}.{name}", Namn(text) if text else None) for name, text in texts.items()}
    return Group(path, parts, Leaf(path, Namn(namn)))


def part(path: str, namn: str, nummer: str | None = None) -> Group:
    """En part."""
    number = read(nummer, Organisationsnummer) if nummer else None
    parts = {
        "namn": Leaf(f"{path}.namn", Namn(namn)),
        "organisationsnummer": leaf(f"{path}.organisationsnummer", number),
    }
    return Group(path, parts, Leaf(path, Namn(namn)))


def prose(path: str, text: str | None) -> Node:
    """Prosa, eller det som saknas."""
    return Missing(path) if text is None else Prose(path, Prosa(text))


BLOCKS: Final = (
    "beslut", "beslutspunkter", "sammanfattning", "arendet", "underlag", "bakgrund", "ekonomiska_konsekvenser",
    "kommunala_mal", "barnkonsekvenser", "samrad", "uppfoljning", "mbl", "skickas_till", "parterna", "uppdraget",
    "uppdragstid", "forlangning", "omfattning", "ersattning", "samverkan", "bemanning", "villkor",
)  # fmt: skip


def scope(
    facts: Mapping[str, Node], blocks: Mapping[str, Content], titel: str, *, utkast: bool = False
) -> dict[str, Node]:
    """Namnträdet för ett papper: det som inte anges saknas, och block som inte anges är tomma."""
    names = ("rubrik", "underrubrik", "diarienummer", "namnd", "forvaltning", "datum", "sammantrade")
    head_parts: dict[str, Node] = {name: Missing(f"arende.{name}") for name in names}
    head_parts |= {name: Items(f"arende.{name}", ()) for name in ("handlaggare", "undertecknare")}
    head_parts |= {
        name.removeprefix("arende."): node for name, node in facts.items() if name.startswith("arende.")
    }
    root: dict[str, Node] = {name: Written(name, blocks.get(name, ())) for name in BLOCKS}
    return root | {
        "arende": Group("arende", head_parts, None),
        "organisation": facts.get("organisation", organisation()),
        "bestallare": facts.get("bestallare", Missing("bestallare")),
        "utforare": facts.get("utforare", Missing("utforare")),
        "utkast": Flag("utkast", utkast),
        "papper": Group("papper", {"titel": Leaf("pack.papper.titel", Namn(titel))}, None),
    }


def organisation(*, full: bool = False) -> Group:
    """Kommunen, med alla uppgifter eller bara namnet."""
    texts = {"telefon": "013-20 60 00", "epost": "kommun@linkoping.se", "webbplats": "www.linkoping.se"}
    parts: dict[str, Node] = {
        name: leaf(f"pack.organisation.{name}", Namn(text) if full else None) for name, text in texts.items()
    }
    rows = ("Storgatan 43", "581 81 Linköping") if full else ()
    parts["kommun"] = Leaf("pack.organisation.kommun", Namn(KOMMUN))
    parts["adress"] = Items(
        "pack.organisation.adress", tuple(Leaf("pack.organisation.adress", Namn(row)) for row in rows)
    )
    number = Organisationsnummer("212000-0449") if full else None
    parts["organisationsnummer"] = leaf("pack.organisation.organisationsnummer", number)
    parts["logotyp"] = Missing("pack.organisation.logotyp")
    return Group("pack.organisation", parts, None)


PERIOD: Final = Fact("avtal.uppdrag.period", read("2018-03-01–2021-01-31", Period))
RAM: Final = Fact("avtal.samverkansavtal.period", read("2018-02-01–2021-01-31", Period), "utskrivet")
ARSKOSTNAD: Final = Fact("belopp.uppdrag", read("3,8 mnkr per år", Belopp))
UTRUSTNING: Final = Fact("belopp.basutrustning", read("10 000 kr per plats", Belopp))
PLATSER: Final = Fact("antal.platser", read("7 platser", Antal))
SVIKT: Final = Fact("antal.sviktplatser", read("1 sviktplats", Antal), "ord")
MBL_DATUM: Final = Fact("mbl.datum", read("2017-11-06", Datum))


def full_facts() -> dict[str, Node]:
    """Ett ärende där allt är ifyllt."""
    return {
        "arende.rubrik": prose(
            "arende.rubrik",
            "Korttidsvård/mellanvård och rehabilitering vid Kanberget för personer med psykisk funktionsnedsättning",
        ),
        "arende.underrubrik": prose("arende.underrubrik", "verksamhetsuppdrag till Leanlink Råd och stöd"),
        "arende.diarienummer": Leaf("arende.diarienummer", Diarienummer("SON 2017-417")),
        "arende.namnd": part("parter.bestallare", "Social- och omsorgsnämnden"),
        "arende.forvaltning": Leaf("arende.forvaltning", Namn("Social- och omsorgsförvaltningen")),
        "arende.datum": Leaf("arende.datum", read("2017-12-01", Datum)),
        "arende.sammantrade": Leaf("arende.sammantrade", read("2017-12-14", Datum)),
        "arende.handlaggare": Items(
            "arende.handlaggare",
            (
                person(
                    "arende.handlaggare[1]", "Åsa Öberg", "Utredare", "asa.oberg@linkoping.se", "013-20 61 11"
                ),
                person("arende.handlaggare[2]", "Per Ek"),
            ),
        ),
        "arende.undertecknare": Items(
            "arende.undertecknare",
            (
                person("arende.undertecknare[1]", "Linda Ljungqvist", "Omsorgsdirektör"),
                person("arende.undertecknare[2]", "Mats Järv", "Avdelningschef"),
            ),
        ),
        "organisation": organisation(full=True),
        "bestallare": part("parter.bestallare", "Social- och omsorgsnämnden", "212000-0449"),
        "utforare": part("parter.utforare", "Leanlink Råd och stöd", "212000-0449"),
    }


def full_blocks() -> dict[str, Content]:
    """Block med stycken, listor, rubriker och tabeller."""
    lorem = (
        "Den sammanhållna verksamheten ska planeras och bemannas med personal från både kommunen "
        "och Region Östergötland. Samordningen utgör en central del i verksamhetsuppdraget, och personalen får en "
        "gemensam introduktion under två veckor."
    )
    common = para(
        "Verksamhetsuppdraget gäller för perioden ",
        PERIOD,
        " med möjlighet till förlängning med två år i taget.",
    )
    money: tuple[Block, ...] = (
        para("Kostnaden för uppdraget är ", ARSKOSTNAD, ". Engångsersättningen är ", UTRUSTNING, "."),
        table(
            ("Kostnaden avser", "Belopp"),
            ("Verksamhet och personal för den del som kommunen ansvarar för", ARSKOSTNAD),
            ("Basutrustning vid uppstart", UTRUSTNING),
            ("Summa", ARSKOSTNAD),
            total=True,
        ),
        para("Kostnaden ryms inom nämndens budget för korttidsvård."),
    )
    return {
        "beslut": points(
            "Verksamhetsuppdrag till Leanlink Råd och stöd avseende korttidsvård/mellanvård och rehabilitering "
            "vid Kanberget "
            "godkänns enligt social- och omsorgsförvaltningens förslag.",
            "Omsorgsdirektören ges rätt att teckna verksamhetsuppdraget.",
            "Beslutet justeras omedelbart.",
            ordered=True,
        ),
        "sammanfattning": (
            para(
                "Mark & Vatten <AB> sköter fastigheten. ", Styled("Viktigt", "bold"), " att veta: 😀 שלום é."
            ),
        ),
        "arendet": (
            para(
                "Nämnden har tecknat samverkansavtal med Region Östergötland. Avtalet avser perioden ",
                RAM,
                ".",
            ),
            para(f"{lorem} {lorem}"),
            common,
            *points("Verksamheten avser sju platser.", "En sviktplats finns för tillfälligt stöd."),
        ),
        "underlag": points(
            "Tjänsteskrivelse: Korttidsvård/mellanvård och rehabilitering vid Kanberget, 2017-12-01",
            "Verksamhetsuppdrag till Leanlink Råd och stöd",
            (
                "Se ",
                Styled(
                    "kommunfullmäktiges övergripande mål", "link", "https://www.linkoping.se/mål?år=2019&x=1"
                ),
                ".",
            ),
        ),
        "bakgrund": (
            para(f"{lorem} {lorem} {lorem}"),
            common,
            para("Verksamheten omfattar ", PLATSER, " samt ", SVIKT, "."),
        ),
        "ekonomiska_konsekvenser": money,
        "kommunala_mal": (
            para("Uppdraget bidrar till ", Styled("trygg omsorg", "italic"), " i hela kommunen."),
        ),
        "barnkonsekvenser": (
            para("Beslutet påverkar inte barn direkt."),
            head("Barn som anhöriga"),
            para(lorem),
        ),
        "samrad": (para("Samråd har skett med Region Östergötland och Leanlink Råd och stöd."),),
        "uppfoljning": (
            para("Verksamheten följs upp utifrån:"),
            *points("patientperspektiv", "personalperspektiv"),
            *points("två gånger om året", "vid behov", level=1),
            *points("verksamhetsperspektiv"),
        ),
        "mbl": (para("Information enligt 19 § MBL har skett ", MBL_DATUM, "."),),
        "skickas_till": points("Leanlink Råd och stöd", "Region Östergötland"),
        "parterna": (
            table(
                ("Roll", "Part", "Organisationsnummer"),
                ("Beställare", "Social- och omsorgsnämnden", "212000-0449"),
                ("Utförare", "Leanlink Råd och stöd", "212000-0449"),
            ),
        ),
        "uppdraget": (para(lorem), *points("9 § 6 LSS, korttidsvistelse utanför det egna hemmet")),
        "uppdragstid": (common,),
        "forlangning": (para("Uppdraget kan förlängas med två år i taget."),),
        "omfattning": (table(("Avser", "Antal"), ("Platser", PLATSER), ("Sviktplats", SVIKT)),),
        "ersattning": money[:2],
        "samverkan": (para(lorem),),
        "bemanning": (para(lorem),),
        "villkor": (
            head("Offentlighet och sekretess"),
            para("Utförarens handlingar om verksamheten är kommunens allmänna handlingar."),
            head("Arkiv"),
            *points("ordna", "bevara", "gallra", ordered=True),
            para("Därefter:"),
            *points("lämna över", ordered=True),
        ),
    }


def minimal_facts() -> dict[str, Node]:
    """Ett ärende där bara det som krävs är ifyllt."""
    return {
        "arende.rubrik": prose("arende.rubrik", "Riktlinjer för resor"),
        "arende.namnd": Leaf("arende.namnd", Namn("Tekniska nämnden")),
    }


def minimal_blocks() -> dict[str, Content]:
    """Bara beslutspunkten."""
    return {
        "beslut": points("Riktlinjerna för resor antas.", ordered=True),
        "underlag": points("Riktlinjer för resor"),
    }


@cache
def mall(name: str) -> CompiledTemplate:
    """En av paketets mallar, färdig att fylla i."""
    compiled = compile_template((TEMPLATES / f"{name}.docx").read_bytes(), f"{name}.docx", full_scope(name))
    assert isinstance(compiled, CompiledTemplate), compiled
    return compiled


def full_scope(name: str, *, utkast: bool = False) -> dict[str, Node]:
    """Det fullständiga ärendets namnträd."""
    return scope(full_facts(), full_blocks(), name.capitalize().replace("-", " "), utkast=utkast)


def minimal_scope(name: str, *, utkast: bool = False) -> dict[str, Node]:
    """Det minsta ärendets namnträd."""
    return scope(minimal_facts(), minimal_blocks(), name.capitalize().replace("-", " "), utkast=utkast)


def paper(name: str, names: Mapping[str, Node]) -> Paper:
    """Ett papper ur en av paketets mallar."""
    made = make_paper(mall(name), names, written, PROPERTIES)
    assert isinstance(made, Paper), made
    return made
