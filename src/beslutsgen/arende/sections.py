"""Lagar avsnitt för avsnitt en text som YAML inte kan läsa; det som inte kan lagas läggs åt sidan."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.compose import compose
from beslutsgen.arende.keys import KEY_WORD, ascii_key
from beslutsgen.arende.syntax import translated
from beslutsgen.arende.traps import block, entry, indent
from beslutsgen.arende.traps.page import page_of
from beslutsgen.arende.traps.trap import Edit, Trap, edited
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.compose import Snag
    from beslutsgen.arende.events import Loader
    from beslutsgen.arende.keys import KnownKeys
    from beslutsgen.arende.traps.page import Page
    from beslutsgen.arende.workpiece import Workpiece

_MOST_MENDS: Final = 200
_MOST_LINES_BACK: Final = 400
_LONGEST_SECTION: Final = 100_000
# Så många tecken får läsas om vid lagning; det håller tiden nere för filer som är fel rakt igenom.
_MOST_READ: Final = 4_000_000
_SECTION: Final = late(rf"^({KEY_WORD})", re.MULTILINE)
_REST_OF_LINE: Final = late(r"[^\r\n]*")
# Regler i den ordning de prövas; inom varje grupp prövas alla rader, de närmaste först.
_RULES: Final = (
    (indent.indented_section, *entry.RULES, *block.RULES),
    (indent.clear_indentation, block.colon_in_text),
    (entry.stray_mark, indent.any_indentation),
)


class Sections:
    """Lagningen av en text; `unread` är avsnitten som inte gick att läsa."""

    def __init__(self, work: Workpiece, keys: KnownKeys, loader: Loader | None) -> None:
        self.work = work
        self.keys = keys
        self.loader = loader
        self.unread: set[str] = set()
        self.left = _MOST_READ
        self.mends = _MOST_MENDS

    def mend(self) -> None:
        """Lagar avsnitt för avsnitt, bakifrån så att lägena ovanför står fast."""
        text = self.work.text
        starts = [
            found.start() for found in _SECTION.finditer(text) if ascii_key(found.group()) in self.keys.roots
        ]
        bounds = sorted({0, *starts, len(text)})
        for start, end in reversed(tuple(pairwise(bounds))):
            self._section(start, end)
        if self.work.text == text:
            # Varje avsnitt för sig kan läsas, men inte följden av dem: felet ligger oftast före det första.
            lead = text[: bounds[1]] if starts and starts[0] > 0 else ""
            self._section(0, len(text), len(lead) if lead.strip() else len(text))

    def _section(self, start: int, end: int, lost: int | None = None) -> None:
        """Lagar ett avsnitt; det som inte kan lagas läggs åt sidan, med `lost` bara så mycket från början."""
        tail = len(self.work.text) - end
        while self.mends > 0:
            self.mends -= 1
            text = self.work.text[start : len(self.work.text) - tail]
            snag = compose(text, self.loader).snag
            if snag is None or snag.kind != "syntax":
                return
            proposal = self._accepted(text, snag) if len(text) <= _LONGEST_SECTION else None
            if proposal is None:
                self._give_up(start, text if lost is None else text[:lost], snag)
                return
            self.work.mend(proposal, start)

    def _accepted(self, text: str, snag: Snag) -> tuple[Trap, ...] | None:
        """Det första förslaget som gör att YAML kan läsa fram till och med de lagade raderna."""
        page = page_of(text, self.keys, snag.at, snag.context)
        self.left -= len(text)
        return next((one for one in _proposals(page) if one and self._heals(page, one)), None)

    def _heals(self, page: Page, proposal: tuple[Trap, ...]) -> bool:
        edits = tuple(edit for trap in proposal for edit in trap.edits)
        last = max(edit.end for edit in edits)
        end = next((line.end for line in page.lines if last <= line.end), len(page.text))
        if self._fails(page.text[:end]) and not self._fails(edited(page.text[:end], edits)):
            return True
        stopped = max(end, page.lines[page.stopped].end)
        return not self._fails(edited(page.text[:stopped], edits))

    def _fails(self, text: str) -> bool:
        self.left -= len(text)
        snag = compose(text, self.loader).snag if self.left > 0 else None
        return self.left <= 0 or (snag is not None and snag.kind == "syntax")

    def _give_up(self, start: int, text: str, snag: Snag) -> None:
        """Rapporterar tolkens fel och lägger avsnittet åt sidan."""
        message, hint = translated(snag.problem)
        at = min(snag.at, len(text))
        line = _REST_OF_LINE.match(text, at)
        self.work.mend((Trap(faults.SYNTAX, message, at, line.end() if line else at, hint, ()),), start)
        self.work.keep_lines(start, start + len(text))
        self.work.apply((Edit(start, start + len(text), ""),))
        self.unread |= {ascii_key(found.group()) for found in _SECTION.finditer(text)} & self.keys.roots


def _proposals(page: Page) -> Iterator[tuple[Trap, ...]]:
    """Förslagen i den ordning de ska prövas."""
    for number, rules in enumerate(_RULES):
        for index in _suspects(page):
            for rule in rules:
                yield from rule(page, index)
        if number == 0:
            yield entry.several(page)


def _suspects(page: Page) -> Iterator[int]:
    """Raderna som kan ha felet: där YAML stannade, där det påbörjade började, och sedan uppåt."""
    first = max(page.stopped - _MOST_LINES_BACK, 0)
    for index in dict.fromkeys((*page.stops, *range(page.stopped - 1, first - 1, -1))):
        if page.lines[index].role in ("entry", "text"):
            yield index
