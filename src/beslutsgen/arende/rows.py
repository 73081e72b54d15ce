"""Raderna som en nod står på, för den som ska ändra deras indrag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.traps.trap import Edit
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.nodes import Scalar

_BREAK: Final = late(r"\r\n|\r|\n")
_DASHES: Final = late(r"( *)((?:- +)*)\Z")


class Row(Struct, frozen=True):
    """En rad: var den börjar, var innehållet efter indraget börjar, och var raden slutar."""

    start: int
    content: int
    end: int

    @property
    def indent(self) -> int:
        """Antalet blanksteg före innehållet."""
        return self.content - self.start

    @property
    def blank(self) -> bool:
        """Sant för en rad utan innehåll."""
        return self.content >= self.end

    def moved(self, column: int) -> Edit:
        """Ändringen som ger raden indraget `column`."""
        return Edit(self.start, self.content, " " * column)


def line_start(text: str, at: int) -> int:
    """Läget där raden med `at` börjar."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def following(text: str, node: Scalar) -> tuple[Row, ...]:
    """Raderna efter den första som texten fortsätter på, de tomma undantagna."""
    return tuple(row for row in _rows(text, node) if not row.blank)


def _rows(text: str, node: Scalar) -> Iterator[Row]:
    breaks = list(_BREAK.finditer(text, node.start, node.end))
    ends = (*(found.start() for found in breaks[1:]), node.end)
    for found, end in zip(breaks, ends, strict=False):
        start = found.end()
        body = text[start:end]
        yield Row(start, start + len(body) - len(body.lstrip(" ")), start + len(body.rstrip()))


def dash_column(text: str, at: int) -> int | None:
    """Kolumnen för bindestrecket närmast före `at`, om bara indrag och bindestreck står före på raden."""
    before = text[line_start(text, at) : at]
    found = _DASHES.match(before)
    if found is None or not found.group(2):
        return None
    return before.rindex("-")
