"""Det som står på en annan plats än det byggdes: hela stycken, och fakta som står i ett annat stycke."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.pattern import late
from beslutsgen.review.rising import rising
from beslutsgen.review.traced import SAME
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltFact, BuiltParagraph
    from beslutsgen.review.pairs import Pairs

    Pair = tuple[BuiltParagraph, Line]

# Hur tunga stycken är när det avgörs vilka som har flyttats: helst ett ensamt värde, sedan ett ändrat stycke.
_VALUE, _CHANGED, _WHOLE = 1, 2, 3
# En mening som i allt väsentligt står i det andra stycket har flyttat med sitt faktum, av hundra.
_SAME_SENTENCE: Final = 90
_ENDS: Final = late(r"[.!?:](?=\s+[A-ZÅÄÖ])")


class Place(NamedTuple):
    """Ett ställe i ett stycke."""

    line: Line
    start: int
    end: int


def displaced(built: Sequence[BuiltParagraph], lines: Sequence[Line], pairs: Pairs) -> list[list[Pair]]:
    """Brödtextens flyttade stycken, de som flyttades tillsammans för sig. Så få som möjligt räknas som flyttade."""
    before = {id(one): at for at, one in enumerate(built)}
    now = {id(line): at for at, line in enumerate(lines)}
    mine = [pair for pair in (*pairs.same, *pairs.changed) if pair[0].part == "body"]
    mine.sort(key=lambda pair: before[id(pair[0])])
    places = [now[id(line)] for _, line in mine]
    kept = rising(places, [_weight(*pair) for pair in mine])
    runs: list[list[Pair]] = []
    last = -2
    for at, pair in enumerate(mine):
        if at in kept:
            continue
        if last == at - 1 and places[at] == places[last] + 1:
            runs[-1].append(pair)
        else:
            runs.append([pair])
        last = at
    return runs


def _weight(one: BuiltParagraph, line: Line) -> int:
    """Två rader i en tabell byter värde hellre än rubrik."""
    if is_fact(one, line):
        return _VALUE
    return _WHOLE if even(one.text) == even(line.text) else _CHANGED


def is_fact(one: BuiltParagraph, line: Line) -> bool:
    """Om stycket är ett enda faktum, oförändrat."""
    text = even(one.text)
    return text == even(line.text) and any(
        even(one.text[fact.start : fact.end]) == text for fact in one.facts
    )


class Elsewhere:
    """Var i papperet ett faktum står som inte står där det byggdes."""

    def __init__(self, pairs: Pairs, bound: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        lines = (*(line for _, line in (*pairs.same, *pairs.changed)), *pairs.new)
        self._marks = {
            name: Place(line, start, end) for line in lines for name, start, end in line.marks if start < end
        }
        self._fresh = tuple(_fresh(pairs))
        self._bound = bound

    def marked(self, fact: BuiltFact, old: str, own: Line | None) -> Place | None:
        """Faktumets bokmärke med sitt värde i ett annat stycke."""
        place = self._marks.get(fact.mark)
        if place is None or place.line is own:
            return None
        return place if even(place.line.text[place.start : place.end]) == even(old) else None

    def typed(self, old: str, own: Line | None) -> Place | None:
        """Samma text i ett annat stycke, där den är ny och inget annat faktum står."""
        wanted = re.compile(rf"(?<!\w){re.escape(even(old.translate(SAME)))}(?!\w)")
        for line, text in self._fresh:
            if line is own or not wanted.search(text):
                continue
            for match in wanted.finditer(line.text.translate(SAME)):
                if not any(start < match.end() and match.start() < end for start, end in self._spans(line)):
                    return Place(line, *match.span())
        return None

    def taken(self, line: Line, start: int, end: int, mark: str) -> bool:
        """Om ett annat bokmärke har flyttats hit."""
        return any(name != mark and first < end and start < last for name, first, last in line.marks)

    def _spans(self, line: Line) -> Sequence[tuple[int, int]]:
        return self._bound.get(id(line), ())


def with_its_sentence(one: BuiltParagraph, fact: BuiltFact, there: Line, own: Line | None) -> bool:
    """Om meningen som faktumet stod i har flyttat med det: den står där, och inte kvar där den byggdes."""
    ends = [0, *(match.end() for match in _ENDS.finditer(one.text)), len(one.text)]
    start = max(end for end in ends if end <= fact.start)
    end = min(end for end in ends if end >= fact.end)
    rest = even(f"{one.text[start : fact.start]} {one.text[fact.end : end]}")
    if not any(character.isalnum() for character in rest) or (own is not None and _stands(rest, own)):
        return False
    return _stands(even(one.text[start:end]), there)


def _stands(text: str, line: Line) -> bool:
    """Om texten i allt väsentligt står i stycket."""
    from rapidfuzz.fuzz import partial_ratio

    there = even(line.text)
    return text in there or (len(text) <= len(there) and partial_ratio(text, there) >= _SAME_SENTENCE)


def _fresh(pairs: Pairs) -> Iterator[tuple[Line, str]]:
    """Styckena som har fått ny text, med den text som är ny i dem."""
    for line in pairs.new:
        yield line, even(line.text.translate(SAME))
    for one, line in pairs.changed:
        yield line, _without(even(line.text.translate(SAME)), even(one.text.translate(SAME)))


def _without(text: str, before: str) -> str:
    """Orden som inte fanns förut."""
    known = Counter(before.split())
    kept = []
    for word in text.split():
        if known[word]:
            known[word] -= 1
        else:
            kept.append(word)
    return " ".join(kept)
