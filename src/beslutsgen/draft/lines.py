"""En rad i uppställningen: ordagrann text och fakta i ordning, och var i Markdown-texten varje del står."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, TypeAlias
from typing import Literal as Only

from msgspec import Struct

from beslutsgen.facts import may_hold
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.facts import Holding
    from beslutsgen.passage import FactSpan, Mark

OPAQUE: Final = 0xF0000
FACT: Final = late("([\U000f0000-\U000ffffd])")
# Står för ett faktum: efter ett räkneord kan en parentes vara början på ett antal.
_ANY_UNIT: Final = "("
# Text utan dubbla blanksteg: den längsta följden där varje blanksteg följs av något annat.
_SINGLE_SPACED: Final = late(r" ?[^ ]+(?: [^ ]+)*| ")
_KINDS: Final[dict[str, Only["bold", "italic", "link"]]] = {
    "strong_open": "bold",
    "em_open": "italic",
    "link_open": "link",
}


class Run(Struct, frozen=True, gc=False):
    """Ordagrann text utan dubbla blanksteg; `parts` är dess delar, med längd och läge räknat från radens början."""

    text: str
    parts: tuple[tuple[int, int], ...]


Op: TypeAlias = Run | int


class Style(Struct, frozen=True):
    """Formatering från rad-delen `first` fram till `end`; ett mål kan innehålla fakta."""

    first: int
    end: int
    kind: Only["bold", "italic", "link"]
    target: str


class Still(Struct, frozen=True):
    """En rad utan hänvisningar, satt: den är densamma i varje ärende. `starts` är var dess delar börjar."""

    text: str
    starts: tuple[int, ...]
    facts: tuple[FactSpan, ...]
    marks: tuple[Mark, ...]


class Line(Struct, frozen=True):
    """Delarna i ordning; ett tal är numret på ett faktum. `typed` är om ett faktum kan vara skrivet för hand i den.

    `texts` är delarna så som de står, med inget i stället för varje faktum, och `facts` vilka delar som är fakta, med
    faktumens nummer.
    """

    ops: tuple[Op, ...]
    styles: tuple[Style, ...]
    typed: Holding
    texts: tuple[str, ...]
    facts: tuple[tuple[int, int], ...]
    still: Still | None = None


def line_of(ops: Sequence[Op], styles: Sequence[Style], typed: Holding) -> Line:
    """Raden som delarna bildar."""
    facts = tuple([(at, op) for at, op in enumerate(ops) if not isinstance(op, Run)])
    return Line(tuple(ops), tuple(styles), typed, tuple(_texts(ops)), facts)


def plain_line(text: str, units: frozenset[str]) -> Line:
    """Raden för ett stycke utan formatering."""
    ops: list[Op] = []
    at = 0
    for position, part in enumerate(FACT.split(_spaced(text))):
        if part:
            ops.append(ord(part) - OPAQUE if position % 2 else _run(part, at))
            at += len(part)
    return line_of(ops, (), _typed(ops, units))


class Finder:
    """Letar upp raderna i Markdown-texten, i ordning."""

    def __init__(self, text: str, units: frozenset[str]) -> None:
        self.text = text
        self.units = units
        self.cursor = 0

    def line(self, content: str) -> LineBuilder:
        """Raden med innehållet."""
        return LineBuilder(content, self._places(content), self.units)

    def _places(self, content: str) -> list[tuple[int, int]]:
        """Par av läge i `content` och läge i texten, ett för varje rad i `content`."""
        places: list[tuple[int, int]] = []
        offset = 0
        for row in content.split("\n"):
            found = self.text.find(row, self.cursor)
            if found >= 0:
                self.cursor = found + len(row)
            places.append((offset, found if found >= 0 else self.cursor))
            offset += len(row) + 1
        return places


class LineBuilder:
    """Bygger en rad av Markdownens textmärken."""

    def __init__(self, content: str, places: list[tuple[int, int]], units: frozenset[str]) -> None:
        self._content = content
        self._units = units
        self._places = places
        self._cursor = 0
        self._ops: list[Op] = []
        self._styles: list[Style] = []
        self._open: list[tuple[str, str, int]] = []

    def open(self, kind: str, target: str) -> None:
        """Formatering börjar här."""
        self._open.append((kind, target, len(self._ops)))

    def close(self) -> None:
        """Den senast öppnade formateringen slutar här."""
        kind, target, first = self._open.pop()
        if first < len(self._ops):
            self._styles.append(Style(first, len(self._ops), _KINDS[kind], target))
        if kind == "link_open":
            end = self._content.find(")", max(self._content.find("](", self._cursor), 0))
            self._cursor = max(end, self._cursor)

    def add(self, text: str) -> None:
        """Text, där ogenomskinliga tecken är fakta."""
        for position, part in enumerate(FACT.split(text)):
            if part:
                at = self._find(part)
                self._ops.append(ord(part) - OPAQUE if position % 2 else _run(_spaced(part), at))

    def finished(self) -> Line:
        """Den färdiga raden."""
        return line_of(self._ops, self._styles, _typed(self._ops, self._units))

    def _find(self, part: str) -> int:
        """Läget i Markdown-texten för en del av innehållet; söker framåt från den förra delen."""
        found = self._content.find(part, self._cursor)
        if found < 0:
            # En undantagen asterisk (`\*`) bryter följden; då räcker platsen för det första tecknet.
            found = max(self._content.find(part[0], self._cursor), self._cursor)
        self._cursor = found + len(part) if self._content.startswith(part, found) else found + 1
        return self._source_at(found)

    def _source_at(self, offset: int) -> int:
        index = bisect_right(self._places, offset, key=lambda place: place[0]) - 1
        start, at = self._places[index]
        return at + offset - start


def _texts(ops: Sequence[Op]) -> Iterator[str]:
    """Delarnas texter, med inget i stället för ett faktum. Ett blanksteg räcker, också där två delar möts."""
    spaced = True
    for op in ops:
        text = op.text if isinstance(op, Run) else ""
        if spaced and text.startswith(" "):
            text = text[1:]
        # Ett faktum som slutar med blanksteg märks först när det sätts in.
        spaced = text.endswith(" ") if text or not isinstance(op, Run) else spaced
        yield text


def _typed(ops: Sequence[Op], units: frozenset[str]) -> Holding:
    """Om ett faktum kan vara skrivet i det ordagranna; ett räkneord kan räkna det som en hänvisning pekar på."""
    return may_hold("".join([op.text if isinstance(op, Run) else _ANY_UNIT for op in ops]), units)


def _spaced(text: str) -> str:
    """Texten med radbrytningar och tabbar som blanksteg."""
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _run(text: str, at: int) -> Run:
    """Ordagrann text, med flera blanksteg i rad som ett."""
    if "  " not in text:
        return Run(text, ((len(text), at),))
    shown: list[str] = []
    parts: list[tuple[int, int]] = []
    for run in _SINGLE_SPACED.finditer(text):
        skipped = 1 if shown and shown[-1].endswith(" ") and run[0].startswith(" ") else 0
        if run[0][skipped:]:
            shown.append(run[0][skipped:])
            parts.append((len(shown[-1]), at + run.start() + skipped))
    return Run("".join(shown), tuple(parts))
