"""Ändringar ur flera papper: samma ändring en gång, och de som säger emot varandra för sig."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from beslutsgen.arende.patch import Change, Gone, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.arende.patch import Patch
    from beslutsgen.diagnostic import PaperSpot

# Längre än någon text i en ärendefil.
_ALL: Final = 1 << 30


class TextEdit(Struct, frozen=True):
    """En ändring i ett papper: ändringarna i ärendefilens texter, var i papperet den står, och vad den säger.

    Kommer stycken till, försvinner eller flyttas är `blocks` vad det ska leda till i papperet.
    """

    changes: tuple[Patch, ...]
    spot: PaperSpot
    says: str
    blocks: Blocks | None = None


class Blocks(Struct, frozen=True):
    """Styckena som ska stå i följd i papperets nästa bygge, och de som ska vara borta."""

    paper: str
    come: tuple[str, ...]
    gone: tuple[str, ...]


def joined(edits: Sequence[TextEdit]) -> list[TextEdit]:
    """Ändringarna ur ett papper, där det som sätts in på samma ställe som ett nytt stycke är en och samma ändring."""
    found: list[TextEdit] = []
    for edit in edits:
        (change,) = edit.changes if len(edit.changes) == 1 else (None,)
        at = next((at for at, one in enumerate(found) if _meets(one, change)), None) if edit.blocks else None
        if at is None or not isinstance(change, Change):
            found.append(edit)
            continue
        (other,) = found[at].changes
        if isinstance(other, Change):
            # Ett stycke före det första slutar med en tom rad; de andra börjar med en.
            parts = (change.new, other.new) if change.new.endswith("\n") else (other.new, change.new)
            merged = Change(change.path, change.start, max(change.end, other.end), "".join(parts))
            found[at] = TextEdit((merged,), edit.spot, found[at].says, edit.blocks)
    return found


def _meets(edit: TextEdit, change: Patch | None) -> bool:
    """Om ändringen sätter in text just där den andra börjar."""
    if len(edit.changes) != 1 or not isinstance(change, Change):
        return False
    other = edit.changes[0]
    same = isinstance(other, Change) and (other.path, other.start) == (change.path, change.start)
    return same and isinstance(other, Change) and other.start == other.end


def agreeing(edits: Sequence[TextEdit]) -> tuple[tuple[TextEdit, ...], tuple[TextEdit, ...]]:
    """Ändringarna som går ihop, var och en en gång, och de som rör samma ställe på olika sätt."""
    clashing = {at for pair in _clashes(edits) for at in pair}
    agreed = {edit.changes: edit for at, edit in reversed(tuple(enumerate(edits))) if at not in clashing}
    kept = tuple(edit for edit in edits if agreed.get(edit.changes) is edit)
    return kept, tuple(edits[at] for at in sorted(clashing))


def _clashes(edits: Sequence[TextEdit]) -> Iterator[tuple[int, int]]:
    by_path: dict[str, list[tuple[_Part, int]]] = defaultdict(list)
    for at, edit in enumerate(edits):
        for change in edit.changes:
            for part in _parts(change):
                by_path[part.path].append((part, at))
    for found in by_path.values():
        for (one, first), (two, second) in combinations(found, 2):
            if first != second and one.change != two.change and _overlap(one, two):
                yield first, second


class _Part(NamedTuple):
    """En del av ärendefilen som en ändring rör."""

    path: str
    start: int
    end: int
    change: Patch


def _parts(change: Patch) -> Iterator[_Part]:
    """Det som ändringen rör; en punkt som försvinner rör allt i den."""
    if isinstance(change, Gone):
        yield _Part(change.path, 0, _ALL, change)
        return
    yield _Part(change.path, change.start, change.end, change)
    if isinstance(change, Listed):
        for at in range(change.start, change.end):
            yield _Part(f"{change.path}[{at + 1}]", 0, _ALL, change)


def _overlap(one: _Part, two: _Part) -> bool:
    return one.start == two.start or (one.start < two.end and two.start < one.end)
