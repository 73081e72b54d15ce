"""Vad ett papper ska innehålla: mallens egen text och blockens, stycke för stycke, uträknat utan vävningen."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.draft import passages
from beslutsgen.draft.content import Heading
from beslutsgen.emit.compiled import FIRST_MARK, GHOST
from beslutsgen.word import ooxml
from beslutsgen.word.lines import lines, unboxed
from beslutsgen.word.paragraphs import OBJECT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from beslutsgen.emit.render import Rendered, Slot

_MARK: Final = re.compile(f"([{chr(FIRST_MARK)}-\U000ffff0])")
# Står för vilket märke som helst i mallens XML, så att det som läses ur den är lika för alla ärenden.
_ANY: Final = "\U000ffff1"
_END: Final = "</w:p>"
_ROW: Final = re.compile("<(/?)w:tr[ >]")
_STYLE: Final = re.compile('<w:pStyle w:val="([^"]*)"')
_LEVEL: Final = re.compile('<w:outlineLvl w:val="([^"]*)"')


class _Shape(NamedTuple):
    """Ett stycke i mallen: texten, formatmallen, den egna rubriknivån, och hur många tabellrader det står i."""

    text: str
    style: str
    level: str | None
    rows: int


class Expected(NamedTuple):
    """Ett stycke i den ifyllda mallen, och styckena som det ska ha blivit.

    `pieces` är texterna i ordning. I ett löst stycke (`loose`) saknades uppgifter, så att mallens text runt dem får ha
    städats bort. `droppable` säger att stycket får vara borta, tillsammans med det tomma som hör till det.
    """

    pieces: tuple[str, ...]
    own: str
    loose: bool
    droppable: bool

    @property
    def empty(self) -> bool:
        """Om stycket inte har någon text alls."""
        return not any(self.pieces)

    @property
    def blank(self) -> bool:
        """Om stycket inte har något att visa."""
        return not any(map(str.strip, self.pieces))


def expected_parts(rendered: Rendered, pictures: Collection[str]) -> dict[str, list[Expected]]:
    """Det väntade i varje ifylld del, efter delens namn. `pictures` är sökvägarna till uppgifter som är bilder."""
    reader = _Reader(rendered, pictures)
    return {part.name: reader.read(source) for part, source in rendered.parts}


def own_paragraphs(data: bytes) -> list[Expected]:
    """Det väntade i en del som inte fylls i: mallens egna stycken."""
    root = ooxml.parse(data)
    found = [] if root is None else lines(ooxml.serialize(root).decode())
    return [Expected((line.text,), line.text, loose=False, droppable=False) for line in found]


class _Reader:
    """Läser en ifylld mall med märken."""

    def __init__(self, rendered: Rendered, pictures: Collection[str]) -> None:
        self.slots = rendered.slots
        self.pictures = pictures
        self.styles = rendered.template.styles

    def read(self, source: str) -> list[Expected]:
        """Delens stycken. Det som bara hör till tomma uppgifter får vara borta."""
        found: list[Expected] = []
        for shape, marks in _marked(source):
            if marks:
                found.extend(self._paragraph(shape, [self.slots[ord(mark) - FIRST_MARK] for mark in marks]))
            else:
                found.append(self._static(shape))
        for at in range(len(found) - 1, -1, -1):
            if found[at].droppable and not found[at].empty and not _alone(found, at):
                found[at] = found[at]._replace(droppable=False)
        return found

    def _static(self, shape: _Shape) -> Expected:
        """Ett stycke som mallen har av sig själv."""
        if GHOST in shape.text:
            own = shape.text.replace(GHOST, "")
            return Expected((own,), own, loose=True, droppable=True)
        return Expected((shape.text,), shape.text, loose=False, droppable=self._may_go(shape))

    def _paragraph(self, shape: _Shape, slots: Sequence[Slot]) -> Iterator[Expected]:
        parts = shape.text.replace(GHOST, "").split(_ANY)
        own = "".join(parts)
        if len(slots) == 1 and not own.strip():
            yield from self._single(slots[0])
            return
        written = [self._shown(slot) for slot in slots]
        if not any(written):
            yield Expected((), own, loose=True, droppable=True)
        elif GHOST in shape.text or not all(written):
            yield Expected(tuple(filter(None, written)), own, loose=True, droppable=False)
        else:
            whole = "".join(part for pair in zip(parts, [*written, ""], strict=True) for part in pair)
            yield Expected((whole,), own, loose=False, droppable=self._may_go(shape))

    def _single(self, slot: Slot) -> Iterator[Expected]:
        """En platshållare ensam i sitt stycke: ett stycke för varje stycke, listpunkt, rubrik och cell."""
        texts = (
            [self._shown(slot)]
            if slot.path in self.pictures
            else [one.text for one in passages(slot.content)]
        )
        if slot.content and isinstance(slot.content[0], Heading):
            # Rubriken ovanför platshållaren har då inget eget innehåll, och får vara borta.
            yield Expected((), "", loose=True, droppable=True)
        for text in texts or [""]:
            yield Expected((text,) if text else (), "", loose=False, droppable=not text)

    def _shown(self, slot: Slot) -> str:
        if slot.path in self.pictures:
            return OBJECT
        return "".join(one.text for one in passages(slot.content))

    def _may_go(self, shape: _Shape) -> bool:
        """Om stycket får gå bort med det tomma runt det: rubriker och tabellceller."""
        return shape.rows > 0 or self.styles.level_of(shape.style, shape.level) is not None


def _alone(found: Sequence[Expected], at: int) -> bool:
    """Om stycket står före något som får vara borta, eller efter något tomt."""
    if at + 1 == len(found) or (at and found[at - 1].empty):
        return True
    after = found[at + 1]
    return after.empty or after.droppable


def _marked(source: str) -> Iterator[tuple[_Shape, list[str]]]:
    """Styckena i en ifylld mall, vart och ett med sina märken i ordning."""
    pieces = _MARK.split(unboxed(source))
    marks = iter(pieces[1::2])
    rows = 0
    for chunk in _ANY.join(pieces[::2]).split(_END):
        shapes, rows = _shapes(chunk, rows)
        for shape in shapes:
            yield shape, [*islice(marks, shape.text.count(_ANY))]


@lru_cache(maxsize=1024)
def _shapes(chunk: str, rows: int) -> tuple[tuple[_Shape, ...], int]:
    """Stycket som slutar en del av en mall, med de tomma före det, och antalet tabellrader som är öppna efter det."""
    rows += sum(-1 if closing else 1 for closing in _ROW.findall(chunk))
    start = max(chunk.rfind("<w:p>"), chunk.rfind("<w:p "))
    own = chunk[start : chunk.find("</w:pPr>", start)] if "</w:pPr>" in chunk else ""
    style, level = _STYLE.search(own), _LEVEL.search(own)
    found = lines(chunk if start < 0 else chunk + _END)
    shapes = (
        _Shape(line.text, style[1] if style else "", level[1] if level else None, rows) for line in found
    )
    return tuple(shapes), rows
