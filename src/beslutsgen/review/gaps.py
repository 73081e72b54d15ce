"""Text mellan fakta: vad som har ändrats i den från stycket som det byggdes till stycket som det nu står."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.review.newvalue import flat, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.traced import Trace

# Så många tecken kring en ändring ska stå kvar när ärendefilen också har ändrats.
_REACH: Final = 20


class Gap(NamedTuple):
    """En ändring av texten mellan fakta: läget i det byggda stycket, den nya texten och var den står i det nya."""

    start: int
    end: int
    new: str
    at: int


def gaps(built: BuiltParagraph, now: Line, anchors: Sequence[Trace]) -> Iterator[Gap]:
    """Det som har ändrats i texten mellan de fakta som står kvar."""
    before = after = 0
    for one in anchors:
        yield from _differences(
            built.text[before : one.fact.start], now.text[after : one.start], before, after
        )
        before, after = one.fact.end, one.end
    yield from _differences(built.text[before:], now.text[after:], before, after)


def anchored(traces: Sequence[Trace]) -> list[Trace]:
    """De fakta som står kvar i den ordning de byggdes, ändrade eller inte."""
    found: list[Trace] = []
    for one in sorted(traces, key=lambda trace: trace.fact.start):
        if one.start < one.end and (not found or one.start >= found[-1].end):
            found.append(one)
    return found


def moved_gap(gap: Gap, before: str, standing: str) -> Gap | None:
    """Ändringen flyttad till en annan lydelse av stycket, där det som ändras och dess grannar står kvar."""
    if before == standing:
        return gap
    for reach in (_REACH, 1):
        first, last = max(gap.start - reach, 0), min(gap.end + reach, len(before))
        around = before[first:last]
        if around and standing.count(around) == 1:
            start = standing.index(around) + gap.start - first
            return gap._replace(start=start, end=start + gap.end - gap.start)
    return None


def _differences(before: str, after: str, at: int, there: int) -> Iterator[Gap]:
    """Ändringarna i en text utan fakta, från `at` och `there`; de som bara skiljs åt av mellanrum är en."""
    found: list[tuple[int, int, int, int]] = []
    for one, two, three, four in _unlike(before, after):
        if found and not before[found[-1][1] : one].strip():
            found[-1] = (found[-1][0], two, found[-1][2], four)
        else:
            found.append((one, two, three, four))
    for one, two, three, four in found:
        yield Gap(at + one, at + two, after[three:four], there + three)


def _unlike(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Skillnaderna ord för ord, med lägen i tecken; mellanrummens slag räknas inte."""
    old, new = tokens(before), tokens(after)
    starts, ends = _offsets(old), _offsets(new)
    left, right = ([flat(one) or " " for one in found] for found in (old, new))
    for tag, one, two, three, four in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield starts[one], starts[two], ends[three], ends[four]


def _offsets(parts: Sequence[str]) -> list[int]:
    found = [0]
    for part in parts:
        found.append(found[-1] + len(part))
    return found
