"""Fel indrag: en rad som står längre in eller ut än raderna som den hör ihop med."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import ascii_key
from beslutsgen.arende.traps.trap import Edit, Trap
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.lines import Line
    from beslutsgen.arende.traps.page import Page, Proposal

# En så här lång rad är radbruten text: då är ett kolon på nästa rad snarare text än en felställd nyckel.
_WRAPPED: Final = 60
_NEAR: Final = 3
_MOST_LEVELS: Final = 8
# En nyckel skrivs med små bokstäver och utan blanksteg; annars är det snarare början på en mening.
_KEYLIKE: Final = late(r"[a-zåäö_][^\WA-ZÅÄÖ]*\Z")


def clear_indentation(page: Page, index: int) -> Iterator[Proposal]:
    """Raden är tydligt en nyckel eller punkt på fel plats, eller text som hamnat för långt ut."""
    if index in page.stops and _is_clear(page, index):
        yield from _moves(page, index)


def indented_section(page: Page, index: int) -> Iterator[Proposal]:
    """Filens första avsnitt står inte längst till vänster."""
    line, name = page.lines[index], page.name(index)
    if line.indent and name and ascii_key(name) in page.keys.roots and page.above(index) is None:
        for last in dict.fromkeys((_group_end(page, index), page.last(index), index)):
            yield (_move(page, index, last, 0),)


def any_indentation(page: Page, index: int) -> Iterator[Proposal]:
    """Raden går att läsa om den flyttas."""
    if index in page.stops:
        yield from _moves(page, index)


def _is_clear(page: Page, index: int) -> bool:
    name, above = page.name(index), page.above(index)
    if name is None or page.knows(name) or above is None:
        return True
    if page.lines[index - 1].role == "block" and not _own_entry(page, index):
        return True
    line = page.lines[above]
    return page.named and not page.prose and " " not in name and line.end - line.start < _WRAPPED


def _moves(page: Page, index: int) -> Iterator[Proposal]:
    line = page.lines[index]
    if line.role not in ("entry", "text"):
        return
    for column in _columns(page, index):
        if not _plausible(page, index, column):
            continue
        whole = _text_end(page, index) if _into_block(page, index, column) else _group_end(page, index)
        for last in dict.fromkeys((whole, page.last(index), index)):
            if column or not any(_no_section(page.lines[moved], page) for moved in range(index, last + 1)):
                yield (_move(page, index, last, column),)


def _columns(page: Page, index: int) -> list[int]:
    """Indragen där raden skulle kunna höra hemma, det närmaste först."""
    indent, limit = page.lines[index].indent, 1_000
    columns: dict[int, None] = {}
    position = page.above(index)
    if position is not None:
        above = page.lines[position]
        columns[above.owner + 2] = None
        columns[above.value - above.start] = None
        block = page.lines[index - 1]
        if block.role == "block":
            columns[block.indent] = None
    while position is not None and len(columns) < _MOST_LEVELS:
        above = page.lines[position]
        if above.indent < limit and above.role == "entry":
            limit = above.indent
            columns[above.indent] = None
            columns[above.owner] = None
        position = page.above(position)
    return sorted(
        (column for column in columns if column != indent), key=lambda column: (abs(column - indent), -column)
    )


def _plausible(page: Page, index: int, column: int) -> bool:
    name, line = page.name(index), page.lines[index]
    if _into_block(page, index, column):
        return not _own_entry(page, index)
    if name is None or line.dashed:
        return column > 0 or line.dashed
    if column == 0 or line.indent == 0:
        # Ett avsnitt hör hemma längst till vänster, och inget annat.
        return (ascii_key(name) in page.keys.roots) == (column == 0)
    return page.knows(name) or (page.named and abs(column - line.indent) <= _NEAR)


def _into_block(page: Page, index: int, column: int) -> bool:
    """Om raden med det indraget blir en del av blocktexten ovanför."""
    above = page.above(index)
    return above is not None and page.lines[index - 1].role == "block" and column > page.lines[above].owner


def _own_entry(page: Page, index: int) -> bool:
    """Om raden är en egen nyckel eller punkt och ingen text: dess namn är en nyckel, eller den har grannar."""
    line, name = page.lines[index], page.name(index)
    if name is not None and page.knows(name):
        return True
    beside = any(
        other.indent == line.indent and other.dashed == line.dashed for other in _around(page, index)
    )
    return beside and (line.dashed or (name is not None and _KEYLIKE.match(name) is not None))


def _around(page: Page, index: int) -> Iterator[Line]:
    """Raderna ovanför som håller det öppet där raden står, och dem i jämnhöjd med den."""
    limit = page.lines[index].indent
    position = page.above(index)
    while position is not None and page.lines[position].indent >= limit:
        if page.lines[position].role == "entry":
            yield page.lines[position]
        position = page.above(position)


def _group_end(page: Page, index: int) -> int:
    """Sista raden i följden av rader som står minst lika långt in."""
    first, last = page.lines[index], index
    for position in range(index + 1, len(page.lines)):
        line = page.lines[position]
        if line.role in ("blank", "comment"):
            continue
        if line.indent < first.indent or (first.role == "text" and line.role != "text"):
            break
        last = position
    return last


def _text_end(page: Page, index: int) -> int:
    """Sista raden i följden som hör till blocktexten ovanför: en egen nyckel gör inte det."""
    last = index
    for position in range(index + 1, _group_end(page, index) + 1):
        if page.lines[position].key and not page.lines[position].dashed and _own_entry(page, position):
            break
        last = position
    return last


def _no_section(line: Line, page: Page) -> bool:
    """Om raden är en nyckel som inte kan stå längst till vänster."""
    return (
        bool(line.key)
        and not line.dashed
        and ascii_key(page.text[slice(*line.key or (0, 0))]) not in page.keys.roots
    )


def _move(page: Page, index: int, last: int, column: int) -> Trap:
    line = page.lines[index]
    delta = column - line.indent
    moved = [
        page.lines[position] for position in range(index, last + 1) if page.lines[position].role != "blank"
    ]
    edits = tuple(
        Edit(one.start, one.start + min(one.indent, max(-delta, 0)), " " * max(delta, 0)) for one in moved
    )
    message = f"Raden börjar med {_spaces(line.indent)}, men de rader som den hör ihop med har {column}."
    return Trap(faults.INDENTATION, message, line.start, line.end, "Ändra indraget:", edits)


def _spaces(count: int) -> str:
    return "inget blanksteg" if count == 0 else f"{count} blanksteg"
