"""Var varje utskriven uppgift hamnade i papperet: del, stycke, läge och bokmärken, för återläsningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.emit.fill.built_lines import BuiltLine
from beslutsgen.word.ooxml import OBJECT
from beslutsgen.word.stamp import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def links_of(placed: Placed) -> Iterator[Link]:
    """Länkarna i en passage; samma adress i följd är en länk."""
    start, end, address = 0, 0, ""
    for mark in placed.passage.marks:
        if mark.kind != "link" or not mark.target:
            continue
        if (end, address) != (mark.start, mark.target):
            yield from _link(placed, start, end, address)
            start = mark.start
        end, address = mark.end, mark.target
    yield from _link(placed, start, end, address)


def _link(placed: Placed, start: int, end: int, address: str) -> Iterator[Link]:
    text = placed.passage.text[start:end]
    if text and address:
        yield Link(placed.kind, placed.paragraph, text, address)


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
    spots: list[Spot] = []
    lines: list[BuiltLine] = []
    number = 0
    for outline in form.outlines:
        if outline.space is not None:
            number = _blocks(kind, outline.space, number, pressed[outline.space], spots, lines)
            continue
        number += 1
        text, marks = _line(outline, number, pressed, spots) if outline.slots else (outline.pieces[0], ())
        if text:
            lines.append(BuiltLine(kind, number, text, marks))
    return Laid(tuple(spots), tuple(lines))


def _blocks(
    kind: str,
    slot: int,
    number: int,
    pressed: tuple[Inked | None, ...],
    spots: list[Spot],
    lines: list[BuiltLine],
) -> int:
    """Styckena i ett hål för block, efter stycket `number`; svaret är det sista styckets nummer."""
    inked = 0
    for at, one in enumerate(pressed, number + 1):
        if one is not None:
            spots.append(Spot(at, 0, slot, inked, one.bookmarks))
            inked += 1
            if one.text:
                lines.append(BuiltLine(kind, at, one.text, one.marks))
    return number + len(pressed)


def _line(
    outline: Outline, number: int, pressed: Mapping[int, tuple[Inked | None, ...]], spots: list[Spot]
) -> tuple[str, tuple[Held, ...]]:
    """Texten och bokmärkena i ett stycke med hål i raden."""
    text = outline.pieces[0]
    marks: tuple[Held, ...] = ()
    start = 0
    for slot, gap, after in zip(outline.slots, outline.gaps, outline.pieces[1:], strict=True):
        inked = pressed[slot][0]
        start += gap
        if inked is None:
            text += OBJECT + after
            start += 1
            continue
        spots.append(Spot(number, start, slot, 0, inked.bookmarks))
        marks += _moved(inked.marks, len(text)) if text else inked.marks
        text += inked.text + after
        start += len(inked.text)
    return text, marks


def _moved(marks: tuple[Held, ...], by: int) -> tuple[Held, ...]:
    return tuple(
        [
            (name, start + by, end + by, path, notation, kind)
            for name, start, end, path, notation, kind in marks
        ]
    )
