"""Var varje utskriven uppgift hamnade i papperet: del, stycke, läge och bokmärken, för återläsningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from beslutsgen.word.paragraphs import OBJECT
from beslutsgen.word.steady import SteadyParagraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.emit.compiled import TextPart
    from beslutsgen.emit.forms import Form, Outline
    from beslutsgen.emit.render import Slot
    from beslutsgen.emit.runs import Inked
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


class Laid(Struct, frozen=True, gc=False):
    """En dels utskrivna passager, och den fasta texten i dess stycken."""

    placed: tuple[Placed, ...]
    paragraphs: tuple[SteadyParagraph, ...]


def lay(
    part: TextPart, form: Form, pressed: Mapping[int, tuple[Inked | None, ...]], slots: Sequence[Slot]
) -> Laid:
    """Platserna i den färdiga delen. `pressed` är styckena i varje hål; ett tomt stycke eller en bild är `None`."""
    layer = _Layer(part, pressed, slots)
    for outline in form.outlines:
        if outline.space is not None:
            layer.blocks(outline.space)
        elif outline.slots:
            layer.line(outline)
        else:
            layer.plain(outline.pieces[0])
    return Laid(tuple(layer.placed), tuple(layer.paragraphs))


class _Layer(Struct):
    """En del som gås igenom stycke för stycke."""

    part: TextPart
    pressed: Mapping[int, tuple[Inked | None, ...]]
    slots: Sequence[Slot]
    placed: list[Placed] = field(default_factory=list)
    paragraphs: list[SteadyParagraph] = field(default_factory=list)
    number: int = 0

    def plain(self, text: str) -> None:
        """Ett av mallens egna stycken."""
        self.number += 1
        if text:
            self.paragraphs.append(SteadyParagraph(self.number, text, ()))

    def blocks(self, at: int) -> None:
        """Styckena i ett hål för block."""
        for inked in self.pressed[at]:
            self.number += 1
            if inked is not None:
                self._place(at, 0, inked)
                if inked.text:
                    self.paragraphs.append(SteadyParagraph(self.number, inked.text, inked.marks))

    def line(self, outline: Outline) -> None:
        """Ett stycke med hål i raden."""
        self.number += 1
        text = outline.pieces[0]
        marks: tuple[tuple[str, int, int], ...] = ()
        start = 0
        for at, gap, after in zip(outline.slots, outline.gaps, outline.pieces[1:], strict=True):
            inked = self.pressed[at][0]
            start += gap
            if inked is None:
                text += OBJECT + after
                start += 1
                continue
            self._place(at, start, inked)
            marks += _moved(inked.marks, len(text)) if text else inked.marks
            text += inked.text + after
            start += len(inked.text)
        if text:
            self.paragraphs.append(SteadyParagraph(self.number, text, marks))

    def _place(self, at: int, start: int, inked: Inked) -> None:
        slot, part = self.slots[at], self.part
        self.placed.append(
            Placed(
                part.name,
                part.kind,
                self.number,
                start,
                at,
                slot.path,
                slot.notation,
                inked.passage,
                inked.bookmarks,
            )
        )


def _moved(marks: tuple[tuple[str, int, int], ...], by: int) -> tuple[tuple[str, int, int], ...]:
    return tuple([(name, first + by, last + by) for name, first, last in marks])
