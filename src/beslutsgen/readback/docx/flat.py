"""Styckena som de läses i en vy: stycken vars slut är borttaget slås ihop, och textbitarna blir en text med lägen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beslutsgen.passage import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.readback.docx.pieces import Anchor, Piece, Source, Tracked


class Changed(NamedTuple):
    """En spårad ändring: texten den gäller, och var i styckets text den står eller stod."""

    tracked: Tracked
    start: int
    end: int
    text: str


class Flat(NamedTuple):
    """Ett stycke i en vy. `pieces` är textbitarna som `text` består av; `bold` säger att all text i det är fet."""

    text: str
    pieces: tuple[Piece, ...]
    hidden: tuple[tuple[int, int], ...]
    links: tuple[Mark, ...]
    anchors: tuple[tuple[Anchor, int], ...]
    changes: tuple[Changed, ...]
    bold: bool


def joined(sources: Iterable[Source], view: int) -> Iterator[list[Source]]:
    """Styckena i vyn, vart och ett som de stycken i filen som det består av; det sista har formatmallen.

    Stycken som inte finns i vyn följer utan text med det som kommer efter, så att ändringarna i dem inte försvinner.
    """
    waiting: list[Source] = []
    opened = False
    for source in sources:
        present = bool(source.view & view)
        if not present and opened and source.last:
            yield waiting
            waiting, opened = [], False
        waiting.append(source)
        opened = opened or present
        if present and (source.last or source.mark & view):
            yield waiting
            waiting, opened = [], False
    if opened:
        yield waiting


def flat(sources: Sequence[Source], view: int) -> Flat:
    """Styckets text i vyn, med lägen för allt som hör till den."""
    reading = _Reading(view)
    for source in sources:
        reading.add(source)
    text = "".join([piece.text for piece in reading.pieces])
    bold = bool(text.strip()) and not any(source.plain for source in sources if source.view & view)
    links = tuple(Mark(start, end, "link", target) for start, end, target in reading.links)
    pieces, hidden = tuple(reading.pieces), tuple(reading.hidden)
    return Flat(text, pieces, hidden, links, tuple(reading.anchors), tuple(reading.changes), bold)


class _Reading:
    """Läser textbitarna i ordning."""

    def __init__(self, view: int) -> None:
        self.view = view
        self.at = 0
        self.pieces: list[Piece] = []
        self.hidden: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.anchors: list[tuple[Anchor, int]] = []
        self.changes: list[Changed] = []

    def add(self, source: Source) -> None:
        """Läser ett av styckena som det lästa består av."""
        starts: list[int] = []
        for piece in source.pieces:
            starts.append(self.at)
            start = self.at
            if piece.view & self.view:
                self.pieces.append(piece)
                self.at += len(piece.text)
                if piece.hidden:
                    _extend(self.hidden, start, self.at)
                if piece.link is not None:
                    self._link(start, piece.link)
            if piece.tracked is not None and piece.view:
                self._changed(piece.tracked, start, piece.text)
        starts.append(self.at)
        self.anchors += [(anchor, starts[anchor.at]) for anchor in source.anchors if anchor.view & self.view]
        if source.mark_change is not None:
            self.changes.append(Changed(source.mark_change, self.at, self.at, "\n"))

    def _link(self, start: int, target: str) -> None:
        if self.links and self.links[-1][1:] == (start, target):
            start = self.links.pop()[0]
        self.links.append((start, self.at, target))

    def _changed(self, tracked: Tracked, start: int, text: str) -> None:
        if self.changes and self.changes[-1].tracked == tracked and self.changes[-1].end == start:
            before = self.changes.pop()
            start, text = before.start, before.text + text
        self.changes.append(Changed(tracked, start, self.at, text))


def _extend(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    if ranges and ranges[-1][1] == start:
        start = ranges.pop()[0]
    ranges.append((start, end))
