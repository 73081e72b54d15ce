"""Ett block i en textfil delas i rubriker, punkter och löptext."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from beslutsgen.pattern import late
from beslutsgen.readback import headings
from beslutsgen.readback.document import Cell
from beslutsgen.readback.headlines import Headlines, State
from beslutsgen.readback.typed import cells, is_divider, is_row, item_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.readback.document import Kind
    from beslutsgen.readback.lines import Block
    from beslutsgen.readback.typed import Mark

_RULE: Final = late(r"[\W_]*")
_ENDS: Final = (".", ":", ";", ",", "!", "?")


class Segment(NamedTuple):
    """En del av ett block: dess slag, var texten börjar och slutar i blocket, och punktens nummer."""

    block: int
    kind: Kind
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    cell: Cell | None = None


class _Open(Struct):
    """Delen som håller på att läsas: vilken rad den började på och vilket märke den har."""

    kind: Kind
    first: int
    mark: Mark | None


def segments(blocks: Sequence[Block]) -> list[Segment]:
    """Blockens delar i ordning. Där rubriker är märkta gissas inga andra än de kända avsnitten."""
    found: list[Segment] = []
    state = State(titled=any(block.levels for block in blocks))
    state.marked = state.titled
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        found.extend(_Splitter(block, after, state).split())
    return found


class _Splitter:
    """Delar ett block."""

    def __init__(self, block: Block, after: Block | None, state: State) -> None:
        self.block = block
        self.lines = block.lines
        self.text = block.text
        self.state = state
        self.heads = Headlines(block, after, state)
        self.starts = (0, *itertools.accumulate(len(line) + 1 for line in block.lines))
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
            count = self.heads.count(at, first)
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
        if at in self.heads.levels:
            level, skipped = self.heads.levels[at]
            segment = segment._replace(level=level, start=min(segment.start + skipped, segment.end))
        self.found.append(segment)
        self.heads.read(at + count, self.text[segment.start : segment.end])

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
        elif self.heads.is_parted(at):
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
        raw = self.text[before : self.starts[after] - 1]
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
