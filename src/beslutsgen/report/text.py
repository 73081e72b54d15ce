"""Resultatet som svensk text: varje fynd med sin plats, och sist en sammanfattning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.diagnostic import PaperSpot, Severity, WholeFile
from beslutsgen.report.line import Piece, Tone, line, plain, told
from beslutsgen.report.spots import place, spot_lines
from beslutsgen.report.summary import in_all, one_of_several, single, unusable_pack
from beslutsgen.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Accepted, Outcome, Result
    from beslutsgen.report.summary import Layout

SEVERITIES: Final = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}
_TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}
_INDENT: Final = 8


def as_text(result: Result, layout: Layout) -> str:
    """Hela rapporten som vanlig text."""
    return plain(as_lines(result, layout))


def as_lines(result: Result, layout: Layout) -> Iterator[Line]:
    """Rapportens rader: fynden med en tom rad emellan, och därefter en sammanfattning om inget annat sägs."""
    if len(result.cases) > 1:
        running = Running(layout)
        for name, outcome in result.cases:
            yield from running.case(name, outcome)
        yield from running.end()
        return
    blocks = list(_blocks(result.whole, layout))
    if not layout.quiet:
        names = [name for name, _ in result.cases]
        blocks.append(
            single(names[0], result.whole, layout) if names else unusable_pack(result.whole, layout)
        )
    yield from _apart(blocks)


class Running:
    """Rapporten om flera ärenden, eller flera grupper av papper, sagd ett i taget medan de blir klara."""

    def __init__(self, layout: Layout, pack: str = "") -> None:
        self.tally = Tally()
        self._layout = layout
        self._pack = pack
        self._count = 0
        self._begun = False
        self._said: set[Diagnostic] = set()

    def case(self, name: str, outcome: Outcome) -> Iterator[Line]:
        """Ärendets fynd, och en rad om hur det gick."""
        self._count += 1
        fresh = self._fresh(outcome)
        self.tally += fresh.tally
        blocks = list(_blocks(fresh, self._layout))
        if blocks and self._begun:
            yield ()
        yield from _apart(blocks)
        if blocks and not self._layout.quiet:
            yield ()
        if not self._layout.quiet:
            yield from one_of_several(name, outcome, self._layout)
        self._begun = self._begun or bool(blocks) or not self._layout.quiet

    def end(self) -> Iterator[Line]:
        """Det som sägs om alla tillsammans."""
        if not self._layout.quiet:
            yield from in_all(self._count, self.tally, self._layout)

    def _fresh(self, outcome: Outcome) -> Outcome:
        """Resultatet utan det som redan är sagt: ett fel i mallpaketet gäller alla ärenden och sägs en gång."""
        common = [
            found for found in outcome.diagnostics if self._pack and found.spot.file.startswith(self._pack)
        ]
        if not common:
            return outcome
        again = self._said.intersection(common)
        self._said.update(common)
        return replace(
            outcome, diagnostics=tuple(found for found in outcome.diagnostics if found not in again)
        )


def _blocks(outcome: Outcome, layout: Layout) -> Iterator[Iterator[Line]]:
    for found in outcome.diagnostics:
        yield _diagnostic(found, layout)
    for accepted in outcome.accepted:
        yield _accepted(accepted, layout)


def _apart(blocks: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """Blocken med en tom rad emellan."""
    for number, block in enumerate(blocks):
        if number:
            yield ()
        yield from block


def _diagnostic(found: Diagnostic, layout: Layout) -> Iterator[Line]:
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


def _elsewhere(spot: Spot, seen: Spot) -> bool:
    """Om platsen behöver visas också den: den står i ett papper, eller i en annan fil än fyndets."""
    return isinstance(spot, PaperSpot) or spot.file != seen.file


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
