"""Vad ett papper ska innehålla: mallens egen text och blockens, stycke för stycke, uträknat utan vävningen."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.draft import passages
from beslutsgen.draft.content import Heading
from beslutsgen.emit.compiled import FIRST_MARK, GHOST
from beslutsgen.pattern import late
from beslutsgen.word import ooxml
from beslutsgen.word.kept import kept
from beslutsgen.word.lines import lines, unboxed
from beslutsgen.word.paragraphs import OBJECT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from beslutsgen.emit.render import Rendered, Slot

_MARK: Final = late(f"([{chr(FIRST_MARK)}-\U000ffff0])")
# Står för vilket märke som helst i mallens XML, så att det som läses ur den är lika för alla ärenden.
_ANY: Final = "\U000ffff1"
_END: Final = "</w:p>"
_ROW: Final = late("<(/?)w:tr[ >]")
_STYLE: Final = late('<w:pStyle w:val="([^"]*)"')
_LEVEL: Final = late('<w:outlineLvl w:val="([^"]*)"')


class _Shape(NamedTuple):
    """Ett stycke i mallen.

    `parts` är texterna runt märkena, `own` allihop; ett stycke som är `bare` har ett märke och inget mer. I ett stycke
    med ett spår (`traced`) började ett villkor eller en slinga. `inside` säger om det står i en tabell, och nivån
    är styckets egen.
    """

    parts: tuple[str, ...]
    own: str
    bare: bool
    traced: bool
    style: str
    level: str | None
    inside: bool


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
        for shape, numbers in _shaped(source):
            if not numbers:
                found.append(self._static(shape))
            elif shape.bare:
                found.extend(self._single(self.slots[numbers[0]]))
            else:
                found.append(self._line(shape, [self.slots[number] for number in numbers]))
        for at in range(len(found) - 1, -1, -1):
            if found[at].droppable and not _alone(found, at):
                found[at] = found[at]._replace(droppable=False)
        return found

    def _static(self, shape: _Shape) -> Expected:
        """Ett stycke som mallen har av sig själv."""
        if shape.traced:
            return Expected((shape.own,), shape.own, loose=True, droppable=True)
        return Expected((shape.own,), shape.own, loose=False, droppable=self._may_go(shape))

    def _line(self, shape: _Shape, slots: Sequence[Slot]) -> Expected:
        """Ett stycke med platshållare i mallens text."""
        written = [self._shown(slot) for slot in slots]
        if not any(written):
            return Expected((), shape.own, loose=True, droppable=True)
        if shape.traced or not all(written):
            return Expected(tuple(filter(None, written)), shape.own, loose=True, droppable=False)
        whole = "".join(chain.from_iterable(zip(shape.parts, written, strict=False))) + shape.parts[-1]
        return Expected((whole,), shape.own, loose=False, droppable=self._may_go(shape))

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
        return shape.inside or self.styles.level_of(shape.style, shape.level) is not None


def _alone(found: Sequence[Expected], at: int) -> bool:
    """Om stycket står före något som får vara borta, eller efter något tomt."""
    if at + 1 == len(found) or (at and found[at - 1].empty):
        return True
    after = found[at + 1]
    return after.empty or after.droppable


@kept(64)
def _shaped(source: str) -> tuple[tuple[_Shape, tuple[int, ...]], ...]:
    """Styckena i en ifylld mall, vart och ett med numren på sina uppgifter i ordning."""
    pieces = _MARK.split(unboxed(source))
    numbers = tuple(ord(mark) - FIRST_MARK for mark in pieces[1::2])
    found: list[tuple[_Shape, tuple[int, ...]]] = []
    at = rows = 0
    for chunk in _ANY.join(pieces[::2]).split(_END):
        shapes, rows = _shapes(chunk, rows)
        for shape in shapes:
            first, at = at, at + len(shape.parts) - 1
            found.append((shape, numbers[first:at]))
    return tuple(found)


@kept(1024)
def _shapes(chunk: str, rows: int) -> tuple[tuple[_Shape, ...], int]:
    """Stycket som slutar en del av en mall, med de tomma före det, och antalet tabellrader som är öppna efter det."""
    rows += sum(-1 if closing else 1 for closing in _ROW.findall(chunk))
    start = max(chunk.rfind("<w:p>"), chunk.rfind("<w:p "))
    own = chunk[start : chunk.find("</w:pPr>", start)] if "</w:pPr>" in chunk else ""
    style, level = _STYLE.search(own), _LEVEL.search(own)
    found = lines(chunk if start < 0 else chunk + _END)
    form = (style[1] if style else "", level[1] if level else None, rows > 0)
    return tuple(_Shape(*_texts(line.text), *form) for line in found), rows


def _texts(text: str) -> tuple[tuple[str, ...], str, bool, bool]:
    """Texterna runt märkena i ett stycke, allihop, om det bara är ett märke, och om stycket har ett spår."""
    parts = tuple(text.replace(GHOST, "").split(_ANY))
    own = "".join(parts)
    return parts, own, len(parts) == 2 and not own.strip(), GHOST in text
