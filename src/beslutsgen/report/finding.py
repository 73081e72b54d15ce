"""Fynd för människor: var och vad, raden det gäller, vad som hör till och hur man rättar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot, Severity, WholeFile
from beslutsgen.report.line import Piece, Tone, line, told
from beslutsgen.report.spots import place, spot_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Accepted, Outcome
    from beslutsgen.report.summary import Layout

SEVERITIES: Final = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}
_TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}
_INDENT: Final = 8


def blocks(outcome: Outcome, layout: Layout) -> Iterator[Iterator[Line]]:
    """Varje fynds rader, först fynden och sedan de godtagna."""
    for found in outcome.diagnostics:
        yield _finding(found, layout)
    for accepted in outcome.accepted:
        yield _accepted(accepted, layout)


def apart(said: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Fynden med en tom rad emellan."""
    for number, lines in enumerate(said):
        if number:
            yield ()
        yield from lines


def _finding(found: Diagnostic, layout: Layout) -> Iterator[Line]:
    tone = _TONES[found.severity]
    yield from _first(found, Piece(f"{SEVERITIES[found.severity]} {found.code}", tone), layout)
    yield from spot_lines(found.spot, tone, layout.width)
    for related in found.related:
        # Efter en rad och kolumn behövs inget mer; efter en rubrik eller en fil behövs ett kolon.
        colon = ":" if isinstance(related.spot, (PaperSpot, WholeFile)) else ""
        yield from _labelled("se  ", f"{place(related.spot)}{colon} {related.message}", layout)
        if _elsewhere(related.spot, found.spot):
            yield from spot_lines(related.spot, Tone.WEIGHTY, layout.width)
    if found.hint:
        yield from _hint(found.hint, layout)
    yield line(f"  mer : beslutsgen explain {found.code}", Tone.QUIET)


def _accepted(found: Accepted, layout: Layout) -> Iterator[Line]:
    diagnostic = found.diagnostic
    yield from _first(diagnostic, Piece(f"godtaget {diagnostic.code}", Tone.ACCEPTED), layout)
    yield from _labelled("skäl", found.reason, layout)


def _elsewhere(spot: Spot, seen: Spot) -> bool:
    """Om platsen behöver visas också den: den står i ett papper, eller i en annan fil än fyndets."""
    return isinstance(spot, PaperSpot) or spot.file != seen.file


def _first(found: Diagnostic, kind: Piece, layout: Layout) -> Iterator[Line]:
    """Fyndets första rad, som räcker för sig."""
    start = (Piece(f"{place(found.spot)}: "), kind, Piece(" "))
    yield from told(start, Piece(found.message, Tone.WEIGHTY), layout.width, _INDENT)


def _labelled(label: str, text: str, layout: Layout) -> Iterator[Line]:
    yield from told((Piece(f"  {label}: ", Tone.QUIET),), Piece(text), layout.width, _INDENT)


def _hint(hint: str, layout: Layout) -> Iterator[Line]:
    """Åtgärden, och under den de rättade raderna om det finns några, så att de går att kopiera."""
    remedy, *corrected = hint.split("\n")
    yield from _labelled("tips", remedy, layout)
    for text in corrected:
        yield (Piece(" " * _INDENT), Piece(text, Tone.GOOD))
