"""Vad ett papper ska innehålla: mallens egen text och blockens, stycke för stycke, uträknat utan vävningen."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from beslutsgen.draft import passages
from beslutsgen.draft.content import Heading
from beslutsgen.emit.prepare.compiled import FIRST_MARK, GHOST, TRACE
from beslutsgen.kept import PART, kept_with
from beslutsgen.pattern import late
from beslutsgen.review.bookmarked import Binder
from beslutsgen.word.lines import lines, unboxed
from beslutsgen.word.ooxml import OBJECT
from beslutsgen.word.running import unmarked

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.emit.fill.render import Rendered, Slot
    from beslutsgen.emit.prepare.compiled import CompiledTemplate

_MARK: Final = late(f"([{chr(FIRST_MARK)}-\U000ffff0])")
# Står för vilket märke som helst i mallens XML, så att det som läses ur den är lika för alla ärenden.
_ANY: Final = "\U000ffff1"
_END: Final = "</w:p>"
_ROW: Final = late("<(/?)w:tr[ >]")
_STYLE: Final = late('<w:pStyle(?: [^<>]*)? w:val="([^"]*)"')
# Det som står kvar i en rad där alla uppgifter saknas.
_STANDING: Final = late(
    r"(<w:fldSimple[ >].*?</w:fldSimple>)|<w:object[ >].*?</w:object>"
    r"|<w:(?:drawing|pict|sym|fldChar|footnoteReference|endnoteReference)(?=[ />])",
    re.DOTALL,
)
# De tecken som städas bort intill en lucka.
_TIDIED: Final = " \u00a0,.;:!?()[]·|/–—-\n\t"
_LEVEL: Final = late('<w:outlineLvl(?: [^<>]*)? w:val="([^"]*)"')


class Loose(NamedTuple):
    """Ett stycke som inte säkert står som det är i den ifyllda mallen.

    `pieces` är texterna i ordning. Är stycket inte helt (`whole`) saknades uppgifter, så att mallens text runt dem, i
    `own`, får ha städats bort. `droppable` säger att stycket får vara borta, med det tomma som hör till det.
    """

    pieces: tuple[str, ...]
    own: str
    whole: bool
    droppable: bool


# Ett stycke som det ska ha blivit, som löpande text; ett tomt stycke får vara borta.
Expected: TypeAlias = str | Loose


class Wanted(NamedTuple):
    """Det väntade i varje ifylld del, efter delens namn. `bound` säger om varje faktum har just ett bokmärke."""

    parts: dict[str, list[Expected]]
    bound: bool


class _Shape(NamedTuple):
    """Ett stycke i mallen som har märken.

    `parts` är texterna runt märkena, `own` allihop; ett stycke som är `bare` har ett märke och inget mer. I ett stycke
    med ett spår (`traced`) började ett villkor eller en slinga. `may_go` säger om det får gå bort med det tomma runt
    det: rubriker och tabellceller. `stays` är det som står kvar också när alla uppgifter saknas: bilder och fält, eller
    texterna runt spåren. `numbers` är märkenas nummer.
    """

    parts: tuple[str, ...]
    own: str
    bare: bool
    traced: bool
    stays: tuple[str, ...]
    may_go: bool
    numbers: tuple[int, ...] = ()


def expected_parts(rendered: Rendered, placed: Sequence[Placed], pictures: Collection[str]) -> Wanted:
    """Det väntade. `placed` är var varje text sattes, och `pictures` sökvägarna till uppgifter som är bilder."""
    reader = _Reader(rendered, placed, pictures)
    parts = {part.name: reader.read(source) for part, source in rendered.parts}
    return Wanted(parts, reader.binder.done())


def own_paragraphs(data: bytes) -> list[Expected]:
    """Det väntade i en del som inte fylls i: mallens egna stycken."""
    from beslutsgen.word import trees

    root = trees.parse(data)
    return [] if root is None else [line.text for line in lines(trees.serialize(root).decode())]


class _Reader:
    """Läser en ifylld mall med märken."""

    def __init__(self, rendered: Rendered, placed: Sequence[Placed], pictures: Collection[str]) -> None:
        self.template = rendered.template
        self.slots = rendered.slots
        self.pictures = pictures
        self.binder = Binder(placed, rendered.template.free_bookmark)

    def read(self, source: str) -> list[Expected]:
        """Delens stycken. Det som bara hör till tomma uppgifter får vara borta."""
        found: list[Expected] = []
        for before, shape in _shaped(source, self.template):
            found += before
            if shape is None:
                break
            if shape.bare:
                found += self._single(self.slots[shape.numbers[0]])
            else:
                found.append(self._line(shape))
        loose = [(at, one) for at, one in enumerate(found) if not isinstance(one, str)]
        for at, one in reversed(loose):
            if one.droppable and not _alone(found, at):
                found[at] = Loose(one.pieces, one.own, one.whole, droppable=False)
        return found

    def _line(self, shape: _Shape) -> Expected:
        """Ett stycke med platshållare i mallens text."""
        written = [self._shown(self.slots[number]) for number in shape.numbers]
        if not any(written):
            return Loose(shape.stays, shape.own, whole=False, droppable=not shape.stays)
        if shape.traced or not all(written):
            return Loose(tuple(filter(None, written)), shape.own, whole=False, droppable=False)
        whole = "".join(chain.from_iterable(zip(shape.parts, written, strict=False))) + shape.parts[-1]
        return Loose((whole,), "", whole=True, droppable=True) if shape.may_go else whole

    def _single(self, slot: Slot) -> list[str]:
        """En platshållare ensam i sitt stycke: ett stycke för varje stycke, listpunkt, rubrik och cell."""
        if slot.path in self.pictures:
            return [OBJECT]
        texts = self.binder.written(passages(slot.content)) or [""]
        if slot.content and isinstance(slot.content[0], Heading):
            # Rubriken ovanför platshållaren har då inget eget innehåll, och får vara borta.
            return ["", *texts]
        return texts

    def _shown(self, slot: Slot) -> str:
        return "".join(self._single(slot))


def as_read(item: Expected) -> Expected:
    """Stycket som det läses: utan bokmärken."""
    if isinstance(item, str):
        return unmarked(item)
    return item._replace(pieces=tuple(map(unmarked, item.pieces)))


def _alone(found: Sequence[Expected], at: int) -> bool:
    """Om stycket står före något som får vara borta, eller efter något tomt."""
    if at + 1 == len(found) or (at and _empty(found[at - 1])):
        return True
    after = found[at + 1]
    return _empty(after) or (isinstance(after, Loose) and after.droppable)


def _empty(item: Expected) -> bool:
    """Om stycket inte har någon text alls."""
    return not item if isinstance(item, str) else not any(item.pieces)


@kept_with(64, PART)
def _shaped(
    source: str, template: CompiledTemplate
) -> tuple[tuple[tuple[Expected, ...], _Shape | None], ...]:
    """Styckena med märken i en ifylld mall, vart och ett efter dem som mallen har av sig själv; sist bara sådana."""
    # Det som en styckestagg lämnar efter sig räknas som ett tomt stycke.
    pieces = _MARK.split(unboxed(source.replace(f"<?{TRACE}?>", "<w:p/>")))
    numbers = tuple(ord(mark) - FIRST_MARK for mark in pieces[1::2])
    found: list[tuple[tuple[Expected, ...], _Shape | None]] = []
    before: list[Expected] = []
    at = rows = 0
    for chunk in _ANY.join(pieces[::2]).split(_END):
        shapes, rows = _shapes(chunk, rows, template)
        for shape in shapes:
            first, at = at, at + len(shape.parts) - 1
            if first == at:
                before.append(_static(shape))
            else:
                found.append((tuple(before), shape._replace(numbers=numbers[first:at])))
                before = []
    return (*found, (tuple(before), None))


def _static(shape: _Shape) -> Expected:
    """Ett stycke som mallen har av sig själv."""
    if shape.traced:
        return Loose(shape.stays, shape.own, whole=False, droppable=True)
    return Loose((shape.own,), shape.own, whole=True, droppable=True) if shape.may_go else shape.own


@kept_with(1024, PART)
def _shapes(chunk: str, rows: int, template: CompiledTemplate) -> tuple[tuple[_Shape, ...], int]:
    """Stycket som slutar en del av en mall, med de tomma före det, och antalet tabellrader som är öppna efter det."""
    rows += sum(-1 if closing else 1 for closing in _ROW.findall(chunk))
    start = max(chunk.rfind("<w:p>"), chunk.rfind("<w:p "))
    own = chunk[start : chunk.find("</w:pPr>", start)] if "</w:pPr>" in chunk else ""
    style, level = _STYLE.search(own), _LEVEL.search(own)
    found = lines(chunk if start < 0 else chunk + _END)
    heading = template.styles.level_of(style[1] if style else "", level[1] if level else None)
    may_go = rows > 0 or heading is not None
    return tuple(_Shape(*_texts(line.text, chunk), may_go) for line in found), rows


def _texts(text: str, chunk: str) -> tuple[tuple[str, ...], str, bool, bool, tuple[str, ...]]:
    """Texterna runt märkena, allihop, om stycket bara är ett märke, om det har ett spår, och det som står kvar."""
    parts = tuple(text.replace(GHOST, "").split(_ANY))
    own = "".join(parts)
    if len(parts) > 1:
        return parts, own, len(parts) == 2 and not own.strip(), GHOST in text, _objects(chunk)
    around = (piece.strip(_TIDIED) for piece in text.split(GHOST))
    return parts, own, False, GHOST in text, tuple(filter(None, around))


def _objects(chunk: str) -> tuple[str, ...]:
    """Bilderna, fälten och fotnoterna i ett stycke, som de läses."""
    found = (
        lines(f"{token[1]}{_END}")[0].text if token[1] else OBJECT for token in _STANDING.finditer(chunk)
    )
    return tuple(filter(None, found))
