"""Var i dokumentets XML brödtextens lästa stycken står, så att något kan sättas just där."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.readback.docx.looks import read_looks
from beslutsgen.readback.docx.numbering import Lists
from beslutsgen.readback.docx.pieces import ACCEPTED
from beslutsgen.readback.docx.placed import Layout
from beslutsgen.readback.docx.stories import read_body
from beslutsgen.word.ooxml import T
from beslutsgen.word.opened import related
from beslutsgen.word.stretch import Point, Stretch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.readback.docx.pieces import Piece
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened

_SOFT_HYPHEN: Final = "\u00ad"


class _Leaf(NamedTuple):
    """En textbit: elementets nummer och egna text (om det har någon), och var i stycket biten börjar och slutar."""

    element: int
    raw: str | None
    start: int
    end: int


class BodyText:
    """Brödtextens stycken efter nummer, utom dem i textrutor."""

    def __init__(self, paragraphs: Mapping[int, tuple[_Leaf, ...]]) -> None:
        self._paragraphs = paragraphs

    def stretch(self, number: int, start: int, end: int) -> Stretch | None:
        """Sträckan för en del av styckets text; en tom del blir hela stycket. `None` där stycket inte finns."""
        leaves = self._paragraphs.get(number, ())
        if start >= end:
            return self.whole(number)
        inside = [leaf for leaf in leaves if leaf.start < end and start < leaf.end]
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        return Stretch(
            Point(first.element, _raw(first, max(start - first.start, 0), after=False)),
            Point(last.element, _raw(last, min(end, last.end) - last.start, after=True)),
        )

    def whole(self, number: int) -> Stretch | None:
        """Hela stycket."""
        leaves = self._paragraphs.get(number, ())
        return self.stretch(number, 0, leaves[-1].end) if leaves else None

    def first(self) -> Stretch | None:
        """Det första stycket, eller `None` där brödtexten saknar text."""
        return next((self.whole(number) for number in self._paragraphs), None)


def body_text(opened: Opened) -> BodyText:
    """Brödtextens stycken i den godtagna vyn, numrerade som läsningen numrerar dem."""
    missed: Counter[str] = Counter()
    root, sources = read_body(
        opened, read_looks(opened.members.get(related(opened, "/styles") or "")), missed
    )
    if root is None:
        return BodyText({})
    lists = Lists(opened.members.get(related(opened, "/numbering") or ""))
    lines = Layout(ACCEPTED, lists, "").lay(sources, "body")
    numbers = {element: number for number, element in enumerate(root.iter())}
    return BodyText(
        {
            line.number: _leaves(line.flat.pieces, numbers)
            for line in lines
            if not line.boxed and line.flat.text.strip()
        }
    )


def _leaves(pieces: Sequence[Piece], numbers: Mapping[Element, int]) -> tuple[_Leaf, ...]:
    found: list[_Leaf] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.element is not None:
            raw = piece.element.text if piece.element.tag == T else None
            found.append(_Leaf(numbers[piece.element], raw, at, end))
        at = end
    return tuple(found)


def _raw(leaf: _Leaf, at: int, *, after: bool) -> int:
    """Läget i elementets egen text. Mjuka bindestreck, som inte läses, räknas med till det som står före dem."""
    if leaf.raw is None:
        return int(after)
    if _SOFT_HYPHEN not in leaf.raw:
        return at
    shown = [index for index, char in enumerate(leaf.raw) if char != _SOFT_HYPHEN]
    return (shown[at - 1] + 1 if at else 0) if after else (shown[at] if at < len(shown) else len(leaf.raw))
