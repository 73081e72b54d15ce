"""Antal i meningar på svenska: `en bild`, `2 bilder`, `sidan 3`, `sidorna 3–5 och 8`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def counted(number: int, one: str, many: str) -> str:
    """Antalet med sitt ord: `one` skrivs som det är, `many` efter siffran."""
    return one if number == 1 else f"{number} {many}"


def pages(numbers: Iterable[int]) -> str:
    """Sidorna i ord, sammanhängande sidor som intervall."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    alone = len(runs) == 1 and len(runs[0]) == 1
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} och {shown[-1]}"
    return f"sidan {listed}" if alone else f"sidorna {listed}"
