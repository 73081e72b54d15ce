"""Prosans stycken, listor och tabeller: bitarna läggs i den uppställning som deras text har som Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.draft.content import ListItem, Paragraph, Table
from beslutsgen.draft.layout import Plain, Point, layout
from beslutsgen.draft.lines import OPAQUE, line_of
from beslutsgen.draft.pieces import Told
from beslutsgen.draft.place import Sheet
from beslutsgen.draft.typeset import typeset

if TYPE_CHECKING:
    from beslutsgen.draft.content import Block, Content
    from beslutsgen.draft.layout import Grid, Shape
    from beslutsgen.draft.pieces import Fact, Source
    from beslutsgen.passage import Passage

# Raden i ett stycke som inte är annat än ett faktum.
_ALONE: Final = line_of((0,), (), "no")


def content(told: Told, units: frozenset[str] = frozenset(), dates: str = "") -> Content:
    """Styckena, listpunkterna och tabellerna som bitarna bildar. `units` är ärendets egna enheter för antal.

    `dates` är skrivsättet för datum och perioder i löpande text; i tabeller står de med siffror.
    """
    # Fakta är ett tecken var; källtext med sådana tecken har redan avvisats.
    first, *after = told.texts
    text = first + "".join([chr(mark) + said for mark, said in enumerate(after, OPAQUE)])
    sheet = Sheet(told)
    return tuple([_block(shape, sheet, units, dates) for shape in layout(text, units)])


def alone(fact: Fact, source: Source) -> Paragraph:
    """Ett faktum som ett eget stycke: det som `content` gör av det, utan uppställning."""
    sheet = Sheet(Told(("", ""), (fact,), ((0, 0),), ((0, source),)))
    return Paragraph(typeset(_ALONE, 0, sheet, frozenset()))


def _block(shape: Shape, sheet: Sheet, units: frozenset[str], dates: str) -> Block:
    if isinstance(shape, Plain):
        return Paragraph(typeset(shape.line, shape.at, sheet, units, dates))
    if isinstance(shape, Point):
        passage = typeset(shape.line, shape.at, sheet, units, dates)
        return ListItem(passage, shape.ordered, shape.level, shape.first)
    return _table(shape, sheet, units)


def _table(grid: Grid, sheet: Sheet, units: frozenset[str]) -> Table:
    header, *body = (tuple(typeset(line, grid.at, sheet, units) for line in row) for row in grid.rows)
    return Table(header, tuple(body), grid.align, total=bool(body) and _all_bold(body[-1][0]))


def _all_bold(passage: Passage) -> bool:
    """En rad vars första cell är helt i fetstil är tabellens summarad."""
    return any(
        mark.kind == "bold" and (mark.start, mark.end) == (0, len(passage.text)) for mark in passage.marks
    )
