"""Ett av flera ärenden sagt för människor: raderna och talen, färdiga där ärendet gjordes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.report.finding import blocks
from beslutsgen.report.line import line, plain
from beslutsgen.report.summary import one_of_several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.line import Line
    from beslutsgen.report.outcome import Outcome, Unread
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.tally import Tally


class Common(Struct, frozen=True):
    """Ett fynd som gäller alla ärenden, och dess tal: det räknas och sägs en gång."""

    found: Diagnostic
    tally: Tally


class Block(Struct, frozen=True):
    """Ett fynds rader."""

    lines: tuple[Line, ...]
    common: Common | None = None


class Told(Struct, frozen=True):
    """Ärendets fynd, raderna om hur det gick, och dess tal utom de gemensamma fyndens.

    `stopped` är filerna till ett ärende som programmet självt inte klarade.
    """

    blocks: tuple[Block, ...]
    closing: tuple[Line, ...]
    tally: Tally
    stopped: tuple[Unread, ...] = ()


class Teller(Struct, frozen=True):
    """Säger ett ärende. Det som är fel i mallpaketets mapp, `pack`, gäller alla ärenden."""

    layout: Layout
    pack: str = ""

    def __call__(self, name: str, outcome: Outcome) -> Told:
        """Ärendet med namnet sagt."""
        own = tuple(found for found in outcome.diagnostics if not self._is_common(found))
        closing = () if self.layout.quiet else one_of_several(name, outcome, self.layout)
        return Told(
            tuple(self._blocks(outcome)),
            self._shown(closing),
            replace(outcome, diagnostics=own).tally,
            outcome.unread if outcome.failed else (),
        )

    def _blocks(self, outcome: Outcome) -> Iterator[Block]:
        said = map(self._shown, blocks(outcome, self.layout))
        for found in outcome.diagnostics:
            common = Common(found, outcome.counted((found,))) if self._is_common(found) else None
            yield Block(next(said), common)
        yield from map(Block, said)

    def _is_common(self, found: Diagnostic) -> bool:
        return bool(self.pack) and found.spot.file.startswith(self.pack)

    def _shown(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Raderna; där ingen ser tonerna är varje rad en enda bit, som är lätt att skicka och skriva."""
        return tuple(lines if self.layout.toned else (line(plain((row,))) for row in lines))
