"""Granskningen som en enda webbsida: papperen sida vid sida, märkta uppgifter och fynd länkade till sina platser."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot
from beslutsgen.pattern import late
from beslutsgen.report.blocks import parts
from beslutsgen.report.finding import SEVERITIES
from beslutsgen.report.places import Places
from beslutsgen.report.reviewed import not_read, paper_line, reviewed_kinds, verdict_line
from beslutsgen.report.words import findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from markupsafe import Markup

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.blocks import PartShown
    from beslutsgen.report.outcome import Outcome, Result, ReviewedPaper

GENERATOR: Final = "beslutsgen"
_MARK: Final = f'<meta name="generator" content="{GENERATOR} '
# Så långt in i filen står märket som säger att sidan är vår.
_WITHIN: Final = 4096
# Längre citat än så kortas i listan över fynd.
_LONGEST: Final = 160
_DATE: Final = late(r"\b\d{4}-\d{2}(-\d{2})?\b")
_STATES: Final[Mapping[str, str]] = {
    "bound": "bunden till ärendet",
    "matched": "stämmer med ärendet",
    "free": "finns inte i ärendet",
}
# Utan ärendefil är en uppgift som står på flera ställen lika med de andra.
_ALONE: Final[Mapping[str, str]] = {
    "bound": "bunden till ärendet",
    "matched": "står mer än en gång",
    "free": "står en gång",
}


class PlaceShown(Struct, frozen=True):
    """En plats i ord, med länk till den om den finns på sidan."""

    text: str
    excerpt: str
    link: str | None
    message: str = ""


class FindingShown(Struct, frozen=True):
    """Ett fynd i listan."""

    id: str
    number: int
    severity: Severity
    word: str
    code: str
    message: str
    hint: str | None
    places: tuple[PlaceShown, ...]


class PaperShown(Struct, frozen=True):
    """Ett papper på sidan."""

    id: str
    name: str
    file: str
    facts: str
    notes: tuple[str, ...]
    unread: tuple[str, ...]
    parts: tuple[PartShown, ...]
    gone: tuple[str, ...]


class GroupShown(Struct, frozen=True):
    """Ett ärendes papper, med omdöme, fynd och det som inte lästes."""

    id: str
    name: str
    verdict: str
    tone: str
    counts: str
    checked: str
    unread: tuple[str, ...]
    states: Mapping[str, str]
    findings: tuple[FindingShown, ...]
    accepted: tuple[tuple[str, str, str], ...]
    papers: tuple[PaperShown, ...]


def as_html(result: Result, version: str) -> str:
    """Hela sidan; den hämtar ingenting någon annanstans ifrån."""
    made = [_Group(name, outcome, number) for number, (name, outcome) in enumerate(result.cases, 1)]
    if not made:
        made = [_Group("Granskningen", result.whole, 1)]
    data = {fact["id"]: fact for one in made for fact in one.facts()}
    return _template().render(
        groups=[one.shown() for one in made], facts=data, generator=f"{GENERATOR} {version}"
    )


def is_ours(data: bytes) -> bool:
    """Om filen är en granskningssida som programmet har skrivit."""
    return _MARK.encode() in data[:_WITHIN]


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["datum"] = _with_whole_dates
    source = resources.files("beslutsgen.report").joinpath("page.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source)


class _Group:
    """Ett ärende som ska visas."""

    def __init__(self, name: str, outcome: Outcome, number: int) -> None:
        self.prefix = f"g{number}-"
        self.name = name
        self.outcome = outcome
        # Det allvarligaste först: så läses de på mötet.
        self.diagnostics = sorted(outcome.diagnostics, key=lambda found: found.severity.rank)
        self.places = Places(self.prefix, outcome.documents, self.diagnostics)

    def shown(self) -> GroupShown:
        """Det som sidan visar."""
        outcome = self.outcome
        against = any(paper.case is not None for paper in outcome.reviewed)
        return GroupShown(
            self.prefix,
            self.name,
            verdict_line(outcome.tally),
            _tone(outcome),
            findings(outcome.tally) or "inga anmärkningar",
            reviewed_kinds(outcome.tally),
            tuple(not_read(outcome)),
            _STATES if against else _ALONE,
            tuple(self._finding(number, found) for number, found in enumerate(self.diagnostics, 1)),
            tuple((one.diagnostic.code, one.diagnostic.message, one.reason) for one in outcome.accepted),
            tuple(self._paper(number, paper) for number, paper in enumerate(outcome.reviewed)),
        )

    def facts(self) -> list[dict[str, Any]]:
        """Det som sidan säger om varje uppgift när någon pekar på den."""
        return [
            {
                "id": fact.id, "path": fact.path, "kind": fact.kind, "value": fact.value, "where": fact.where,
                "text": fact.text, "state": fact.state, "others": fact.others,
            }
            for found in self.places.facts.values()
            for fact in found
        ]  # fmt: skip

    def _paper(self, number: int, paper: ReviewedPaper) -> PaperShown:
        return PaperShown(
            f"{self.prefix}p{number + 1}",
            self.places.name(paper.file),
            paper.file,
            paper_line(paper),
            paper.notes,
            tuple(one.reason for one in self.outcome.unread if one.file == paper.file),
            parts(self.places, number),
            self.outcome.documents[number].history.gone,
        )

    def _finding(self, number: int, found: Diagnostic) -> FindingShown:
        return FindingShown(
            f"{self.prefix}fynd{number}",
            number,
            found.severity,
            SEVERITIES[found.severity],
            found.code,
            found.message,
            found.hint,
            (
                self._place(number, found.spot, ""),
                *(self._place(number, one.spot, one.message) for one in found.related),
            ),
        )

    def _place(self, number: int, spot: Spot, message: str) -> PlaceShown:
        excerpt = " ".join(spot.excerpt.split()) if isinstance(spot, (PaperSpot, TextSpot)) else ""
        return PlaceShown(self._where(spot), _quoted(excerpt), self.places.link(number, spot), message)

    def _where(self, spot: Spot) -> str:
        name = self.places.name(spot.file)
        if isinstance(spot, TextSpot):
            return f"{name}, rad {spot.line}"
        if isinstance(spot, PaperSpot) and spot.heading:
            return f"{name}, under ”{' '.join(spot.heading.split())}”"
        return name


def _quoted(excerpt: str) -> str:
    """Citatet, kortat där det är så långt att det skymmer fynden; hela står i papperet."""
    if len(excerpt) <= _LONGEST:
        return excerpt
    return f"{excerpt[:_LONGEST].rpartition(' ')[0] or excerpt[:_LONGEST]} …"


def _with_whole_dates(text: str) -> Markup:
    """Texten för sidan, med datum som inte delas mellan två rader."""
    from markupsafe import Markup, escape

    return Markup(_DATE.sub(r'<span class="date">\g<0></span>', str(escape(text))))  # noqa: S704  # texten är redan kodad


def _tone(outcome: Outcome) -> str:
    """Omdömets färg, som alltid också står i ord."""
    if outcome.count(Severity.ERROR):
        return "error"
    return "warning" if outcome.count(Severity.WARNING) or outcome.unread else "good"
