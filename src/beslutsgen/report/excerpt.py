"""Ett utdrag ur en fil: raden och en markering under rätt tecken, klippta så att de ryms på bredden."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUT: Final = "..."
# En tabb är fyra kolumner. Ett sidnummer, en bild eller en fotnot visas som något som är utelämnat.
_SHOWN: Final = {"\t": "    ", "\ufffc": "…"}
# Tecken som alltid tar en kolumn: tangentbordets, nordiska bokstäver, hårda blanksteg, tankstreck och citattecken.
_ORDINARY: Final = late("[ -~\u00a0-\u00ac\u00ae-\u02ff–—’”…•]*")


class Excerpt(NamedTuple):
    """Den visade raden och markeringen under den."""

    shown: str
    marker: str


def excerpt(line: str, column: int, length: int, width: int) -> Excerpt:
    """Raden med `length` tecken från `column` (räknat från 1) markerade, på högst `width` kolumner.

    Bredden räknas i skärmens kolumner: tabbar tar fyra, breda tecken två, och accenter ingen.
    """
    line = line.rstrip()
    cells = [_SHOWN.get(char, char) for char in line]
    widths = _widths(cells)
    start = min(column - 1, len(cells))
    end = min(start + max(length, 1), len(cells))
    left, right = _window(widths, start, end, width)
    before, after = (_CUT if left else "", _CUT if right < len(cells) else "")
    indent = len(before) + sum(widths[left:start])
    marked = max(sum(widths[start : min(end, right)]), 1)
    return Excerpt(before + "".join(cells[left:right]) + after, " " * indent + "^" * marked)


def shortened(text: str, width: int) -> str:
    """Textens början på en rad, med ett tecken på att den är klippt om den är längre än `width` kolumner."""
    flat = " ".join(text.split()).replace("\ufffc", "…")
    widths = _widths(flat)
    if sum(widths) <= width:
        return flat
    return flat[: _fitting(widths, width - len(_CUT))].rstrip() + _CUT


def _window(widths: Sequence[int], start: int, end: int, width: int) -> tuple[int, int]:
    """Den del av raden som visas: hela om den ryms, annars det markerade med text omkring."""
    if sum(widths) <= width:
        return 0, len(widths)
    room = max(width - 2 * len(_CUT), 1)
    if sum(widths[:end]) <= room:
        return 0, _fitting(widths, room)
    # Ryms inte det markerade visas dess början, med en fjärdedel av bredden till det som står före.
    lead = max(room - sum(widths[start:end]), room // 2) // 2
    left = start - _fitting(widths[:start][::-1], lead)
    right = left + _fitting(widths[left:], room)
    if right == len(widths):
        left = len(widths) - _fitting(widths[::-1], room)
    return left, right


def _fitting(widths: Sequence[int], room: int) -> int:
    """Hur många tecken som ryms."""
    return sum(total <= room for total in accumulate(widths))


def _widths(cells: Sequence[str]) -> list[int]:
    """Hur många kolumner varje tecken, så som det visas, tar."""
    # En hel rad av vanliga tecken känns igen på en gång.
    return [1] * len(cells) if _all_ordinary(cells) else [_cells(cell) for cell in cells]


def _all_ordinary(cells: Sequence[str]) -> bool:
    text = "".join(cells)
    return len(text) == len(cells) and _ORDINARY.fullmatch(text) is not None


def _cells(text: str) -> int:
    """Hur många kolumner texten tar på en terminal; för allt utom ovanliga tecken är det så många som tecknen."""
    if _ORDINARY.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
