"""Ändringar ur flera papper: samma ändring en gång, och de som säger emot varandra för sig."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.arende.patch import Change
    from beslutsgen.diagnostic import PaperSpot


@dataclass(frozen=True, slots=True)
class TextEdit:
    """En ändring i ett papper: ändringarna i ärendefilens texter, var i papperet den står, och vad den säger."""

    changes: tuple[Change, ...]
    spot: PaperSpot
    says: str


def agreeing(edits: Sequence[TextEdit]) -> tuple[tuple[TextEdit, ...], tuple[TextEdit, ...]]:
    """Ändringarna som går ihop, var och en en gång, och de som rör samma ställe på olika sätt."""
    clashing = {at for pair in _clashes(edits) for at in pair}
    agreed = {edit.changes: edit for at, edit in reversed(tuple(enumerate(edits))) if at not in clashing}
    kept = tuple(edit for edit in edits if agreed.get(edit.changes) is edit)
    return kept, tuple(edits[at] for at in sorted(clashing))


def _clashes(edits: Sequence[TextEdit]) -> Iterator[tuple[int, int]]:
    by_path: dict[str, list[tuple[Change, int]]] = defaultdict(list)
    for at, edit in enumerate(edits):
        for change in edit.changes:
            by_path[change.path].append((change, at))
    for found in by_path.values():
        for (one, first), (two, second) in combinations(found, 2):
            if one != two and first != second and _overlap(one, two):
                yield first, second


def _overlap(one: Change, two: Change) -> bool:
    return one.start == two.start or (one.start < two.end and two.start < one.end)
