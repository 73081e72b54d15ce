"""Vilka rader i ett block av en textfil som är rubriker, och var ett nytt stycke börjar utan tom rad."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.pattern import late
from beslutsgen.readback import headings
from beslutsgen.readback.typed import is_row, item_mark

if TYPE_CHECKING:
    from beslutsgen.readback.lines import Block
    from beslutsgen.readback.typed import Mark

_SENTENCE: Final = (".", "!", "?", ":")
# Bokstäver är olika breda: en rad som är nästan full kan ha varit full.
_FULL: Final = 0.9
_MOST_LINES: Final = 4
_HEADING_LINES: Final = 3
# Avsnitt som kan följa direkt på en uppräkning av handlingar utan att själva vara en handling.
_AFTER_LIST: Final = late(
    r"bakgrund|ärende(?:t|beskrivning)?|sammanfattning.*|.*förslag till beslut|.* till", re.IGNORECASE
)


class State(Struct):
    """Det som följer med från block till block.

    `listed` säger att avsnittet räknar upp handlingar eller mottagare, `titled` att en rubrik har lästs, `marked` att
    textens rubriker är märkta. `row` är raden i den tabell som läses och `ending` slutet av blocket före.
    """

    listed: bool = False
    titled: bool = False
    marked: bool = False
    tables: int = 0
    row: int = 0
    ending: str = ""
    item: Mark | None = None


class Headlines:
    """Rubrikerna i ett block; `after` är blocket efter."""

    def __init__(self, block: Block, after: Block | None, state: State) -> None:
        self.lines = block.lines
        self.after = after
        self.state = state
        self.levels = {line: (level, skipped) for line, level, skipped in block.levels}
        # Den längsta raden härifrån och till blockets slut.
        lengths = [len(line.rstrip()) for line in reversed(block.lines)]
        self._widths = tuple(itertools.accumulate(lengths, max))[::-1]
        self._since = 0

    def read(self, after: int, heading: str) -> None:
        """En rubrik har lästs, och det som står under den börjar på raden `after`."""
        self.state.listed = headings.is_listed(heading)
        self.state.titled, self.state.item, self._since = True, None, after

    def count(self, at: int, first: int) -> int:
        """Antalet rader i rubriken som börjar på raden, 0 om ingen gör det."""
        if at in self.levels:
            return 1
        if item_mark(self.lines[at]) is not None and not self._numbered_section(at):
            return 0
        if at > first:
            return self._section(at) or self._between(at)
        return self._section(at) or self._shaped(first)

    def _numbered_section(self, at: int) -> bool:
        mark = item_mark(self.lines[at])
        return mark is not None and mark.label is not None and headings.is_section(self.lines[at])

    def _section(self, at: int) -> int:
        """Ett känt avsnittsnamn, på upp till tre rader; fortsättningen börjar då med liten bokstav."""
        most = at + 1
        while most < min(len(self.lines), at + _HEADING_LINES) and self.lines[most].lstrip()[:1].islower():
            most += 1
        for after in range(most, at, -1):
            name = "\n".join(self.lines[at:after])
            if headings.is_section(name) and self._allowed(name, at, after):
                return after - at
        return 0

    def _allowed(self, name: str, at: int, after: int) -> bool:
        """Om avsnittsnamnet kan vara en rubrik där det står: i en uppräkning kan det vara en handling."""
        if after >= len(self.lines) and self.after is None:
            return False
        if not self.state.listed:
            return True
        below = self.lines[after] if after < len(self.lines) else self.after.text if self.after else ""
        alike = at == 0 or _AFTER_LIST.fullmatch(headings.plain(name)) is not None
        return alike and (headings.is_running(below) or headings.is_listed(name))

    def _shaped(self, first: int) -> int:
        """En rubrik som inte är känd: hela blocket ovanför löptext, eller första raden ovanför sin text."""
        lines = self.lines[first:]
        if self.state.listed or self.state.marked or is_row(lines[0]):
            return 0
        if len(lines) > 1 and self._broken_early(first) and headings.has_shape(lines[0]):
            return 1 if headings.is_running("\n".join(lines[1:])) else 0
        if self.after is None or len(lines) > _MOST_LINES:
            return 0
        whole = "\n".join(lines)
        starts = Headlines(self.after, None, State(titled=True)).opens_section()
        if not self.state.titled and starts:
            return len(lines) if headings.is_title(whole) else 0
        if starts or not headings.is_running(self.after.text) or self.after.text.lstrip()[:1].islower():
            return 0
        return len(lines) if headings.has_shape(whole) else 0

    def _between(self, at: int) -> int:
        """En rubrik som inte är känd, mellan stycken utan tomma rader."""
        if self.state.listed or self.state.marked or at + 1 >= len(self.lines):
            return 0
        if not self.lines[at - 1].rstrip().endswith(_SENTENCE):
            return 0
        alone = self._broken_early(at) and headings.has_shape(self.lines[at])
        return 1 if alone and headings.is_running(self.lines[at + 1]) else 0

    def is_parted(self, at: int) -> bool:
        """Om ett nytt stycke börjar på raden: meningen före är slut och raden före bröts med avsikt."""
        return self.lines[at - 1].rstrip().endswith(_SENTENCE) and self._broken_early(at - 1)

    def opens_section(self) -> bool:
        """Om blocket börjar med ett känt avsnittsnamn, följt av något eller ensamt."""
        return any(
            headings.is_section("\n".join(self.lines[:count]))
            for count in range(1, min(len(self.lines), 3) + 1)
        )

    def _broken_early(self, at: int) -> bool:
        """Om nästa rads första ord hade fått plats på raden: då bröts den med avsikt."""
        word = next(iter(self.lines[at + 1].split()), "")
        below = self.lines[at + 1].lstrip()[:1]
        width = self._widths[min(self._since, at)]
        return len(self.lines[at].rstrip()) + 1 + len(word) <= _FULL * width and not below.islower()
