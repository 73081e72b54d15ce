"""Var varje stycke, listpunkt och tabell i en prosa står i dess egen text: från första till sista tecknet."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.draft.content import ListItem, Table
from beslutsgen.draft.dialect import parser
from beslutsgen.draft.evaluation import Evaluation
from beslutsgen.draft.lines import OPAQUE
from beslutsgen.draft.pieces import Said, sources_of, starts_of
from beslutsgen.draft.prose import evaluate
from beslutsgen.draft.tags import tags
from beslutsgen.draft.written import CaseText
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende import Places
    from beslutsgen.draft.content import Block, Content
    from beslutsgen.draft.pieces import Told
    from beslutsgen.draft.scope import Node
    from beslutsgen.passage import Passage

_OPAQUE: Final = chr(OPAQUE)
_BLANK: Final = late(r"\s*")


class Extent(Struct, frozen=True):
    """Ett block i en prosa: vad det är, och var i prosans text det står.

    `own` är falskt där ett villkor, en slinga eller ett inlagt stycke bestämmer om blocket finns.
    """

    block: Block
    start: int
    end: int
    own: bool

    @property
    def item(self) -> ListItem | None:
        """Blocket, om det är en listpunkt."""
        return self.block if isinstance(self.block, ListItem) else None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Blockets stycken; en tabells celler i ordning."""
        if isinstance(self.block, Table):
            return tuple(cell for row in (self.block.header, *self.block.rows) for cell in row)
        return (self.block.passage,)


def extents(
    text: str, path: str, content: Content, root: Mapping[str, Node], places: Places
) -> tuple[Extent, ...]:
    """Blocken i prosan på vägen, i ordning; `content` är prosan utskriven. Inga för en prosa med fel."""
    run = Evaluation(root, lambda inner: CaseText(places, inner))
    told = evaluate(path, text, run)
    sheet = _Sheet(text, path, told)
    spans = [sheet.span(start, end) for start, end in _spans(told)]
    if run.faults or len(spans) != len(content):
        return ()
    governed = _governed(text)
    return tuple(
        Extent(block, start, end, _own(at, spans) and not _inside(start, end, governed))
        for at, (block, (start, end)) in enumerate(zip(content, spans, strict=True))
    )


def _spans(told: Told) -> Iterator[tuple[int, int]]:
    """Var varje block börjar och slutar i den uträknade texten, där ett faktum är ett enda tecken."""
    text = _OPAQUE.join(told.texts)
    rows = [*re.finditer(r"[^\n]*", text)]
    rows = [row for row in rows if row.start() == 0 or text[row.start() - 1] == "\n"]
    table = False
    for token in parser().parse(text) if text.strip() else ():
        if token.type in ("table_open", "table_close"):
            table = token.type == "table_open"
        if token.map and (token.type == "table_open" or (token.type == "inline" and not table)):
            first, last = rows[token.map[0]], rows[token.map[1] - 1]
            yield first.start(), last.start() + len(last[0].rstrip())


def _own(at: int, spans: list[tuple[int, int]]) -> bool:
    """Om blocket har sin text för sig: flera block ur ett inlagt stycke delar på en hänvisning."""
    start, end = spans[at]
    before = spans[at - 1][1] if at else 0
    after = spans[at + 1][0] if at + 1 < len(spans) else end
    return before <= start < end <= after


def _inside(start: int, end: int, governed: list[tuple[int, int]]) -> bool:
    """Om villkor eller slingor råder över hela blocket, eller skär genom dess ändar."""
    return any(
        first <= start < last or first < end <= last or (first <= start and end <= last)
        for first, last in governed
    )


def _governed(text: str) -> list[tuple[int, int]]:
    """Delarna av texten som står i ett villkor eller en slinga, taggarna inräknade."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for tag in tags(text):
        if tag.word in ("if", "for"):
            opened.append(tag.start)
        elif tag.word in ("endif", "endfor") and opened:
            start = opened.pop()
            if not opened:
                found.append((start, tag.end))
    return found


class _Sheet:
    """Prosans text, och bitarna som den räknades ut till."""

    def __init__(self, text: str, path: str, told: Told) -> None:
        self._text = text
        self._pieces = told.pieces
        self._mine = [isinstance(one, CaseText) and one.path == path for one in sources_of(told)]
        self._starts = starts_of(told)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Var en del av den uträknade texten står i prosan; det som läggs in står där det nämns."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(end - 1, start)) - 1
        return self._first(first, start), self._last(last, end)

    def _first(self, at: int, offset: int) -> int:
        piece = self._pieces[at]
        if self._mine[at]:
            return piece.at + offset - self._starts[at] if isinstance(piece, Said) else piece[0]
        before = next((one for one in range(at - 1, -1, -1) if self._mine[one]), None)
        begin = 0 if before is None else self._ends(before)
        found = _BLANK.match(self._text, begin)
        return found.end() if found else begin

    def _last(self, at: int, offset: int) -> int:
        piece = self._pieces[at]
        if self._mine[at]:
            return piece.at + offset - self._starts[at] if isinstance(piece, Said) else self._ends(at)
        after = next((one for one in range(at + 1, len(self._pieces)) if self._mine[one]), None)
        end = len(self._text) if after is None else self._begins(after)
        return len(self._text[:end].rstrip())

    def _ends(self, at: int) -> int:
        piece = self._pieces[at]
        return piece.at + len(piece.text) if isinstance(piece, Said) else piece[0] + piece[1]

    def _begins(self, at: int) -> int:
        piece = self._pieces[at]
        return piece.at if isinstance(piece, Said) else piece[0]
