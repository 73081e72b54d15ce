"""Stycken som någon har delat eller slagit ihop med texten orörd: en tom rad i prosan kommer till eller går."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.arende.patch import Change
from beslutsgen.draft.content import Paragraph
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.written import CaseText
from beslutsgen.readback.shapes import TEXT
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.alignment import Alignment
    from beslutsgen.review.homes import Home, Proses
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.placing import Kept

_APART: Final = "\n\n"


class Cut(NamedTuple):
    """Ett delat eller hopslaget stycke: ändringarna, styckena i papperet, de byggda som är med i det, och dess hem."""

    changes: tuple[Change, ...]
    lines: tuple[Line, ...]
    built: tuple[BuiltParagraph, ...]
    home: Home


def cut(
    side: Alignment, number: int, kept: Mapping[int, Kept], gone: Sequence[tuple[BuiltParagraph, Home]]
) -> Cut | None:
    """Vad det ändrade stycket har blivit, om dess text bara är delad eller hopslagen med en annans."""
    one = side.changed[number]
    standing, home = side.standing.get(one), side.home(one)
    if standing is None or home is None or home.prose is None or even(standing.text) != even(one.text):
        return None
    at = next(at for at, line in enumerate(side.lines) if line.number == number)
    first, last = at, at + 1
    while first > 0 and _loose(side, side.lines[first - 1], kept):
        first -= 1
    while last < len(side.lines) and _loose(side, side.lines[last], kept):
        last += 1
    neighbours = [(away, its) for away, its in gone if its.prose == home.prose]
    run = sorted([(one, home), *neighbours], key=lambda pair: pair[1].block)
    return _split(standing, home, side.lines[first:last], at - first, side.paper.current.placed) or _merged(
        side.lines[at], run, run.index((one, home)), side.case.proses
    )


def _loose(side: Alignment, line: Line, kept: Mapping[int, Kept]) -> bool:
    return line.number not in kept and side.paper.shapes.get(line.number, TEXT) == TEXT


def _split(
    standing: BuiltParagraph, home: Home, run: Sequence[Line], at: int, placed: Sequence[Placed]
) -> Cut | None:
    """Stycket delat i flera av styckena i `run`, där det som är på platsen `at` ingår; `None` om det inte är det."""
    for first, last in _spans(len(run), at):
        lines = run[first:last]
        if even(" ".join(line.text for line in lines)) == even(standing.text):
            changes = [
                _break(standing, even(" ".join(line.text for line in lines[:count])), home, placed)
                for count in range(1, len(lines))
            ]
            done = tuple(change for change in changes if change is not None)
            return Cut(done, tuple(lines), (), home) if len(done) == len(changes) else None
    return None


def _merged(line: Line, run: Sequence[tuple[BuiltParagraph, Home]], at: int, proses: Proses) -> Cut | None:
    """Stycket som flera av de byggda i `run` har blivit, där det på platsen `at` ingår; `None` om det inte är så."""
    for first, last in _spans(len(run), at):
        built = run[first:last]
        if even(" ".join(one.text for one, _ in built)) == even(line.text):
            changes = [_joint(one, two, proses) for (_, one), (_, two) in pairwise(built)]
            done = tuple(change for change in changes if change is not None)
            return (
                Cut(done, (line,), tuple(one for one, _ in built), run[at][1])
                if len(done) == len(changes)
                else None
            )
    return None


def _spans(count: int, at: int) -> Iterator[tuple[int, int]]:
    """Delarna av en följd som har platsen `at` och en granne till, de kortaste först."""
    found = (
        (first, last) for first in range(at + 1) for last in range(at + 1, count + 1) if last - first > 1
    )
    yield from sorted(found, key=lambda span: span[1] - span[0])


def _break(standing: BuiltParagraph, before: str, home: Home, placed: Sequence[Placed]) -> Change | None:
    """Mellanrummet efter texten blir en tom rad, om det står ordagrant i prosan."""
    text = standing.text
    at = next((at for at, char in enumerate(text) if char.isspace() and even(text[:at]) == before), None)
    for one in placed if at is not None else ():
        place = one.passage.place
        if (one.kind, one.paragraph) != (standing.part, standing.number) or not isinstance(place, ProsePlace):
            continue
        for segment in place.segments:
            source = segment.source
            mine = isinstance(source, CaseText) and source.path == home.prose and not segment.whole
            if mine and at is not None and segment.start <= at - one.start < segment.end:
                start = segment.at + at - one.start - segment.start
                return Change(home.prose or "", start, start + 1, _APART)
    return None


def _joint(one: Home, two: Home, proses: Proses) -> Change | None:
    """Den tomma raden mellan två stycken i samma prosa blir en radbrytning."""
    if one.prose is None or one.prose != two.prose or two.block != one.block + 1:
        return None
    blocks = proses.extents(one.prose)[one.block : two.block + 1]
    if not all(block.own and isinstance(block.block, Paragraph) for block in blocks):
        return None
    return Change(one.prose, blocks[0].end, blocks[1].start, proses.space(one.prose))
