"""Ett block i en textfil delas i rubriker, punkter och löptext."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.readback import headings
from beslutsgen.readback.document import Cell
from beslutsgen.readback.typed import cells, is_divider, is_row, item_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.readback.document import Kind
    from beslutsgen.readback.lines import Block
    from beslutsgen.readback.typed import Mark

_RULE: Final = re.compile(r"[\W_]*")
_ENDS: Final = (".", ":", ";", ",", "!", "?")
_SENTENCE: Final = (".", "!", "?", ":")
# Bokstäver är olika breda: en rad som är nästan full kan ha varit full.
_FULL: Final = 0.9
_MOST_LINES: Final = 4
_HEADING_LINES: Final = 3
# Avsnitt som kan följa direkt på en uppräkning av handlingar utan att själva vara en handling.
_AFTER_LIST: Final = re.compile(
    r"bakgrund|ärende(?:t|beskrivning)?|sammanfattning.*|.*förslag till beslut|.* till", re.IGNORECASE
)


class Segment(NamedTuple):
    """En del av ett block: dess slag, var texten börjar och slutar i blocket, och punktens nummer."""

    block: int
    kind: Kind
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    cell: Cell | None = None


@dataclass(slots=True)
class _Open:
    """Delen som håller på att läsas: vilken rad den började på och vilket märke den har."""

    kind: Kind
    first: int
    mark: Mark | None


def segments(blocks: Sequence[Block]) -> list[Segment]:
    """Blockens delar i ordning. Där rubriker är märkta gissas inga andra än de kända avsnitten."""
    found: list[Segment] = []
    state = _State(titled=any(block.levels for block in blocks))
    state.marked = state.titled
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        found.extend(_Splitter(block, after, state).split())
    return found


@dataclass(slots=True)
class _State:
    """Det som följer med från block till block.

    `listed` säger att avsnittet räknar upp handlingar eller mottagare, `titled` att en rubrik har lästs, `marked` att
    textens rubriker är märkta. `row` är raden i den tabell som läses och `ending` slutet av blocket före.
    """

    listed: bool = False
    titled: bool = False
    marked: bool = False
    tables: int = 0
    row: int = 0
    ending: str = ""
    item: Mark | None = None


class _Splitter:
    """Delar ett block."""

    def __init__(self, block: Block, after: Block | None, state: _State) -> None:
        self.block = block
        self.lines = block.lines
        self.after = after
        self.state = state
        self.levels = {line: (level, skipped) for line, level, skipped in block.levels}
        self.starts = (0, *itertools.accumulate(len(line) + 1 for line in block.lines))
        # Den längsta raden härifrån och till blockets slut.
        lengths = [len(line.rstrip()) for line in reversed(block.lines)]
        self.widths = tuple(itertools.accumulate(lengths, max))[::-1]
        self.since = 0
        self.found: list[Segment] = []
        self.open: _Open | None = None

    def split(self) -> list[Segment]:
        """Blockets delar."""
        at = 0
        if not self.state.titled and len(self.lines) > 1 and headings.is_board(self.lines[0]):
            self.found.append(self._segment("paragraph", 0, 1, None))
            at = 1
        first = at
        while at < len(self.lines):
            count = self._heading(at, first)
            if count:
                self._add_heading(at, count)
            else:
                self._line(at)
            at += count or 1
        self._close(at)
        self.state.ending = self.lines[-1].rstrip()[-1:]
        return self.found

    def _add_heading(self, at: int, count: int) -> None:
        self._close(at)
        segment = self._segment("heading", at, at + count, None)
        if at in self.levels:
            level, skipped = self.levels[at]
            segment = segment._replace(level=level, start=min(segment.start + skipped, segment.end))
        self.found.append(segment)
        self.state.listed = headings.is_listed(self.block.text[segment.start : segment.end])
        self.state.titled, self.state.item, self.since = True, None, at + count

    def _line(self, at: int) -> None:
        line = self.lines[at]
        mark = item_mark(line)
        if is_row(line):
            self._row(at)
        elif mark is not None and self._starts_item(at, mark):
            self._start("item", at, mark)
            self.state.item = mark
        elif _RULE.fullmatch(line):
            self._close(at)
        elif self.open is None:
            self._start("item" if self._is_listed_line(at) else "paragraph", at, None)
            if not line.lstrip()[:1].islower():
                self.state.item = None
        elif self._is_listed_line(at):
            self._start("item", at, None)
        elif self._is_parted(at):
            self._start("paragraph", at, None)

    def _row(self, at: int) -> None:
        """En rad i en tabell som är skriven med lodräta streck."""
        self._close(at)
        state = self.state
        if at == 0 or not is_row(self.lines[at - 1]):
            state.tables, state.row = state.tables + 1, 0
        if is_divider(self.lines[at]):
            return
        state.row += 1
        header = at + 1 < len(self.lines) and is_divider(self.lines[at + 1])
        for column, (start, end) in enumerate(cells(self.lines[at]), 1):
            cell = Cell(state.tables, state.row, column, header=header)
            places = (self.starts[at] + start, self.starts[at] + end)
            self.found.append(Segment(self.block.number, "cell", *places, cell=cell))

    def _start(self, kind: Kind, at: int, mark: Mark | None) -> None:
        self._close(at)
        self.open = _Open(kind, at, mark)

    def _close(self, at: int) -> None:
        if self.open is not None:
            self.found.append(self._segment(self.open.kind, self.open.first, at, self.open.mark))
            self.open = None

    def _segment(self, kind: Kind, first: int, after: int, mark: Mark | None) -> Segment:
        before = self.starts[first]
        raw = "\n".join(self.lines[first:after])
        skipped = mark.end if mark is not None else len(raw) - len(raw.lstrip())
        label = None if mark is None else mark.label
        return Segment(self.block.number, kind, before + skipped, before + len(raw.rstrip()), label)

    def _is_listed_line(self, at: int) -> bool:
        """Om raden är en ny handling eller mottagare i en uppräkning utan märken."""
        return self.state.listed and not self.lines[at].lstrip()[:1].islower()

    def _starts_item(self, at: int, mark: Mark) -> bool:
        before = self.lines[at - 1].rstrip() if at else None
        follows = self.state.item is not None and (self.state.item.label is None) == (mark.label is None)
        if mark.doubtful:
            before = self.state.ending if before is None else before
            return before.endswith(":") or (follows and not before[-1:].isdigit())
        if before is None or follows or self.open is None:
            return True
        return before.endswith(_ENDS) or (mark.label is not None and mark.label.strip("().") in ("1", "a"))

    def _heading(self, at: int, first: int) -> int:
        """Antalet rader i rubriken som börjar på raden, 0 om ingen gör det."""
        if at in self.levels:
            return 1
        if item_mark(self.lines[at]) is not None and not self._numbered_section(at):
            return 0
        if at > first:
            return self._section(at) or self._between(at)
        return self._section(at) or self._shaped(first)

    def _numbered_section(self, at: int) -> bool:
        mark = item_mark(self.lines[at])
        return mark is not None and mark.label is not None and headings.is_section(self.lines[at])

    def _section(self, at: int) -> int:
        """Ett känt avsnittsnamn, på upp till tre rader; fortsättningen börjar då med liten bokstav."""
        most = at + 1
        while most < min(len(self.lines), at + _HEADING_LINES) and self.lines[most].lstrip()[:1].islower():
            most += 1
        for after in range(most, at, -1):
            name = "\n".join(self.lines[at:after])
            if headings.is_section(name) and self._allowed(name, at, after):
                return after - at
        return 0

    def _allowed(self, name: str, at: int, after: int) -> bool:
        """Om avsnittsnamnet kan vara en rubrik där det står: i en uppräkning kan det vara en handling."""
        if after >= len(self.lines) and self.after is None:
            return False
        if not self.state.listed:
            return True
        below = self.lines[after] if after < len(self.lines) else self.after.text if self.after else ""
        alike = at == 0 or _AFTER_LIST.fullmatch(headings.plain(name)) is not None
        return alike and (headings.is_running(below) or headings.is_listed(name))

    def _shaped(self, first: int) -> int:
        """En rubrik som inte är känd: hela blocket ovanför löptext, eller första raden ovanför sin text."""
        lines = self.lines[first:]
        if self.state.listed or self.state.marked or is_row(lines[0]):
            return 0
        if len(lines) > 1 and self._broken_early(first) and headings.has_shape(lines[0]):
            return 1 if headings.is_running("\n".join(lines[1:])) else 0
        if self.after is None or len(lines) > _MOST_LINES:
            return 0
        whole = "\n".join(lines)
        starts = _Splitter(self.after, None, _State(titled=True)).opens_section()
        if not self.state.titled and starts:
            return len(lines) if headings.is_title(whole) else 0
        if starts or not headings.is_running(self.after.text) or self.after.text.lstrip()[:1].islower():
            return 0
        return len(lines) if headings.has_shape(whole) else 0

    def _between(self, at: int) -> int:
        """En rubrik som inte är känd, mellan stycken utan tomma rader."""
        if self.state.listed or self.state.marked or at + 1 >= len(self.lines):
            return 0
        if not self.lines[at - 1].rstrip().endswith(_SENTENCE):
            return 0
        alone = self._broken_early(at) and headings.has_shape(self.lines[at])
        return 1 if alone and headings.is_running(self.lines[at + 1]) else 0

    def _is_parted(self, at: int) -> bool:
        """Om ett nytt stycke börjar på raden: meningen före är slut och raden före bröts med avsikt."""
        return self.lines[at - 1].rstrip().endswith(_SENTENCE) and self._broken_early(at - 1)

    def opens_section(self) -> bool:
        """Om blocket börjar med ett känt avsnittsnamn, följt av något eller ensamt."""
        return any(
            headings.is_section("\n".join(self.lines[:count]))
            for count in range(1, min(len(self.lines), 3) + 1)
        )

    def _broken_early(self, at: int) -> bool:
        """Om nästa rads första ord hade fått plats på raden: då bröts den med avsikt."""
        word = next(iter(self.lines[at + 1].split()), "")
        below = self.lines[at + 1].lstrip()[:1]
        width = self.widths[min(self.since, at)]
        return len(self.lines[at].rstrip()) + 1 + len(word) <= _FULL * width and not below.islower()
