"""Var varje utskriven uppgift hamnade i papperet: del, stycke, läge och bokmärken, för återläsningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from beslutsgen.emit.fill.built_lines import BuiltLine
from beslutsgen.word.ooxml import OBJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.emit.fill.built_lines import Held
    from beslutsgen.emit.fill.forms import Form, Outline
    from beslutsgen.emit.fill.runs import Inked
    from beslutsgen.passage import Passage


class Placed(Struct, frozen=True, gc=False):
    """En utskriven passage. `paragraph` räknar delens stycken från 1, `start` är läget i styckets text.

    `slot` är lika för alla passager ur samma platshållare, och `bookmarks` följer passagens fakta i ordning.
    """

    part: str
    kind: str
    paragraph: int
    start: int
    slot: int
    path: str
    notation: str
    passage: Passage
    bookmarks: tuple[str, ...]


class Spot(Struct, frozen=True, gc=False):
    """Var en passage hamnade i sin del: styckets nummer, läget i dess text, uppgiften och vilken i ordningen ur den."""

    paragraph: int
    start: int
    slot: int
    at: int
    bookmarks: tuple[str, ...]


class Laid(Struct, frozen=True, gc=False):
    """En dels utskrivna passager i ordning, och dess stycken."""

    spots: tuple[Spot, ...]
    lines: tuple[BuiltLine, ...]


def lay(kind: str, form: Form, pressed: Mapping[int, tuple[Inked | None, ...]]) -> Laid:
    """Platserna i den färdiga delen. `pressed` är styckena i varje hål; ett tomt stycke eller en bild är `None`."""
    layer = _Layer(kind, pressed)
    for outline in form.outlines:
        if outline.space is not None:
            layer.blocks(outline.space)
        elif outline.slots:
            layer.line(outline)
        else:
            layer.plain(outline.pieces[0])
    return Laid(tuple(layer.spots), tuple(layer.lines))


class _Layer(Struct):
    """En del som gås igenom stycke för stycke."""

    kind: str
    pressed: Mapping[int, tuple[Inked | None, ...]]
    spots: list[Spot] = field(default_factory=list)
    lines: list[BuiltLine] = field(default_factory=list)
    number: int = 0

    def plain(self, text: str) -> None:
        """Ett av mallens egna stycken."""
        self.number += 1
        if text:
            self.lines.append(BuiltLine(self.kind, self.number, text, ()))

    def blocks(self, slot: int) -> None:
        """Styckena i ett hål för block."""
        inked = 0
        for one in self.pressed[slot]:
            self.number += 1
            if one is not None:
                self.spots.append(Spot(self.number, 0, slot, inked, one.bookmarks))
                inked += 1
                if one.text:
                    self.lines.append(BuiltLine(self.kind, self.number, one.text, one.marks))

    def line(self, outline: Outline) -> None:
        """Ett stycke med hål i raden."""
        self.number += 1
        text = outline.pieces[0]
        marks: tuple[Held, ...] = ()
        start = 0
        for slot, gap, after in zip(outline.slots, outline.gaps, outline.pieces[1:], strict=True):
            inked = self.pressed[slot][0]
            start += gap
            if inked is None:
                text += OBJECT + after
                start += 1
                continue
            self.spots.append(Spot(self.number, start, slot, 0, inked.bookmarks))
            marks += _moved(inked.marks, len(text)) if text else inked.marks
            text += inked.text + after
            start += len(inked.text)
        if text:
            self.lines.append(BuiltLine(self.kind, self.number, text, marks))


def _moved(marks: tuple[Held, ...], by: int) -> tuple[Held, ...]:
    return tuple(
        [
            (name, start + by, end + by, path, notation, kind)
            for name, start, end, path, notation, kind in marks
        ]
    )
