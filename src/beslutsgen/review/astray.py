"""Stycken som står kvar i papperet, men under en annan av dess rubriker än när det byggdes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.readback.shapes import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.readback.shapes import Shape
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltParagraph

    Pair = tuple[BuiltParagraph, Line]


def astray(
    built: Sequence[BuiltParagraph],
    lines: Sequence[Line],
    pairs: Sequence[Pair],
    shapes: Mapping[int, Shape],
) -> Iterator[Line]:
    """Styckena vars rubrik är en annan än den de byggdes under; bara rubriker som fanns då och finns nu räknas."""
    here = {id(line): id(one) for one, line in pairs}
    headings = {here[id(line)] for line in lines if id(line) in here and _kind(line, shapes) == "heading"}
    was: dict[int, int] = {}
    above = 0
    for one in built:
        above = id(one) if id(one) in headings else above
        was[id(one)] = above
    above = 0
    for line in lines:
        kind, mine = _kind(line, shapes), here.get(id(line))
        if kind == "heading":
            above = mine or 0
        elif mine is not None and kind != "cell" and above and was[mine] not in (0, above):
            yield line


def _kind(line: Line, shapes: Mapping[int, Shape]) -> str:
    return shapes.get(line.number, TEXT).kind
