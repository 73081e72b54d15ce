"""Papperens tabeller: raderna ur cellerna, som tabell i prosan."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.prefill.material import Piece

# Papper, tabell och rad.
Row: TypeAlias = tuple[str, int, int]
Rows: TypeAlias = "Mapping[Row, str]"


def row_of(piece: Piece) -> Row:
    """Raden som cellen står i; utan cell en rad som inte finns."""
    return (piece.paper, piece.cell.table, piece.cell.row) if piece.cell else (piece.paper, 0, 0)


def first_cells(pieces: Sequence[Piece]) -> Rows:
    """Det som står först i varje rad, alltså vad raden handlar om."""
    found: dict[Row, str] = {}
    for piece in pieces:
        if piece.cell and not piece.cell.header and piece.cell.column == 1:
            found.setdefault(row_of(piece), piece.text)
    return found


def runs(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Styckena ett i taget, och cellerna i en tabell tillsammans."""
    table: list[Piece] = []
    for piece in pieces:
        if table and (piece.cell is None or row_of(piece)[:2] != row_of(table[0])[:2]):
            yield tuple(table)
            table = []
        if piece.cell is None:
            yield (piece,)
        else:
            table.append(piece)
    if table:
        yield tuple(table)


def as_markdown(cells: Sequence[tuple[Piece, str]]) -> tuple[str, ...]:
    """Tabellen som rader med lodstreck, ur celler och deras text."""
    grid: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for piece, text in cells:
        if piece.cell is not None:
            grid[piece.cell.row][piece.cell.column].append(text.replace("|", "\\|"))
    columns = sorted({column for row in grid.values() for column in row})
    rows = [_line([" ".join(grid[row].get(column, [])) for column in columns]) for row in sorted(grid)]
    return (rows[0], _line(["---"] * len(columns)), *rows[1:])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
