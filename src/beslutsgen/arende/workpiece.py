"""Texten medan den lagas: varje läge kan föras tillbaka till filen, och varje fällas rader kan visas."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.arende.traps.trap import Edit, Trap

# Fler fällor än så visas aldrig; de lagas, men minns inte.
MOST_FOUND: Final = 2_000


class Found(Struct):
    """En fälla som är lagad: dess plats i filen, och raderna så som lagningen lämnade dem."""

    trap: Trap
    start: int
    end: int
    region: tuple[int, int] | None
    lines: str | None = None


class Workpiece:
    """En text under lagning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self._length = len(text)
        # Varje teckens läge i filen, så snart något har ändrats.
        self._origin: array[int] | None = None

    def original(self, at: int) -> int:
        """Läget i filen för ett läge i texten."""
        if self._origin is None:
            return at
        return self._origin[at] if at < len(self._origin) else self._length

    def original_end(self, at: int) -> int:
        """Läget i filen för ett läge där något slutar."""
        return self.original(at - 1) + 1 if at > 0 and self._origin is not None else at

    def mend(self, traps: Sequence[Trap], base: int = 0, quiet: Sequence[Edit] = ()) -> None:
        """Gör fällornas ändringar på en gång, med lägen räknade från `base`, och minns deras rader."""
        edits = list(quiet)
        for trap in traps:
            start, end = self.original(trap.start + base), self.original_end(trap.end + base)
            if len(self.found) < MOST_FOUND:
                region = self._lines(trap.edits, base) if trap.edits else None
                self.found.append(Found(trap, start, max(start, end), region))
            edits += trap.edits
        self.apply(edits, base)

    def apply(self, edits: Sequence[Edit], base: int = 0) -> None:
        """Gör ändringarna, som inte får överlappa varandra."""
        if not edits:
            return
        origin = self._origin if self._origin is not None else array("L", range(len(self.text)))
        parts: list[str] = []
        kept: array[int] = array("L")
        at = 0
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        for edit in ordered:
            start = max(edit.start + base, at)
            parts += (self.text[at:start], edit.text)
            kept += origin[at:start]
            kept += array("L", [self.original(start)]) * len(edit.text)
            at = max(edit.end + base, at)
        self.text = "".join((*parts, self.text[at:]))
        self._origin = kept + origin[at:]
        shift = _Shift(ordered, base)
        for found in self.found:
            if found.region is not None:
                start, end = found.region
                found.region = (shift.before(start), shift.after(end))

    def keep_lines(self, start: int, end: int) -> None:
        """Tar vara på de rader mellan `start` och `end` som fällorna lagat, så som de nu står."""
        for found in self.found:
            if found.region is not None and start <= found.region[0] <= end:
                found.lines = self.text[slice(*found.region)]
                found.region = None

    def _lines(self, edits: Sequence[Edit], base: int) -> tuple[int, int]:
        """Raderna som ändringarna rör."""
        first = min(edit.start for edit in edits) + base
        last = max(edit.end for edit in edits) + base
        start = max(self.text.rfind("\n", 0, first), self.text.rfind("\r", 0, first)) + 1
        ends = [at for at in (self.text.find("\n", last), self.text.find("\r", last)) if at >= 0]
        return start, min(ends, default=len(self.text))


class _Shift:
    """Hur lägen flyttas av ändringar som inte överlappar varandra."""

    def __init__(self, ordered: Sequence[Edit], base: int) -> None:
        self._starts = [edit.start + base for edit in ordered]
        self._ends = [edit.end + base for edit in ordered]
        grown = (len(edit.text) - (edit.end - edit.start) for edit in ordered)
        self._grown = [0, *accumulate(grown)]

    def before(self, at: int) -> int:
        """Läget efter de ändringar som börjar före det."""
        return self._moved(at, bisect_left(self._starts, at))

    def after(self, at: int) -> int:
        """Läget efter de ändringar som börjar före det eller vid det."""
        return self._moved(at, bisect_right(self._starts, at))

    def _moved(self, at: int, count: int) -> int:
        # Det som tas bort bortom läget flyttar det inte.
        beyond = max(self._ends[count - 1] - at, 0) if count else 0
        return at + self._grown[count] + beyond
