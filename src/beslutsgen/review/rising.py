"""Vilka av talen i en följd som står i ordning, när så lite som möjligt ska räknas som flyttat."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def rising(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Platserna i den tyngsta stigande följden av olika tal."""
    if all(one < other for one, other in pairwise(numbers)):
        return set(range(len(numbers)))
    order = {number: rank for rank, number in enumerate(sorted(numbers), 1)}
    # Fenwickträd: den tyngsta följden som slutar med ett av de minsta talen.
    tree: list[tuple[int, int | None]] = [(0, None)] * (len(numbers) + 1)
    previous: list[int | None] = []
    best: tuple[int, int | None] = (0, None)
    for at, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        rank = order[number]
        total, step = max((tree[node] for node in _below(rank - 1)), key=_total, default=(0, None))
        previous.append(step)
        mine = (total + weight, at)
        best = max(best, mine, key=_total)
        for node in _above(rank, len(tree)):
            tree[node] = max(tree[node], mine, key=_total)
    kept: set[int] = set()
    last = best[1]
    while last is not None:
        kept.add(last)
        last = previous[last]
    return kept


def _total(found: tuple[int, int | None]) -> int:
    return found[0]


def _below(rank: int) -> Iterator[int]:
    while rank > 0:
        yield rank
        rank -= rank & -rank


def _above(rank: int, size: int) -> Iterator[int]:
    while rank < size:
        yield rank
        rank += rank & -rank
