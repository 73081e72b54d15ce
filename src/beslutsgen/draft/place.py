"""Styckets plats: varje tecken vet vilken källtext det kommer från. Delarna räknas fram först när någon frågar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.draft.lines import Run
from beslutsgen.draft.pieces import Said, sources_of, starts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.draft.lines import Line, Op
    from beslutsgen.draft.pieces import Mention, Source, Told


class Segment(Struct, frozen=True):
    """En del av ett stycke som kommer från en plats: ordagrann text, eller ett faktum (`whole`)."""

    start: int
    end: int
    source: Source
    at: int
    length: int
    whole: bool


class Sheet:
    """Bitarna som ett innehåll är gjort av, i den ordning som de står i Markdown-texten."""

    __slots__ = ("_mentions", "_sources", "_starts", "told")

    def __init__(self, told: Told) -> None:
        self.told = told
        self._starts: list[int] | None = None
        self._sources: list[Source] | None = None
        self._mentions: list[tuple[Mention, Source]] | None = None

    @property
    def starts(self) -> list[int]:
        """Läget i Markdown-texten där varje bit börjar, och där den sista slutar."""
        if self._starts is None:
            self._starts = starts_of(self.told)
        return self._starts

    @property
    def sources(self) -> list[Source]:
        """Källan till varje bit."""
        if self._sources is None:
            self._sources = sources_of(self.told)
        return self._sources

    def index(self, at: int) -> int:
        """Numret på biten vid läget `at`."""
        return min(bisect_right(self.starts, at), len(self.told.pieces)) - 1

    def between(self, start: int, end: int) -> Sequence[Source]:
        """Källorna till bitarna som texten mellan lägena är gjord av."""
        return self.sources[bisect_right(self.starts, start) - 1 : bisect_left(self.starts, end)]

    def mention(self, number: int) -> tuple[Mention, Source]:
        """Hänvisningen som ett faktum skrevs för, och dess källa."""
        if self._mentions is None:
            both = zip(self.told.pieces, self.sources, strict=True)
            self._mentions = [(piece, source) for piece, source in both if not isinstance(piece, Said)]
        return self._mentions[number]


class ProsePlace:
    """Var ett satt stycke kommer från: raden, som börjar vid `at` i Markdown-texten, och bitarna den är gjord av.

    `starts` är lägena i stycket där radens delar börjar, och sist dess slut.
    """

    __slots__ = ("_at", "_line", "_segments", "_sheet", "_starts")

    def __init__(self, line: Line, at: int, sheet: Sheet, starts: Sequence[int]) -> None:
        self._line = line
        self._at = at
        self._sheet = sheet
        self._starts = starts
        self._segments: tuple[Segment, ...] | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Styckets delar i ordning."""
        if self._segments is None:
            self._segments = tuple(_Parts(self._sheet, self._starts, self._at).of(self._line.ops))
        return self._segments

    @property
    def told(self) -> Told:
        """Det uträknade som stycket hör till, med alla sina stycken."""
        return self._sheet.told

    @property
    def sources(self) -> list[Source]:
        """Texterna som stycket är gjort av; en kan komma flera gånger, men inte två gånger i rad."""
        found: list[Source] = []
        sheet = self._sheet
        if len(sheet.told.sources) == 1 and self._line.ops:
            return [sheet.told.sources[0][1]]
        for op in self._line.ops:
            if isinstance(op, Run):
                for length, inside in op.parts:
                    at = self._at + inside
                    found += sheet.between(at, at + length)
            else:
                found.append(sheet.mention(op)[1])
        return [source for at, source in enumerate(found) if not at or source is not found[at - 1]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ProsePlace) and self.segments == other.segments

    def __hash__(self) -> int:
        return hash(self.segments)

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i källan för texten från `start` till `end`."""
        source, begin, finish = self.origin(start, end)
        return source.spot(begin, finish)

    def origin(self, start: int, end: int) -> tuple[Source, int, int]:
        """Källan till texten från `start` till `end`, och var i den texten börjar och slutar."""
        fact = self._fact(start, end)
        if fact:
            (at, length), source = fact
            return source, at, at + length
        first = self._segment(start)
        last = self._segment(max(end - 1, start))
        begin = first.at if first.whole else first.at + max(start - first.start, 0)
        if last.source is not first.source or last.at < first.at:
            last = first
        finish = last.at + (last.length if last.whole else min(end, last.end) - last.start)
        return first.source, begin, max(finish, begin)

    def authored(self, at: int) -> bool:
        """Om tecknet vid `at` är författarens egen ordagranna text."""
        segment = self._segment(at)
        return segment.source.authored and not segment.whole

    def _fact(self, start: int, end: int) -> tuple[Mention, Source] | None:
        """Det hänvisade faktum som är just den texten: det vet sin plats utan att stycket delas upp."""
        index = bisect_left(self._starts, start)
        if tuple(self._starts[index : index + 2]) != (start, end):
            return None
        op = self._line.ops[index]
        return None if isinstance(op, Run) else self._sheet.mention(op)

    def _segment(self, at: int) -> Segment:
        segments = self.segments
        return segments[max(bisect_right(segments, at, key=lambda segment: segment.start) - 1, 0)]


class _Parts:
    """Delar upp en rad efter bitarna som den är gjord av."""

    def __init__(self, sheet: Sheet, starts: Sequence[int], at: int) -> None:
        self.sheet = sheet
        self.starts = starts
        self.at = at
        self.segments: list[Segment] = []
        self.reached = 0

    def of(self, ops: tuple[Op, ...]) -> list[Segment]:
        """Delarna i ordning."""
        for op, start, end in zip(ops, self.starts, self.starts[1:], strict=False):
            if isinstance(op, Run):
                self._literal(op, len(op.text) - (end - start))
            else:
                (at, length), source = self.sheet.mention(op)
                self._add(Segment(start, end, source, at, length, whole=True))
        return self.segments

    def _literal(self, run: Run, skipped: int) -> None:
        """Ordagrann text; `skipped` är blanksteget i början där stycket redan hade ett."""
        for length, at in run.parts:
            if length > skipped:
                self._spread(length - skipped, self.at + at + skipped)
            skipped = 0

    def _spread(self, length: int, at: int) -> None:
        """Texten kan sträcka sig över flera bitar; varje bit blir en egen del."""
        sheet = self.sheet
        while length:
            index = sheet.index(at)
            piece, inside = sheet.told.pieces[index], at - sheet.starts[index]
            taken = min(length, max(sheet.starts[index + 1] - at, 1))
            begin = piece.at if isinstance(piece, Said) else piece[0]
            self._literal_from(sheet.sources[index], begin + inside, taken)
            length, at = length - taken, at + taken

    def _literal_from(self, source: Source, at: int, length: int) -> None:
        """En del som följer på den förra i samma källa hör ihop med den."""
        start, end = self.reached, self.reached + length
        previous = self.segments[-1] if self.segments else None
        if (
            previous
            and not previous.whole
            and previous.source is source
            and previous.at + previous.end - previous.start == at
        ):
            self.segments.pop()
            start, at = previous.start, previous.at
        self._add(Segment(start, end, source, at, end - start, whole=False))

    def _add(self, segment: Segment) -> None:
        self.segments.append(segment)
        self.reached = segment.end
