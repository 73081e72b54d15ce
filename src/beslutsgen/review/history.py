"""Ett papper mot det som byggdes, så som granskningssidan visar det."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from beslutsgen.review.marks import History

if TYPE_CHECKING:
    from beslutsgen.readback.stamp import StampedPaper
    from beslutsgen.review.edited import Edited


def history(edited: Edited) -> History:
    """De bundna uppgifterna där de står nu, de ändrade styckenas tidigare text, och de borttagna styckena."""
    bound: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for fact in edited.facts:
        if fact.line and fact.new:
            bound[fact.line.part, fact.line.number].append((fact.start, fact.end, fact.path))
    before = {
        (one.line.part, one.line.number): one.old
        for one in edited.paragraphs
        if one.line and one.edit in ("changed", "new")
    }
    gone = tuple(one.old for one in edited.paragraphs if one.edit == "gone")
    return History({place: tuple(found) for place, found in bound.items()}, before, gone)


def marks_only(paper: StampedPaper) -> History:
    """Bara de bokmärken som finns kvar: texten som byggd är inte känd."""
    paths = {mark.name: mark.path for mark in paper.stamp.marks}
    bound: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for line in paper.lines:
        for name, start, end in line.marks:
            if name in paths and start < end:
                bound[line.part, line.number].append((start, end, paths[name]))
    return History({place: tuple(found) for place, found in bound.items()})
