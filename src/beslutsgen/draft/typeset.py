"""Ett stycke sätts: text, fakta och formatering får sina lägen, och varje tecken vet var det kommer ifrån."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from typing import Literal as Only

from beslutsgen.draft.pieces import Printed
from beslutsgen.facts import Datum, Period, find, write
from beslutsgen.passage import FactSpan, Mark, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.draft.pieces import Piece, Source

_FACT: Final = re.compile("([\U000f0000-\U000ffffd])")
_OPAQUE: Final = 0xF0000
_SPACES: Final = str.maketrans("\n\t\r", "   ")
# Blanksteg mellan siffergrupper, mellan tal och enhet och kring paragraftecken.
_BREAKABLE: Final = re.compile(r"(?<=[0-9§]) (?=[0-9§%]|[^\W_])|(?<=kap\.) (?=[0-9])")
# Text utan dubbla blanksteg: den längsta följden där varje blanksteg följs av något annat.
_SINGLE_SPACED: Final = re.compile(r" ?[^ ]+(?: [^ ]+)*| ")
_KINDS: Final[dict[str, Only["bold", "italic", "link"]]] = {
    "strong_open": "bold",
    "em_open": "italic",
    "link_open": "link",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """En del av ett stycke som kommer från en plats: ordagrann text, eller ett faktum (`whole`)."""

    start: int
    end: int
    source: Source
    at: int
    length: int
    whole: bool


@dataclass(frozen=True, slots=True)
class ProsePlace:
    """Styckets plats: varje del vet vilken källtext den kommer från."""

    segments: tuple[Segment, ...]

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i källan för texten från `start` till `end`."""
        first = self._segment(start)
        last = self._segment(max(end - 1, start))
        begin = first.at if first.whole else first.at + max(start - first.start, 0)
        if last.source is not first.source or last.at < first.at:
            last = first
        finish = last.at + (last.length if last.whole else min(end, last.end) - last.start)
        return first.source.spot(begin, max(finish, begin))

    def authored(self, at: int) -> bool:
        """Om tecknet vid `at` är författarens egen ordagranna text."""
        segment = self._segment(at)
        return segment.source.authored and not segment.whole

    def _segment(self, at: int) -> Segment:
        index = bisect_right(self.segments, at, key=lambda segment: segment.start) - 1
        return self.segments[max(index, 0)]


class Text:
    """Markdown-texten och bitarna den är gjord av: varje läge i den leder till en bit."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], printed: Sequence[Printed], units: Collection[str]
    ) -> None:
        self.text = text
        self.units = units
        self.pieces = pieces
        self.printed = printed
        self.cursor = 0
        self.starts: list[int] = []
        at = 0
        for piece in pieces:
            self.starts.append(at)
            at += 1 if isinstance(piece, Printed) else len(piece.text)

    def piece(self, at: int) -> tuple[Piece, int]:
        """Biten vid läget `at`, och hur långt in i biten läget är."""
        index = bisect_right(self.starts, at) - 1
        return self.pieces[index], at - self.starts[index]

    def locate(self, content: str) -> list[tuple[int, int]]:
        """Par av läge i `content` och läge i texten, ett för varje rad i `content`."""
        lines: list[tuple[int, int]] = []
        offset = 0
        for line in content.split("\n"):
            found = self.text.find(line, self.cursor)
            if found >= 0:
                self.cursor = found + len(line)
            lines.append((offset, found if found >= 0 else self.cursor))
            offset += len(line) + 1
        return lines


class Builder:
    """Bygger ett stycke av Markdownens textmärken."""

    def __init__(self, text: Text, content: str, dates: str = "") -> None:
        self._text = text
        self._dates = dates
        self._content = content
        self._lines = text.locate(content)
        self._cursor = 0
        self._out: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._facts: list[FactSpan] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[str, str, int]] = []

    def open(self, kind: str, target: str) -> None:
        """Formatering börjar här."""
        resolved = _FACT.sub(lambda mark: self._text.printed[ord(mark[1]) - _OPAQUE].text, target)
        self._open.append((kind, resolved, self._length))

    def close(self) -> None:
        """Den senast öppnade formateringen slutar här."""
        kind, target, start = self._open.pop()
        if start < self._length:
            self._marks.append(Mark(start, self._length, _KINDS[kind], target or None))
        if kind == "link_open":
            end = self._content.find(")", max(self._content.find("](", self._cursor), 0))
            self._cursor = max(end, self._cursor)

    def add(self, text: str) -> None:
        """Text, där ogenomskinliga tecken är fakta."""
        for part in _FACT.split(text):
            if not part:
                continue
            at = self._find(part)
            if _FACT.fullmatch(part):
                self._add_fact(self._dated(self._text.printed[ord(part) - _OPAQUE]))
            else:
                self._add_literal(part.translate(_SPACES), at)

    def passage(self) -> Passage:
        """Det färdiga stycket."""
        text = "".join(self._out).rstrip(" ")
        bound = tuple(self._facts)
        typed = tuple(fact for fact in find(text, self._text.units) if not _overlaps(fact, bound))
        for fact in typed:
            text = text[: fact.start] + _unbroken(text[fact.start : fact.end]) + text[fact.end :]
        facts = tuple(sorted((*bound, *typed), key=lambda fact: fact.start))
        return Passage(text, ProsePlace(tuple(self._segments)), facts, tuple(self._marks))

    def _find(self, part: str) -> int:
        """Läget i Markdown-texten för en del av innehållet; söker framåt från den förra delen."""
        found = self._content.find(part, self._cursor)
        if found < 0:
            # En undantagen asterisk (`\*`) bryter följden; då räcker platsen för det första tecknet.
            found = max(self._content.find(part[0], self._cursor), self._cursor)
        self._cursor = found + len(part) if self._content.startswith(part, found) else found + 1
        return self._source_at(found)

    def _source_at(self, offset: int) -> int:
        index = bisect_right(self._lines, offset, key=lambda line: line[0]) - 1
        start, at = self._lines[index]
        return at + offset - start

    def _add_fact(self, printed: Printed) -> None:
        start, end = self._length, self._length + len(printed.text)
        self._facts.append(FactSpan(start, end, printed.value, printed.path, printed.notation))
        self._push(printed.text, Segment(start, end, printed.source, printed.at, printed.length, whole=True))

    def _dated(self, printed: Printed) -> Printed:
        """Ett datum utan eget skrivsätt får husets."""
        if not self._dates or printed.notation or not isinstance(printed.value, (Datum, Period)):
            return printed
        return replace(printed, text=write(printed.value, self._dates), notation=self._dates)

    def _add_literal(self, text: str, at: int) -> None:
        """Ordagrann text; flera blanksteg i rad blir ett, också över delar."""
        for run in _SINGLE_SPACED.finditer(text):
            spaced = not self._out or self._out[-1].endswith(" ")
            skipped = 1 if spaced and run[0].startswith(" ") else 0
            if run[0][skipped:]:
                self._push_literal(run[0][skipped:], at + run.start() + skipped)

    def _push_literal(self, text: str, at: int) -> None:
        """Texten kan sträcka sig över flera bitar; varje bit blir en egen del."""
        while text:
            piece, inside = self._text.piece(at)
            room = len(piece.text) - inside
            part = text[: max(room, 1)]
            start, end = self._length, self._length + len(part)
            at_source = piece.at + inside
            previous = self._segments[-1] if self._segments else None
            if (
                previous
                and not previous.whole
                and previous.source is piece.source
                and _follows(previous, at_source)
            ):
                self._segments.pop()
                start, at_source = previous.start, previous.at
            self._push(part, Segment(start, end, piece.source, at_source, end - start, whole=False))
            text, at = text[len(part) :], at + len(part)

    def _push(self, text: str, segment: Segment) -> None:
        self._out.append(text)
        self._length += len(text)
        self._segments.append(segment)


def _overlaps(fact: FactSpan, others: tuple[FactSpan, ...]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in others)


def _unbroken(text: str) -> str:
    """Ett faktum som skrivits för hand, med hårda blanksteg där raden inte får brytas."""
    return _BREAKABLE.sub("\N{NO-BREAK SPACE}", text)


def _follows(previous: Segment, at: int) -> bool:
    return previous.at + previous.end - previous.start == at
