"""Tabbar, och hårda blanksteg i indrag: de ser ut som blanksteg men YAML läser dem inte så."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.lines import read_lines
from beslutsgen.arende.source import line_starts
from beslutsgen.arende.traps.trap import Edit, Trap

if TYPE_CHECKING:
    from collections.abc import Iterator

HARD: Final = "\u00a0\u2007\u202f\u3000"
_LEAD: Final = re.compile(rf"[ \t{HARD}]*")
_SUSPECT: Final = re.compile(rf"\t|(?:^|[\r\n]) *[{HARD}]")
_INDENT: Final = re.compile(r"(?:^|[\r\n])( +)[^\s#-]")
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#")


def space_traps(text: str) -> tuple[tuple[Trap, ...], tuple[Edit, ...]]:
    """Fällorna i texten, och de ändringar som görs utan att rapporteras: tabbar som inget betyder."""
    if not _SUSPECT.search(text):
        return (), ()
    found = _INDENT.search(text)
    unit = len(found.group(1)) if found else 2
    traps: list[Trap] = []
    quiet: list[Edit] = []
    for start, end, content in _lines(text, unit):
        trap = _trap(text, start, end, content, unit)
        if trap is not None:
            traps.append(trap)
        quiet += _trailing(text, start, end)
    return tuple(traps), tuple(quiet)


def _lines(text: str, unit: int) -> Iterator[tuple[int, int, int | None]]:
    """Varje rads början och slut, och för blocktext kolumnen där texten börjar."""
    starts = (*line_starts(text), len(text))
    rows = [text[start:following].rstrip("\r\n") for start, following in pairwise(starts)]
    block: int | None = None
    for start, row, line in zip(
        starts, rows, read_lines("\n".join(_widened(row, unit) for row in rows)), strict=False
    ):
        if line.role == "block":
            block = line.indent if block is None and line.start + line.indent < line.end else block
        else:
            block = None
        yield start, start + len(row), (block or 0) if line.role == "block" else None


def _widened(row: str, unit: int) -> str:
    lead = _LEAD.match(row)
    length = lead.end() if lead else 0
    return "".join(" " * unit if char == "\t" else " " for char in row[:length]) + row[length:]


def _trap(text: str, start: int, end: int, content: int | None, unit: int) -> Trap | None:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    if first == end:
        return None
    stop = first if content is None else min(first, start + content)
    odd = [at for at in range(start, stop) if text[at] != " "]
    inner = [] if content is not None else _inner_tabs(text, first, end)
    if not odd and not inner:
        return None
    edits = (
        *(Edit(at, at + 1, " " * unit if text[at] == "\t" else " ") for at in odd),
        *(Edit(at, at + 1, " ") for at in inner),
    )
    at = (*odd, *inner)[0]
    tab = any(text[position] == "\t" for position in (*odd, *inner))
    where = "indraget" if odd else "texten"
    what = "en tabb" if tab else "ett hårt blanksteg"
    message = f"Raden har {what} i {where}, där bara vanliga blanksteg får stå."
    return Trap(
        faults.TAB if tab else faults.INDENTATION, message, at, at + 1, "Skriv blanksteg i stället:", edits
    )


def _inner_tabs(text: str, first: int, end: int) -> list[int]:
    """Tabbarna inne på raden, utom i en kommentar och sist på raden."""
    comment = _COMMENT.search(text, first, end)
    stop = comment.start() if comment else end
    stop = first + len(text[first:stop].rstrip())
    return [at for at in range(first, stop) if text[at] == "\t"]


def _trailing(text: str, start: int, end: int) -> Iterator[Edit]:
    """Tabbar sist på raden och före en kommentar betyder inget."""
    row = text[start:end]
    kept = len(row.rstrip(" \t"))
    if "\t" in row[kept:]:
        yield Edit(start + kept, end, "")
    comment = _COMMENT.search(row)
    if comment and comment.start() < kept:
        before = len(row[: comment.start()].rstrip(" \t"))
        if before and "\t" in row[before : comment.start()]:
            yield Edit(start + before, start + comment.start(), " ")
