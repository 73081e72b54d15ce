"""Tidtagning: sätten turas om inom varje varv, så att en störd maskin stör dem lika, och kvoten är varvens median."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Timed:
    """Sekunder per varv för varje sätt, efter dess namn."""

    rounds: Mapping[str, tuple[float, ...]]

    def best(self, way: str) -> float:
        """Sekunder för sättets snabbaste varv."""
        return min(self.rounds[way])

    def median(self, way: str) -> float:
        """Sekunder för sättets mittersta varv."""
        return statistics.median(self.rounds[way])

    def times_faster(self, way: str, than: str) -> float:
        """Hur många gånger fortare `way` går än `than`: medianen av varvens kvoter."""
        pairs = zip(self.rounds[than], self.rounds[way], strict=True)
        return statistics.median(slow / fast for slow, fast in pairs)


def timed(ways: Mapping[str, Callable[[], object]], rounds: int) -> Timed:
    """Varje sätt en gång i varje varv, efter ett varv som inte räknas."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return Timed({name: tuple(found) for name, found in seconds.items()})
