"""Platser på granskningssidan: var varje uppgift och varje fynd står, och vad de heter i sidans länkar."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import listed
from beslutsgen.report.facts import in_words
from beslutsgen.report.words import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beslutsgen.diagnostic import Diagnostic, Severity, Spot
    from beslutsgen.review.marks import MarkedDocument, MarkedFact, State


class Position(NamedTuple):
    """Ett läge: papperets och styckets index, och lägena i styckets text."""

    paper: int
    paragraph: int
    start: int
    end: int


class Fact(Struct, frozen=True):
    """En uppgift på sidan; `others` är id för de andra ställena där samma uppgift står, `next` för nästa."""

    id: str
    start: int
    end: int
    state: State
    path: str | None
    kind: str
    value: str
    where: str
    text: str
    others: tuple[str, ...]
    next: str


class Mention(Struct, frozen=True):
    """Ett ställe i ett papper som ett fynd handlar om."""

    id: str
    number: int
    start: int
    end: int
    severity: Severity
    code: str


class Places:
    """Alla platser i ett ärendes papper."""

    def __init__(self, prefix: str, documents: Sequence[MarkedDocument], found: Sequence[Diagnostic]) -> None:
        self.prefix = prefix
        self.documents = documents
        self.names = _names(documents)
        self._spans = {one.document.file: _spans(one) for one in documents}
        self._papers = {one.document.file: number for number, one in enumerate(documents)}
        self.facts = self._facts()
        self.mentions: dict[tuple[int, int], list[Mention]] = defaultdict(list)
        self.links: dict[tuple[int, Spot], str] = {}
        for number, one in enumerate(found, 1):
            for spot in dict.fromkeys((one.spot, *(related.spot for related in one.related))):
                self._mention(number, one, spot)

    def name(self, file: str) -> str:
        """Papperets namn på sidan."""
        return self.names.get(file) or PurePath(file).name

    def paper(self, file: str) -> str | None:
        """Länkens mål för ett helt papper, eller `None` för en annan fil."""
        number = self._papers.get(file)
        return None if number is None else f"{self.prefix}p{number + 1}"

    def link(self, number: int, spot: Spot) -> str | None:
        """Länkens mål för en plats som fyndet med numret handlar om."""
        return self.links.get((number, spot)) or self.paper(spot.file)

    def _mention(self, number: int, found: Diagnostic, spot: Spot) -> None:
        position = self._position(spot)
        if position is None:
            return
        identity = f"{self.prefix}d{number}-{len(self.links) + 1}"
        self.links[number, spot] = identity
        self.mentions[position.paper, position.paragraph].append(
            Mention(identity, number, position.start, position.end, found.severity, found.code)
        )

    def _position(self, spot: Spot) -> Position | None:
        if not isinstance(spot, PaperSpot) or spot.file not in self._spans:
            return None
        pieces = self._spans[spot.file].get((spot.part, spot.paragraph), [])
        for index, start, end in pieces:
            if spot.start < end or (spot.start == end and index == pieces[-1][0]):
                return Position(
                    self._papers[spot.file], index, max(spot.start - start, 0), min(spot.end, end) - start
                )
        return None

    def _facts(self) -> Mapping[tuple[int, int], list[Fact]]:
        groups: dict[object, list[str]] = defaultdict(list)
        every: list[tuple[int, MarkedFact, str]] = []
        for paper, one in enumerate(self.documents):
            for number, marked in enumerate(one.facts, 1):
                identity = f"{self.prefix}f{paper + 1}-{number}"
                groups[marked.key].append(identity)
                every.append((paper, marked, identity))
        found: dict[tuple[int, int], list[Fact]] = defaultdict(list)
        for paper, marked, identity in every:
            found[paper, marked.paragraph].append(self._fact(paper, marked, identity, groups[marked.key]))
        return found

    def _fact(self, paper: int, marked: MarkedFact, identity: str, same: list[str]) -> Fact:
        document = self.documents[paper].document
        paragraph = document.paragraphs[marked.paragraph]
        span = marked.span
        heading = f", under ”{' '.join(paragraph.heading.split())}”" if paragraph.heading else ""
        at = same.index(identity)
        return Fact(
            identity,
            span.start,
            span.end,
            marked.state,
            marked.path,
            kind_name(listed(span.value).kind),
            " ".join(in_words(span.value).split()),
            f"{self.name(document.file)}{heading}",
            " ".join(paragraph.text[span.start : span.end].split()),
            tuple(one for one in same if one != identity),
            same[(at + 1) % len(same)],
        )


def _names(documents: Iterable[MarkedDocument]) -> Mapping[str, str]:
    """Filernas namn utan mapp, där de är olika."""
    files = [one.document.file for one in documents]
    short = [PurePath(file).name for file in files]
    return {file: name if short.count(name) == 1 else file for file, name in zip(files, short, strict=True)}


def _spans(one: MarkedDocument) -> Mapping[tuple[str, int], list[tuple[int, int, int]]]:
    """Styckena efter del och nummer: index, och var i det numrerade stycket texten börjar och slutar."""
    found: dict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for index, paragraph in enumerate(one.document.paragraphs):
        spot = paragraph.passage.place.spot(0, len(paragraph.text))
        if isinstance(spot, PaperSpot):
            found[paragraph.part, paragraph.number].append((index, spot.start, spot.end))
    return found
