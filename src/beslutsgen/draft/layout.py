"""Markdown-textens uppställning: stycken, listpunkter och tabeller med ordagrann text och fakta i ordning.

Fakta är ogenomskinliga tecken i Markdown-texten. Därför kan ett värde som `2018. ` eller `5*3` aldrig bli en lista
eller kursiv text, och därför beror uppställningen på texten ensam: den räknas ut en gång, hur värdena än växlar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.draft.dialect import is_plain, paragraphs, paragraphs_end
from beslutsgen.draft.lines import Finder, plain_line
from beslutsgen.draft.marked import Item, Lone, parsed, parsed_inline
from beslutsgen.draft.typeset import settled
from beslutsgen.draft.usual_markup import usual_blocks, usual_inline
from beslutsgen.kept import PROSE, kept_with

if TYPE_CHECKING:
    from beslutsgen.draft.lines import Line
    from beslutsgen.draft.marked import Block, Inline, Side


class Plain(Struct, frozen=True):
    """Ett vanligt stycke; radens lägen räknas från `at` i texten."""

    line: Line
    at: int = 0


class Point(Struct, frozen=True):
    """En listpunkt; `first` är sant för den som börjar en lista. Radens lägen räknas från `at` i texten."""

    line: Line
    ordered: bool
    level: int
    first: bool
    at: int = 0


class Grid(Struct, frozen=True):
    """En tabell; den första raden är rubrikraden. Cellernas lägen räknas från `at` i texten."""

    rows: tuple[tuple[Line, ...], ...]
    align: tuple[Side, ...]
    at: int = 0


Shape: TypeAlias = Plain | Point | Grid


@kept_with(longest=PROSE)
def layout(text: str, units: frozenset[str]) -> tuple[Shape, ...]:
    """Texten i stycken, listpunkter och tabeller; `units` är ärendets egna enheter för antal."""
    if not text.strip():
        return ()
    end = paragraphs_end(text)
    shapes: list[Shape] = [Plain(_paragraph(one, units), at) for at, one in paragraphs(text[:end])]
    if end < len(text):
        shapes += [replace(shape, at=end) for shape in _blocks(text[end:], units)]
    return tuple(shapes)


@kept_with(longest=PROSE)
def _blocks(text: str, units: frozenset[str]) -> tuple[Shape, ...]:
    """Stycken, listpunkter och tabeller, alla med lägen i texten."""
    blocks = usual_blocks(text)
    finder = Finder(text, units)
    return tuple([_shape(block, finder) for block in (parsed(text) if blocks is None else blocks)])


@kept_with(longest=PROSE)
def _paragraph(text: str, units: frozenset[str]) -> Line:
    """Ett stycke för sig."""
    if is_plain(text):
        return settled(plain_line(text, units), units)
    return _line(usual_inline(text) or parsed_inline(text), Finder(text, units))


def _shape(block: Block, finder: Finder) -> Shape:
    if isinstance(block, Lone):
        return Plain(_line(block.inline, finder))
    if isinstance(block, Item):
        return Point(_line(block.inline, finder), block.ordered, block.level, block.first)
    return Grid(tuple([tuple([_line(cell, finder) for cell in row]) for row in block.rows]), block.align)


def _line(inline: Inline, finder: Finder) -> Line:
    """Raden som innehållet och dess märken blir."""
    line = finder.line(inline.content)
    for kind, said in inline.marks:
        if kind in ("strong_open", "em_open", "link_open"):
            line.open(kind, said)
        elif kind in ("strong_close", "em_close", "link_close"):
            line.close()
        else:
            line.add(said)
    return settled(line.finished(), finder.units)
