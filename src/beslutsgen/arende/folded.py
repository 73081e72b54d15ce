"""Listpunkter och tabellrader som YAML viker ihop till löpande text, för att ett bindestreck eller | saknas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.nodes import Scalar
from beslutsgen.arende.problems import Problem
from beslutsgen.arende.rows import dash_column, following, line_start
from beslutsgen.arende.traps.trap import Edit
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.problems import Place
    from beslutsgen.arende.rows import Row

_POINT: Final = "- "
# En ny punkt mitt på en rad: efter en avslutad mening, och med en ny mening eller ett citat efter bindestrecket.
_INLINE: Final = late(r"(?<=[.!?\"”]) +(?=- +[\"“”A-ZÅÄÖ])")
_KEY_BEFORE: Final = late(r" *(?:- +)*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s:{}\[\],]+)\s*:\s*\Z")
_NUMBER: Final = late(r"\d{1,2}[.)] ")
# Det som en rad i en lista eller tabell börjar med; texter utan det behöver inte läsas rad för rad.
_ROW_START: Final = late(r"[\r\n] *(?:- |\d{1,2}[.)] |\|)")
_TABLE_ROW: Final = late(r"\|.*\|\Z")


def swallowed_points(place: Place, text: str) -> Problem | None:
    """Felet när flera listpunkter blivit en: den första saknar bindestreck, eller ett står fel."""
    node = place.node
    if not isinstance(node, Scalar) or node.style:
        return None
    if _POINT not in text[node.start : node.end]:
        return None
    rows = following(text, node)
    inline = list(_INLINE.finditer(text, node.start, node.end))
    points = [row for row in rows if text.startswith(_POINT, row.content)]
    own = dash_column(text, node.start)
    if not points and not (inline and own is not None):
        return None
    column = own if own is not None else _column(text, node, points)
    edits = (
        *(() if own is not None else (_first_dash(text, node, column),)),
        *(_aligned(text, row, column) for row in rows),
        *(Edit(found.start(), found.end(), "\n" + " " * column) for found in inline),
    )
    what = "Punkterna" if own is None else "Punkten"
    message = f"{what} i {place.path} läses som en enda text: bindestrecken blir en del av den."
    hint = "Låt varje punkt börja på en egen rad, med bindestrecken rakt under varandra:"
    if own is None:
        message = f"Den första punkten i {place.path} saknar bindestreck, så alla läses som en enda text."
        hint = "Börja varje punkt med bindestreck och blanksteg:"
    return Problem(faults.BULLET, message, (node.start, node.end), hint, place.path, edits=edits)


def folded_list(place: Place, text: str) -> Problem | None:
    """Felet när en lista eller tabell i prosa viks ihop till löpande text, för att | saknas efter nyckeln."""
    node = place.node
    if not isinstance(node, Scalar) or node.style not in ("", ">") or place.key is None:
        return None
    if not _ROW_START.search(text, node.start, node.end):
        return None
    rows = following(text, node)
    if not _has_list(text, rows):
        return None
    message = f"Raderna i {place.path} läses som en enda lång rad, så listan försvinner."
    if node.style == ">":
        edits: tuple[Edit, ...] = (
            Edit(node.start, node.start + 1, "|"),
            Edit(rows[-1].end, rows[-1].end, ""),
        )
        hint = "Skriv | i stället för >:"
    else:
        edits = tuple(_as_block(text, node, rows))
        hint = "Skriv | efter nyckeln, och texten på raderna under:"
    return Problem(faults.BULLET, message, (node.start, node.end), hint, place.path, edits=edits)


def _has_list(text: str, rows: tuple[Row, ...]) -> bool:
    lines = [text[row.content : row.end] for row in rows]
    numbered = sum(bool(_NUMBER.match(line)) for line in lines)
    table = sum(bool(_TABLE_ROW.match(line)) for line in lines)
    return any(line.startswith(_POINT) for line in lines) or numbered > 1 or table > 1


def _as_block(text: str, node: Scalar, rows: tuple[Row, ...]) -> Iterator[Edit]:
    """Ändringarna som gör texten till blocktext; inga inom klamrar, där blocktext inte får stå."""
    first = line_start(text, node.start)
    own_line = not text[first : node.start].strip(" ")
    column = rows[0].indent if not own_line else node.start - first
    before = text[: node.start].rstrip()
    key_line = line_start(text, len(before))
    if not _KEY_BEFORE.match(text[key_line : len(before)]):
        return
    yield Edit(len(before), node.start, " |\n" + " " * column)
    yield from (row.moved(max(row.indent, column)) for row in rows)


def _column(text: str, node: Scalar, points: list[Row]) -> int:
    """Kolumnen där punkternas bindestreck ska stå."""
    first = line_start(text, node.start)
    return points[0].indent if text[first : node.start].strip(" ") else node.start - first


def _first_dash(text: str, node: Scalar, column: int) -> Edit:
    first = line_start(text, node.start)
    if not text[first : node.start].strip(" "):
        return Edit(node.start, node.start, _POINT)
    return Edit(len(text[: node.start].rstrip()), node.start, "\n" + " " * column + _POINT)


def _aligned(text: str, row: Row, column: int) -> Edit:
    """Radens indrag: en punkts bindestreck i sin kolumn, fortsättningen till höger om den."""
    point = text.startswith(_POINT, row.content)
    return row.moved(column if point else max(row.indent, column + len(_POINT)))
