"""Resultatet som svensk text: varje fynd med sin plats, och sist en sammanfattning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.report.finding import apart, blocks
from beslutsgen.report.line import plain
from beslutsgen.report.summary import in_all, single, unusable_pack
from beslutsgen.report.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Result
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.told import Told


def as_text(result: Result, layout: Layout) -> str:
    """Hela rapporten som vanlig text."""
    return plain(as_lines(result, layout))


def as_lines(result: Result, layout: Layout) -> Iterator[Line]:
    """Rapportens rader: fynden med en tom rad emellan, och därefter en sammanfattning om inget annat sägs."""
    if len(result.cases) > 1:
        from beslutsgen.report.told import Teller

        tell, running = Teller(layout), Running(layout)
        for name, outcome in result.cases:
            yield from running.case(tell(name, outcome))
        yield from running.end()
        return
    said = list(blocks(result.whole, layout))
    if not layout.quiet:
        names = [name for name, _ in result.cases]
        said.append(single(names[0], result.whole, layout) if names else unusable_pack(result.whole, layout))
    yield from apart(said)


class Running:
    """Rapporten om flera ärenden, eller flera grupper av papper, satt samman medan de blir klara."""

    def __init__(self, layout: Layout) -> None:
        self.tally = Tally()
        self._layout = layout
        self._count = 0
        self._begun = False
        self._said: set[Diagnostic] = set()

    def case(self, told: Told) -> Iterator[Line]:
        """Ärendets fynd, och en rad om hur det gick."""
        self._count += 1
        self.tally += told.tally
        said = list(self._fresh(told))
        if said and self._begun:
            yield ()
        yield from apart(said)
        if said and told.closing:
            yield ()
        yield from told.closing
        self._begun = self._begun or bool(said or told.closing)

    def end(self) -> Iterator[Line]:
        """Det som sägs om alla tillsammans."""
        if not self._layout.quiet:
            yield from in_all(self._count, self.tally, self._layout)

    def _fresh(self, told: Told) -> Iterator[tuple[Line, ...]]:
        """Fynden utom det som redan är sagt: ett fel i mallpaketet gäller alla ärenden, räknas och sägs en gång."""
        common = [block.common for block in told.blocks if block.common]
        again = self._said.intersection(one.found for one in common)
        self._said.update(one.found for one in common)
        for block in told.blocks:
            if block.common is None:
                yield block.lines
            elif block.common.found not in again:
                self.tally += block.common.tally
                yield block.lines
