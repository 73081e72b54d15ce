"""Tabbar, och hårda blanksteg i indrag: de ser ut som blanksteg men YAML läser dem inte så."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import faults
from beslutsgen.arende.source import line_starts
from beslutsgen.arende.traps.trap import Edit, Trap
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

HARD: Final = "\u00a0\u2007\u202f\u3000"
_ODD_SPACES: Final = f"\t{HARD}"
_LEAD: Final = late(rf"[ \t{HARD}]*")
_SUSPECT: Final = late(rf"\t|(?:^|[\r\n]) *[{HARD}]")
_INDENT: Final = late(r"(?:^|[\r\n])( +)[^\s#-]")
_COMMENT: Final = late(r"(?:^|(?<=\s))#")


def space_traps(text: str) -> tuple[tuple[Trap, ...], tuple[Edit, ...]]:
    """Fällorna i texten, och de ändringar som görs utan att rapporteras: tabbar som inget betyder."""
    if not any(char in text for char in _ODD_SPACES) or not _SUSPECT.search(text):
        return (), ()
    found = _INDENT.search(text)
    unit = len(found.group(1)) if found else 2
    traps: list[Trap] = []
    quiet: list[Edit] = []
    for row in _rows(text, unit):
        trap = _trap(text, row)
        if trap is not None:
            traps.append(trap)
        quiet += _trailing(text, row.start, row.end)
    return tuple(traps), tuple(quiet)


class _Row(Struct, frozen=True):
    """En rad, dess avsedda indrag, och om den är blocktext: då får tabbar stå efter indraget."""

    start: int
    end: int
    lead: int
    width: int
    block: bool


def _rows(text: str, unit: int) -> Iterator[_Row]:
    from beslutsgen.arende.lines import read_lines

    starts = (*line_starts(text), len(text))
    rows = [text[start:following].rstrip("\r\n") for start, following in pairwise(starts)]
    leads = [_lead(row) for row in rows]
    widths = [
        sum(unit if char == "\t" else 1 for char in row[:lead]) for row, lead in zip(rows, leads, strict=True)
    ]
    widened = (" " * width + row[lead:] for row, lead, width in zip(rows, leads, widths, strict=True))
    content: int | None = None
    fitted = _fitted(rows, leads, widths, unit)
    for start, row, lead, fit, line, width in zip(
        starts[:-1], rows, leads, fitted, read_lines("\n".join(widened)), widths, strict=True
    ):
        # En rad med tabb efter blocktext hör till texten, hur bred tabben än är.
        block = line.role == "block" or (content is not None and "\t" in row[:lead] and lead < len(row))
        if not block and line.role != "blank":
            content = None
        elif content is None and lead < len(row):
            content = width
        target = max(width, content or 0) if line.role != "block" and block else width
        target = target if block else fit
        yield _Row(start, start + len(row), _kept(row, lead, content) if block else lead, target, block)


def _fitted(rows: list[str], leads: list[int], widths: list[int], unit: int) -> list[int]:
    """Indragen, där en ensam rad med tabb ställs som raderna intill: ingen ser hur bred en tabb är."""
    shown = [at for at, row in enumerate(rows) if row.strip()]
    found = [*widths]
    for before, at, after in zip((None, *shown), shown, (*shown[1:], None), strict=False):
        beside = [near for near in (before, after) if near is not None]
        if "\t" in rows[at][: leads[at]] and not any("\t" in rows[near][: leads[near]] for near in beside):
            above = None if before is None else (widths[before], _opens(rows[before]))
            below = None if after is None else widths[after]
            found[at] = _fit(widths[at], above, below, unit, opens=_opens(rows[at]))
    return found


def _fit(width: int, above: tuple[int, bool] | None, below: int | None, unit: int, *, opens: bool) -> int:
    """Indraget för en rad med tabb. `above` är raden ovanför och om den har rader under sig, `below` raden nedanför."""
    if not opens and below is not None and below > width:
        return below
    if above is None:
        return width
    margin, holder = above
    if holder:
        return max(width, margin + unit)
    return width if opens else max(width, margin)


def _opens(row: str) -> bool:
    """Om raderna under hör till raden: den slutar med ett kolon, eller där ett textblock börjar."""
    return row.rstrip().endswith((":", "|", ">", "|-", ">-"))


def _lead(row: str) -> int:
    found = _LEAD.match(row)
    return found.end() if found else 0


def _kept(row: str, lead: int, content: int | None) -> int:
    """Indraget i blocktext slutar där texten börjar; tabbar därefter hör till den."""
    spaces = len(row) - len(row.lstrip(" "))
    return content if content is not None and spaces >= content else lead


def _trap(text: str, row: _Row) -> Trap | None:
    first = row.start + row.lead
    if first >= row.end:
        return None
    odd = any(char != " " for char in text[row.start : first])
    inner = [] if row.block else _inner_tabs(text, first, row.end)
    if not odd and not inner:
        return None
    lead = (Edit(row.start, first, " " * row.width),) if odd else ()
    edits = (*lead, *(Edit(at, at + 1, " ") for at in inner))
    at = row.start if odd else inner[0]
    tab = bool(inner) or "\t" in text[row.start : first]
    message = f"Raden har {'en tabb' if tab else 'ett hårt blanksteg'} i {'indraget' if odd else 'texten'}."
    code = faults.TAB if tab else faults.INDENTATION
    return Trap(code, message, at, first if odd else at + 1, "Skriv vanliga blanksteg i stället:", edits)


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
