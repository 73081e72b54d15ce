"""Styckena som byggda mot styckena som de står nu: vilka som hör ihop, vilka som är nya och vilka som är borta."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltParagraph

# Så lika ska två stycken vara för att vara samma, av hundra; samma nummer och ett bokmärke som finns kvar hjälper.
_ALIKE: Final = 55
_NUMBERED: Final = 20
_MARKED: Final = 40
# Fler stycken än så jämförs bara med dem som står ungefär där de stod.
_NEAR: Final = 40


class Pairs(NamedTuple):
    """Stycken som hör ihop, `same` med samma text; `gone` är de som är borta och `new` de som är nya."""

    same: tuple[tuple[BuiltParagraph, Line], ...]
    changed: tuple[tuple[BuiltParagraph, Line], ...]
    gone: tuple[BuiltParagraph, ...]
    new: tuple[Line, ...]


def paired(built: Sequence[BuiltParagraph], lines: Sequence[Line]) -> Pairs:
    """Styckena i par, del för del."""
    same: list[tuple[BuiltParagraph, Line]] = []
    changed: list[tuple[BuiltParagraph, Line]] = []
    gone: list[BuiltParagraph] = []
    new: list[Line] = []
    for part in dict.fromkeys((*(one.part for one in built), *(line.part for line in lines))):
        before = [one for one in built if one.part == part and even(one.text)]
        now = [line for line in lines if line.part == part]
        mine = _same(before, now)
        same += mine
        left_before = _without(before, [one for one, _ in mine])
        left_now = _without(now, [line for _, line in mine])
        if part != "body":
            # Program skriver samma sidhuvud på flera ställen.
            known = {even(one.text) for one in before}
            left_now = [line for line in left_now if even(line.text) not in known]
        pairs = [*_alike(left_before, left_now)]
        matched = [*mine, *pairs]
        pairs += _between(before, now, matched) if part == "body" else []
        changed += pairs
        gone += _without(left_before, [one for one, _ in pairs])
        new += _without(left_now, [line for _, line in pairs])
    return Pairs(tuple(same), tuple(changed), tuple(gone), tuple(new))


def _without(all_: Sequence, taken: Sequence) -> list:  # type: ignore[type-arg]  # två slags stycken
    seen = {id(one) for one in taken}
    return [one for one in all_ if id(one) not in seen]


def _same(before: Sequence[BuiltParagraph], now: Sequence[Line]) -> list[tuple[BuiltParagraph, Line]]:
    """Stycken med samma text: först de som står i samma ordning, sedan de som har flyttats."""
    old, new = [even(one.text) for one in before], [even(line.text) for line in now]
    found = [(before[a + step], now[b + step]) for a, b, size in _blocks(old, new) for step in range(size)]
    rest_now: dict[str, list[Line]] = {}
    for line in _without(now, [line for _, line in found]):
        rest_now.setdefault(even(line.text), []).append(line)
    for one in _without(before, [one for one, _ in found]):
        moved = rest_now.get(even(one.text))
        if moved:
            found.append((one, moved.pop(0)))
    return found


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Det som är lika i samma ordning: det först och det sist i delen, och det däremellan."""
    first = _leading(zip(old, new, strict=False))
    last = _leading(zip(reversed(old[first:]), reversed(new[first:]), strict=False))
    yield 0, 0, first
    middle = (old[first : len(old) - last], new[first : len(new) - last])
    for a, b, size in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
        yield a + first, b + first, size
    yield len(old) - last, len(new) - last, last


def _leading(pairs: Iterable[tuple[str, str]]) -> int:
    """Antalet par som är lika, innan de första som inte är det."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _alike(before: Sequence[BuiltParagraph], now: Sequence[Line]) -> Iterator[tuple[BuiltParagraph, Line]]:
    """De likaste styckena i par; ett ensamt stycke på samma plats är samma stycke också när mycket är ändrat."""
    scores = sorted(
        (-_score(one, line), abs(a - b), a, b)
        for a, one in enumerate(before)
        for b, line in enumerate(now[max(a - _NEAR, 0) : a + _NEAR + 1], max(a - _NEAR, 0))
    )
    taken_before: set[int] = set()
    taken_now: set[int] = set()
    for score, _, a, b in scores:
        if -score >= _ALIKE and a not in taken_before and b not in taken_now:
            taken_before.add(a)
            taken_now.add(b)
            yield before[a], now[b]


def _between(
    before: Sequence[BuiltParagraph], now: Sequence[Line], matched: Sequence[tuple[BuiltParagraph, Line]]
) -> list[tuple[BuiltParagraph, Line]]:
    """Lika många stycken mellan samma grannar är samma stycken, också när all text i dem är utbytt."""
    there = {id(one): line for one, line in matched}
    position = {id(line): at for at, line in enumerate(now)}
    taken = {position[id(line)] for line in there.values()}
    found: list[tuple[BuiltParagraph, Line]] = []
    waiting: list[BuiltParagraph] = []
    last = -1
    for one in (*before, None):
        line = None if one is None else there.get(id(one))
        if one is not None and line is None:
            waiting.append(one)
            continue
        at = len(now) if line is None else position[id(line)]
        gap = range(last + 1, at)
        if waiting and len(gap) == len(waiting) and taken.isdisjoint(gap):
            found += zip(waiting, (now[place] for place in gap), strict=True)
        waiting, last = [], at
    return found


def _score(one: BuiltParagraph, line: Line) -> float:
    """Hur säkert det är att det är samma stycke. Ett värde som har flyttats hit med sitt bokmärke är ingen likhet."""
    from rapidfuzz.fuzz import ratio

    facts = {fact.mark: (fact.start, fact.end) for fact in one.facts}
    marks = {name: (start, end) for name, start, end in line.marks if start < end and name in facts}
    old = even(_outside(one.text, [facts[name] for name in marks]))
    new = even(_outside(line.text, marks.values()))
    alike: float = ratio(old, new) if old or new else 100.0
    near = _NUMBERED if one.number == line.number else 0
    return alike + near + (_MARKED if marks else 0)


def _outside(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Texten utan det som står i delarna."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts.append(text[at:start])
        at = max(at, end)
    return "".join((*parts, text[at:]))
