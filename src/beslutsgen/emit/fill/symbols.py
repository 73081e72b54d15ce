"""Tecken för block som ännu inte är skrivna: ett stycke eller en tabell i platshållarens ställe, ett i var ände."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.fill.breaks import empty, ends_section, plain
from beslutsgen.word.ooxml import SECT_PR, TBL, P, w
from beslutsgen.word.trees import is_trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.emit.fill.forms import Kind
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.styles import Styles

# Står i det element som bara visar hur blocken slutar.
ECHO: Final = "\U000ffffb"
# Word kräver ett stycke sist i celler och i dokumentet, och slår ihop tabeller som står intill varandra.
_NOT_AFTER_TABLE: Final = (None, TBL, SECT_PR)
_RANGE_MARKS: Final = tuple(
    w(name)
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
)


def symbol(kind: Kind, mark: str, own: str, styles: Styles) -> str:
    """Det som ska stå i stället för blocken: som de börjar, och om de slutar på annat sätt också som de slutar."""
    head = _table(mark) if kind.first == "table" else _paragraph(_properties(kind, own, styles), mark)
    if (kind.first == "table") == (kind.last == "table"):
        return head
    return head + (_table(ECHO) if kind.last == "table" else _paragraph("", ECHO))


def insert(placeholder: Element, made: Sequence[Element]) -> None:
    """Elementen i platshållarens ställe; bokmärken och gränser i den flyttar till före dem."""
    for element in made:
        placeholder.addprevious(element)
    if made[0].tag == TBL and _before(made[0]) == TBL:
        # Word slår ihop tabeller som står intill varandra.
        made[0].addprevious(etree.Element(P))
    for mark in [*placeholder.iter(*_RANGE_MARKS)]:
        made[0].addprevious(mark)
    parent = placeholder.getparent()
    if made[-1].tag == TBL and (_after(placeholder) in _NOT_AFTER_TABLE or ends_section(placeholder)):
        # Också där ett avsnitt slutar.
        empty(placeholder)
        plain(placeholder)
    elif parent is not None:
        parent.remove(placeholder)


def close(made: Sequence[Element]) -> None:
    """Ett tomt stycke efter en tabell sist, där mallens stycken efter den gick bort."""
    if made[-1].tag == TBL and _after(made[-1]) in _NOT_AFTER_TABLE:
        made[-1].addnext(etree.Element(P))


def _paragraph(properties: str, text: str) -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(text: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{_paragraph('', text)}</w:tc></w:tr></w:tbl>"


def _properties(kind: Kind, own: str, styles: Styles) -> str:
    """Det första styckets format, så långt det avgör vad som hör till vilken rubrik."""
    if kind.first == "paragraph":
        return own
    style = styles.paragraph(f"heading {kind.level}") if kind.first == "heading" else None
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""


def _before(element: Element) -> str | None:
    return next(_tags(element.itersiblings(preceding=True)), None)


def _after(element: Element) -> str | None:
    return next(_tags(element.itersiblings()), None)


def _tags(siblings: Iterator[Element]) -> Iterator[str]:
    return (sibling.tag for sibling in siblings if not is_trace(sibling))
