"""En text med sin fil: läge i texten blir rad och kolumn."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.diagnostic import TextSpot
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_LINE: Final = 2_000
LONGEST_EXCERPT: Final = 200
_LINE_BREAK: Final = late(r"\r\n|\r|\n")


@lru_cache(maxsize=16)
def line_starts(text: str) -> tuple[int, ...]:
    """Läget där varje rad börjar; radbrytning är CRLF, CR eller LF."""
    if "\r" in text:
        return (0, *(found.end() for found in _LINE_BREAK.finditer(text)))
    ends = accumulate(map(len, text.split("\n")[:-1]))
    return (0, *map(add, ends, count(1)))


class SourceText(Struct, frozen=True):
    """En läst text. Lägen räknas i kodpunkter från 0, rader och kolumner från 1."""

    file: str
    text: str

    @property
    def starts(self) -> Sequence[int]:
        """Var varje rad börjar: räknas fram när en plats efterfrågas."""
        return line_starts(self.text)

    def spot(self, start: int, end: int, path: str | None) -> TextSpot:
        """Platsen för texten från `start` till `end`, begränsad till den första raden."""
        starts = self.starts
        line = bisect_right(starts, start) - 1
        first, last = self._range(starts, line)
        stop = max(min(end, last), start)
        return TextSpot(
            file=self.file,
            line=line + 1,
            column=start - first + 1,
            length=max(stop - start, 1),
            path=path,
            excerpt=_cut(self.text[start:stop], LONGEST_EXCERPT),
            line_text=_cut(self.text[first:last], LONGEST_LINE),
        )

    def line_range(self, line: int) -> tuple[int, int]:
        """Var rad nummer `line` (från 0) börjar och slutar, utan sin radbrytning."""
        return self._range(self.starts, line)

    def _range(self, starts: Sequence[int], line: int) -> tuple[int, int]:
        first = starts[line]
        last = starts[line + 1] if line + 1 < len(starts) else len(self.text)
        while last > first and self.text[last - 1] in "\r\n":
            last -= 1
        return first, last


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest] + "…"
