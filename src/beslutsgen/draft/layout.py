"""Markdown-textens uppställning: stycken, listpunkter och tabeller med ordagrann text och fakta i ordning.

Fakta är ogenomskinliga tecken i Markdown-texten. Därför kan ett värde som `2018. ` eller `5*3` aldrig bli en lista
eller kursiv text, och därför beror uppställningen på texten ensam: den räknas ut en gång, hur värdena än växlar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias
from typing import Literal as Only

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.draft.dialect import is_plain, paragraphs, paragraphs_end, parser
from beslutsgen.draft.kept import kept
from beslutsgen.draft.lines import Finder, plain_line
from beslutsgen.draft.typeset import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from beslutsgen.draft.lines import Line

_ALIGN_RIGHT: Final = "text-align:right"


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
    align: tuple[Only["left", "right"], ...]
    at: int = 0


Shape: TypeAlias = Plain | Point | Grid


@kept
def layout(text: str, units: frozenset[str]) -> tuple[Shape, ...]:
    """Texten i stycken, listpunkter och tabeller; `units` är ärendets egna enheter för antal."""
    if not text.strip():
        return ()
    end = paragraphs_end(text)
    shapes: list[Shape] = [Plain(_paragraph(one, units), at) for at, one in paragraphs(text[:end])]
    if end < len(text):
        shapes += [replace(shape, at=end) for shape in _blocks(text[end:], units)]
    return tuple(shapes)


@kept
def _blocks(text: str, units: frozenset[str]) -> tuple[Shape, ...]:
    """Stycken, listpunkter och tabeller, alla med lägen i texten."""
    return tuple(_Shapes(Finder(text, units)).shapes(parser().parse(text)))


@kept
def _paragraph(text: str, units: frozenset[str]) -> Line:
    """Ett stycke för sig."""
    if is_plain(text):
        return settled(plain_line(text, units), units)
    (token,) = parser().parseInline(text)
    return _line(token, Finder(text, units))


def _line(token: Token, finder: Finder) -> Line:
    """Raden som ett av Markdowns textmärken är."""
    line = finder.line(token.content)
    for child in token.children or []:
        if child.type in ("strong_open", "em_open", "link_open"):
            line.open(child.type, str(child.attrGet("href") or ""))
        elif child.type in ("strong_close", "em_close", "link_close"):
            line.close()
        else:
            line.add(child.content)
    return settled(line.finished(), finder.units)


class _Shapes:
    """Går igenom Markdownens märken i ordning."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.lists: list[bool] = []
        self.first = False

    def shapes(self, tokens: list[Token]) -> Iterator[Shape]:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
                yield self._grid(tokens[position:end])
                position = end
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(token.type == "ordered_list_open")
                self.first = True
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "inline":
                yield self._shape(token)
            position += 1

    def _shape(self, token: Token) -> Shape:
        line = _line(token, self.finder)
        if not self.lists:
            return Plain(line)
        point = Point(line, ordered=self.lists[-1], level=len(self.lists) - 1, first=self.first)
        self.first = False
        return point

    def _grid(self, tokens: list[Token]) -> Grid:
        rows: list[list[Line]] = []
        align: list[Only["left", "right"]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                align.append("right" if token.attrGet("style") == _ALIGN_RIGHT else "left")
            elif token.type == "inline":
                rows[-1].append(_line(token, self.finder))
        return Grid(tuple(tuple(row) for row in rows), tuple(align))
