"""Resultatet som svensk text: varje fynd med sin plats, och sist en sammanfattning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot, WholeFile
from beslutsgen.report.excerpt import excerpt, shortened
from beslutsgen.report.line import Piece, Tone, line, plain, told
from beslutsgen.report.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Accepted, Result
    from beslutsgen.report.summary import Layout

SEVERITIES: Final = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}
_TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}
_PARTS: Final = {
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnote": "en fotnot",
    "endnote": "en slutnot",
    "comment": "en kommentar",
}
# Så brett får ett utdrag bli där bredden inte är känd.
_WIDEST: Final = 160
_INDENT: Final = 8


def as_text(result: Result, layout: Layout) -> str:
    """Hela rapporten som vanlig text."""
    return plain(as_lines(result, layout))


def as_lines(result: Result, layout: Layout) -> Iterator[Line]:
    """Rapportens rader: fynden med en tom rad emellan, och därefter en sammanfattning om inget annat sägs."""
    blocks = [_diagnostic(found, layout) for found in result.whole.diagnostics]
    blocks += [_accepted(found, layout) for found in result.whole.accepted]
    if not layout.quiet:
        blocks.append(summary(result, layout))
    for number, block in enumerate(blocks):
        if number:
            yield ()
        yield from block


def place(spot: Spot) -> str:
    """Platsen i ord: fil, rad och kolumn, eller fil, del och rubrik i ett papper."""
    if isinstance(spot, TextSpot):
        return f"{spot.file}:{spot.line}:{spot.column}"
    if isinstance(spot, WholeFile):
        return spot.file
    where = f", i {_PARTS[spot.part]}" if spot.part in _PARTS else ""
    heading = f", under ”{spot.heading}”" if spot.heading else ""
    return f"{spot.file}{where}{heading}"


def _diagnostic(found: Diagnostic, layout: Layout) -> Iterator[Line]:
    tone = _TONES[found.severity]
    yield from _first(found, Piece(f"{SEVERITIES[found.severity]} {found.code}", tone), layout)
    yield from _excerpt(found.spot, tone, layout.width or _WIDEST)
    for related in found.related:
        yield from _labelled("se  ", f"{place(related.spot)} {related.message}", layout)
    if found.hint:
        yield from _hint(found.hint, layout)
    yield line(f"  mer : beslutsgen explain {found.code}", Tone.QUIET)


def _accepted(found: Accepted, layout: Layout) -> Iterator[Line]:
    diagnostic = found.diagnostic
    yield from _first(diagnostic, Piece(f"godtaget {diagnostic.code}", Tone.ACCEPTED), layout)
    yield from _labelled("skäl", found.reason, layout)


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


def _excerpt(spot: Spot, tone: Tone, width: int) -> Iterator[Line]:
    if isinstance(spot, TextSpot) and spot.line_text.strip():
        number = f"{spot.line:5} | "
        room = max(width - len(number), _INDENT)
        shown = excerpt(spot.line_text, spot.column, spot.length, room)
        gutter = Piece(f"{'| ':>{len(number)}}", Tone.QUIET)
        yield (Piece(number, Tone.QUIET), Piece(shown.shown))
        # Namnet får en egen rad där det inte ryms bredvid markeringen.
        beside = spot.path is not None and len(shown.marker) + 1 + len(spot.path) <= room
        label = (Piece(f" {spot.path}", Tone.QUIET),) if beside else ()
        yield (gutter, Piece(shown.marker, tone), *label)
        if spot.path is not None and not beside:
            yield (gutter, Piece(spot.path, Tone.QUIET))
    elif isinstance(spot, PaperSpot) and spot.excerpt.strip():
        gutter = Piece("      | ", Tone.QUIET)
        yield (gutter, Piece(f"”{shortened(spot.excerpt, max(width - _INDENT - 2, _INDENT))}”"))
