"""Sammanfattningen under fynden: en rad per ärende om papper och fynd, och vad användaren bör veta därtill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beslutsgen.diagnostic import Severity
from beslutsgen.report.line import Tone, line, told
from beslutsgen.report.outcome import UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.report.line import Line, Piece
    from beslutsgen.report.outcome import FactCount, Outcome, Result


@dataclass(frozen=True, slots=True)
class Layout:
    """Hur rapporten ska se ut. `width` är terminalens bredd; utan den bryts inga rader."""

    quiet: bool = False
    building: bool = False
    draft: bool = False
    strict: bool = False
    width: int | None = None


def summary(result: Result, layout: Layout) -> Iterator[Line]:
    """Vad som skrevs och vad som hittades."""
    if not result.cases:
        yield line(f"Mallpaketet går inte att använda ({_counts(result.whole)}). Inget ärende är kontrollerat.")
        return
    if len(result.cases) == 1:
        yield from _files(result.whole)
    for name, outcome in result.cases:
        yield line(f"{name}: {_case(outcome, layout)}.", _tone(outcome))
    if len(result.cases) > 1:
        yield line(f"{len(result.cases)} ärenden: {_case(result.whole, layout)}.", _tone(result.whole))
    for sentence in _sentences(result.whole, layout):
        yield from told((), _piece(sentence), layout.width, 0)


def blocked(outcome: Outcome, *, strict: bool) -> bool:
    """Om något fynd gör att kommandot inte lyckades: ett fel, eller en varning när varningar räknas som fel."""
    return bool(outcome.count(Severity.ERROR) or (strict and outcome.count(Severity.WARNING)))
