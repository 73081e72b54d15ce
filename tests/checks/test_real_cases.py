"""Fynden i de två verkliga ärendena, med skälen till att de är riktiga, och i papperen som ärendena kom ifrån."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from harness import ROOT, findings, load

from beslutsgen.checks.judge import judge
from beslutsgen.diagnostic import Severity, TextSpot

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic

# Papperen sa inget av detta, och ärendefilerna hittar inte på; därför är fynden upplysningar och inga fel.
REASONS: Final = {
    "kanberget": {
        (
            "DAT005",
            "avtal.uppdrag.period",
        ): "Samverkansavtalet började en månad före uppdraget, utan förklaring.",
        ("DAT013", "avtal.samverkansavtal.forlangning"): "Två år i taget, utan antal gånger eller sista dag.",
        ("DAT013", "avtal.uppdrag.forlangning"): "Två år i taget, utan antal gånger eller sista dag.",
        ("BEL009", "belopp.basutrustning"): "10 000 kr per plats: sju eller åtta platser.",
        ("TEX005", "beslut.punkter[1]"): "Punkten säger varken tid eller kostnad, bara kontorets förslag.",
        ("UND004", "skickas_till"): "Regionen och socialförvaltningen samråddes med men får inte beslutet.",
    },
    "korttidsvistelse-lss": {
        ("BEL006", "belopp.uppdrag"): "Prisnivån anges bara för den tidigare kostnaden.",
        ("LAG004", "mbl.form"): "Verksamheten byter utförare, och papperet nämner bara information.",
        (
            "TEX005",
            "beslut.punkter[1]",
        ): "Punkten säger varken tid eller kostnad, bara förvaltningens förslag.",
        ("TEX008", "text"): "Ärendet rör barn och unga men säger inget om följderna för dem.",
        ("UND006", "beslut"): "Ingen punkt säger vem som får underteckna uppdraget.",
    },
}
# Det som kontrollerna finner i papperens egen text, skriven för hand i ett ärende med rätta uppgifter.
MISTAKES: Final = {
    "kanberget": {
        ("NAM001", "Leanlink, Råd och stöd"),
        ("NAM001", "Lenalink Råd och stöd"),
        ("NAM001", "svikplats"),
        ("BEL007", "2,9 mnkr per år"),
        ("UND005", "funktionsnedsättning.docx"),
        ("UND005", "stöd.docx"),
        ("TEX018", "patient-, personal och"),
        ("TEX018", "Utvärderings och"),
    },
    "korttidsvistelse-lss": {
        ("LAG008", "LSS-lagen"),
        ("NAM006", "förläggning"),
        ("TEX018", "enlig överenskommelse"),
        ("TEX018", "vart tredje månad"),
        ("NAM002", "Ellen Keys gatan"),
        ("TEX004", "Länk till kommunfullmäktiges övergripande mål"),
        ("TEX010", "https://www.linkoping.se/"),
        ("TEX011", "Funktionsstöd"),
    },
}


_HEADINGS: Final = re.compile(
    r"^ *(Förslag till beslut|Ärende|Bakgrund|Ekonomiska konsekvenser|Kommunala mål|Samråd"
    r"|Uppföljning och utvärdering) *$",
    re.MULTILINE,
)


def _case(name: str) -> str:
    return (ROOT / "arenden" / f"{name}.yaml").read_text(encoding="utf-8")


def _path(found: Diagnostic) -> str | None:
    return found.spot.path if isinstance(found.spot, TextSpot) else None


@pytest.mark.parametrize("name", REASONS)
def test_the_findings_of_the_case_are_these_and_right(name: str) -> None:
    found = findings(_case(name), strict=False)
    assert {(one.code, _path(one)) for one in found} == set(REASONS[name])
    assert {one.severity for one in found} == {Severity.INFO}


@pytest.mark.parametrize("name", REASONS)
def test_nothing_in_the_case_is_typed_by_hand(name: str) -> None:
    assert "TEX003" not in {one.code for one in findings(_case(name), strict=True)}


def _paragraphs(name: str) -> list[str]:
    """Papperets stycken, med raderna ihopsatta; en avstavad dag eller period utan mellanrum, rubriker för sig."""
    text = (ROOT / "tests" / "data" / "papers" / f"{name}.txt").read_text(encoding="utf-8")
    text = _HEADINGS.sub(r"\n\1\n\n", text)
    joined = (" ".join(line.strip() for line in block.splitlines()) for block in re.split(r"\n\s*\n", text))
    tight = (re.sub(r"(?<=\d[-—]) (?=\d)", "", block.strip()) for block in joined)
    return [block for block in tight if block and not block.startswith("___")]


def _with_paper(name: str) -> str:
    """Ärendet med papperets text i stället för ärendets egen."""
    body = "".join(f"    {paragraph}\n\n" for paragraph in _paragraphs(name))
    own_text = re.compile(r"^text:\n(?:[ ].*\n|\n)*", re.MULTILINE)
    return own_text.sub(lambda _: f"text:\n  bakgrund: |\n{body}", _case(name))


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mistakes_in_the_paper_are_found_and_nothing_else(name: str) -> None:
    case = load(_with_paper(name))
    found = [one for one in judge(case.view, case.places) if _path(one) == "text.bakgrund"]
    mistakes = MISTAKES[name]
    for code, excerpt in mistakes:
        assert any(one.code == code and excerpt in _line(one) for one in found), (code, excerpt)
    unknown = [
        one
        for one in found
        if not any(one.code == code and excerpt in _line(one) for code, excerpt in mistakes)
    ]
    assert [one.message for one in unknown if not _cut_off(one)] == []


def _line(found: Diagnostic) -> str:
    return found.spot.line_text if isinstance(found.spot, TextSpot) else ""


def _cut_off(found: Diagnostic) -> bool:
    """En rubrik, mottagare eller rad som papperets textfil delar mitt i en mening saknar punkt av sig själv."""
    return found.code == "TEX011"
