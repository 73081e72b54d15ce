"""Skillnaden mellan två lydelser av en fil, rad för rad, för den som ska godkänna den."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from beslutsgen.report.line import Piece, Tone, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.report.line import Line

# Så många oändrade rader visas kring varje ändring.
_AROUND: Final = 2


def changed_lines(name: str, old: str, new: str) -> Iterator[Line]:
    """Ändringarna i filen `name`: det som försvinner med -, det som kommer med +, och lite av det som står intill."""
    before, after = old.splitlines(), new.splitlines()
    yield line(f"--- {name}, som den är nu", Tone.WEIGHTY)
    yield line(f"+++ {name}, med papperens ändringar", Tone.WEIGHTY)
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_AROUND):
        yield line(_heading(group[0][1], group[-1][2]), Tone.QUIET)
        for tag, one, two, three, four in group:
            if tag == "equal":
                yield from _rows(" ", before[one:two], None)
            else:
                yield from _rows("-", before[one:two], Tone.ERROR)
                yield from _rows("+", after[three:four], Tone.GOOD)


def _heading(first: int, last: int) -> str:
    """Vilka rader som visas, räknade i filen som den är nu."""
    return f"@@ rad {first + 1} @@" if last <= first + 1 else f"@@ rad {first + 1}–{last} @@"


def _rows(sign: str, rows: Sequence[str], tone: Tone | None) -> Iterator[Line]:
    for row in rows:
        yield (Piece(f"{sign}{row}", tone),)
