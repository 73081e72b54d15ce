"""Tabeller: rubrikrad som upprepas, belopp till höger, summarad för sig och bredder som fyller textytan."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from beslutsgen.word.ooxml import PPR, SECT_PR, TC, w

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from beslutsgen.draft.content import Table
    from beslutsgen.passage import Passage
    from beslutsgen.word.ooxml import Element

# Gäller om avsnittet inte anger egna mått: A4 med Words vanliga marginaler, i tjugondels punkter.
_A4_WIDTH: Final = 11906
_MARGIN: Final = 1417
_NARROWEST: Final = 900
# Ett teckens bredd i brödtext på 10 punkter, och cellens marginaler.
_CHARACTER: Final = 100
_PADDING: Final = 240
_LONGEST_WORD: Final = 30
# Så här många rader hålls ihop på en sida; längre tabeller får brytas mellan raderna.
_KEPT_ROWS: Final = 8
_ROW: Final = b"<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_HEADER: Final = b"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_CELL_ENDS: Final = b"</w:p></w:tc>"


def table_xml(
    content: Table, style: str | None, text_style: str | None, width: int, ink: Callable[[Passage], bytes]
) -> bytes:
    """Tabellens XML. `ink` skriver en passage som textkörningar."""
    widths = _widths(content, width)
    rows = (content.header, *content.rows)
    total = content.total
    out = [_table(style, widths, total=total)]
    for at, cells in enumerate(rows):
        keep = _kept(at, len(rows), total=total)
        out.append(_HEADER if at == 0 else _ROW)
        for cell, column, align in zip(cells, widths, content.align, strict=True):
            out += (_cell(column, text_style, align, keep), ink(cell), _CELL_ENDS)
        out.append(b"</w:tr>")
    out.append(b"</w:tbl>")
    return b"".join(out)


def _table(style: str | None, widths: Sequence[int], *, total: bool) -> bytes:
    """En tabell fram till sin första rad."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    look = (
        f'<w:tblLook w:val="{"0460" if total else "0420"}" w:firstRow="1" w:lastRow="{int(total)}" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    properties = f'<w:tblPr>{named}<w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr>'
    grid = "".join([f'<w:gridCol w:w="{column}"/>' for column in widths])
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>".encode()


def text_width(at: Element) -> int:
    """Textytans bredd där elementet står: cellens, eller sidans mellan marginalerna."""
    cell = next(at.iterancestors(TC), None)
    if cell is not None:
        found = cell.find(f"{w('tcPr')}/{w('tcW')}")
        dxa = found is not None and found.get(w("type")) in (None, "dxa")
        return max(_number(found, "w", _A4_WIDTH // 2) - _PADDING, _NARROWEST) if dxa else _A4_WIDTH // 2
    section = _section(at)
    if section is None:
        return _A4_WIDTH - 2 * _MARGIN
    margins = section.find(w("pgMar"))
    page = _number(section.find(w("pgSz")), "w", _A4_WIDTH)
    columns = max(_number(section.find(w("cols")), "num", 1), 1)
    used = sum(
        _number(margins, side, 0 if side == "gutter" else _MARGIN) for side in ("left", "right", "gutter")
    )
    return max((page - used) // columns, _NARROWEST)


def _section(at: Element) -> Element | None:
    """Avsnittet som elementet hör till: det som avslutas närmast efter."""
    top = at
    for ancestor in at.iterancestors():
        if ancestor.tag == w("body"):
            break
        top = ancestor
    for sibling in (top, *top.itersiblings()):
        found = sibling if sibling.tag == SECT_PR else sibling.find(f"{PPR}/{SECT_PR}")
        if found is not None:
            return found
    return None


def _number(element: Element | None, name: str, default: int) -> int:
    value = "" if element is None else element.get(w(name)) or ""
    return int(value) if value.isdecimal() else default


def _kept(at: int, rows: int, *, total: bool) -> bool:
    """Om raden ska stå på samma sida som nästa: rubrikrad och summa med sina grannar, korta tabeller hela."""
    return at < rows - 1 and (rows <= _KEPT_ROWS or at == 0 or (total and at == rows - 2))


@lru_cache(maxsize=1024)
def _cell(width: int, style: str | None, align: str, keep: bool) -> bytes:  # noqa: FBT001  # ett minne slår upp fortare utan namn
    """En cell fram till sin text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = (
        named + ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="right"/>' if align == "right" else "")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{properties}</w:pPr>'.encode()
    )


def _widths(content: Table, width: int) -> tuple[int, ...]:
    """Kolumnernas bredder: högerställda får plats med sitt längsta, de andra delar på resten."""
    longest: list[int] = []
    wanted: list[int] = []
    weights: list[int] = []
    for column, align in zip(zip(content.header, *content.rows, strict=True), content.align, strict=True):
        texts = [cell.text for cell in column]
        length = max(map(len, texts))
        longest.append(length)
        right = align == "right"
        wanted.append(_sized(length if right else max(map(len, " ".join(texts).split(" ")))))
        weights.append(0 if right else length)
    spare = width - sum(wanted)
    if spare <= 0:
        return _scaled(wanted, width)
    weights = weights if any(weights) else longest
    heaviness = max(sum(weights), 1)
    shared = [want + spare * weight // heaviness for want, weight in zip(wanted, weights, strict=True)]
    return _scaled(shared, width)


def _sized(characters: int) -> int:
    return max(min(characters, _LONGEST_WORD) * _CHARACTER + _PADDING, _NARROWEST)


def _scaled(widths: Sequence[int], width: int) -> tuple[int, ...]:
    """Bredderna i samma förhållande, med exakt summan `width`."""
    total = max(sum(widths), 1)
    scaled = [part * width // total for part in widths]
    scaled[-1] += width - sum(scaled)
    return tuple(scaled)
