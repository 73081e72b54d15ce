"""Ett bundet faktum följt in i det ändrade stycket: vad som står på dess plats nu."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.facts import find
from beslutsgen.pattern import late
from beslutsgen.review.intact import Intact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltFact, BuiltParagraph

_TOKEN: Final = late(r"[^\W\d_]+|\d+|.", re.DOTALL)
# Tecken som program byter utan att någon har skrivit något.
SAME: Final = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\n": " ", "\t": " "}
)


class Trace(NamedTuple):
    """Vad som står på faktumets plats nu, och var; `start` och `end` är lika där inget gör det."""

    fact: BuiltFact
    old: str
    new: str
    start: int
    end: int

    @property
    def kept(self) -> bool:
        """Om faktumet står kvar som det skrevs."""
        return self.old.translate(SAME) == self.new.translate(SAME)


def traced(built: BuiltParagraph, line: Line) -> tuple[Trace, ...]:
    """Styckets fakta, vart och ett med det som står på dess plats nu."""
    if built.text == line.text:
        return tuple(
            Trace(fact, text, text, fact.start, fact.end)
            for fact in built.facts
            for text in (built.text[fact.start : fact.end],)
        )
    if not built.facts:
        return ()
    tracer = _Tracer(built, line)
    found = [tracer.trace(fact) for fact in built.facts]
    return tuple(trace if trace.new else tracer.elsewhere(trace, found) for trace in found)


def widened(
    text: str, kind: str, start: int, end: int, within: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Det som står i ett bokmärke, och det värde av sorten som det är en del av: program lämnar nya ändar utanför."""
    first, last = within or (0, len(text))
    around = (one for one in find(text) if first <= one.start and one.end <= last)
    beside = (one for one in around if one.start <= end and start <= one.end)
    whole = next(((one.start, one.end) for one in beside if one.value.kind == kind), (start, end))
    return min(whole[0], start), max(whole[1], end)


class _Tracer:
    """Ett stycke före och efter, tecken för tecken: de som finns kvar har sitt läge i den nya texten."""

    def __init__(self, built: BuiltParagraph, line: Line) -> None:
        self.built = built
        self.line = line
        self.old = built.text.translate(SAME)
        self.new = line.text.translate(SAME)
        self.kept = _kept(self.old, self.new)
        self.stood = {now: was for was, now in self.kept.items()}

    def trace(self, fact: BuiltFact) -> Trace:
        left, right = fact.start, fact.end
        while left > 0 and left - 1 not in self.kept:
            left -= 1
        while right < len(self.old) and right not in self.kept:
            right += 1
        start = self.kept[left - 1] + 1 if left else 0
        end = self.kept[right] if right < len(self.old) else len(self.new)
        first, last = self._beside(start, end)
        if (first, last) == (start, end) and self._as_built(fact, start, end):
            return self._found(fact, *self._grown(fact, start, end))
        standing = self._intact(fact).within(fact, first, last)
        if standing is not None:
            return self._found(fact, *standing)
        if left == fact.start and right == fact.end:
            return self._found(fact, *self._replaced(fact, (start, end), (first, last)))
        return self._found(fact, *self._within(fact, (left, right), (start, end)))

    def _beside(self, start: int, end: int) -> tuple[int, int]:
        """Platsen med det som är insatt intill, också på andra sidan av ett blanksteg som fanns där."""
        first, last = start, end
        if self.new[start - 1 : start] == " " and self._follows(start - 1, -1):
            first = start - 1
            while first > 0 and first - 1 not in self.stood:
                first -= 1
        if self.new[end : end + 1] == " " and self._follows(end, 1):
            last = end + 1
            while last < len(self.new) and last not in self.stood:
                last += 1
        return start if first == start - 1 else first, end if last == end + 1 else last

    def _follows(self, at: int, step: int) -> bool:
        """Om texten bortom tecknet är kvar: det som nu står emellan är insatt, och ersätter inget annat."""
        was = self.stood.get(at)
        return was is not None and (was + step in self.kept or was + step in (-1, len(self.old)))

    def _intact(self, fact: BuiltFact) -> Intact:
        others = (place for name, *place in self.line.marks if name != fact.mark)
        return Intact(self.built, self.old, self.new, frozenset(edge for place in others for edge in place))

    def _replaced(self, fact: BuiltFact, new: tuple[int, int], beside: tuple[int, int]) -> tuple[int, int]:
        """Det som har skrivits i stället, med det intill som hör till det."""
        if fact.kind == "name":
            return self._intact(fact).longer(new, beside)
        alone = self._alone(fact, *beside)
        if alone is not None and not self._as_built(fact, *alone):
            return alone
        return beside if alone is not None or self._as_built(fact, *new) else new

    def _grown(self, fact: BuiltFact, start: int, end: int) -> tuple[int, int]:
        """Ett värde som står kvar, med text längre bort som nu är en del av det."""
        return (start, end) if fact.kind == "name" else self._intact(fact).reached(fact, start, end)

    def _as_built(self, fact: BuiltFact, start: int, end: int) -> bool:
        return self.new[start:end] == self.old[fact.start : fact.end]

    def _alone(self, fact: BuiltFact, start: int, end: int) -> tuple[int, int] | None:
        """Det enda värdet av sorten i den nya texten; resten är text."""
        now = [one for one in self._facts((start, end)) if one.value.kind == fact.kind]
        return (now[0].start, now[0].end) if len(now) == 1 else None

    def elsewhere(self, trace: Trace, others: Sequence[Trace]) -> Trace:
        """Ett faktum vars plats är tom, på ett annat ställe i stycket där samma text står fri."""
        wanted = trace.old.translate(SAME)
        # Färre ställen än förut: då är det som står kvar inte detta faktum.
        fewer = self.new.count(wanted) < self.old.count(wanted)
        at = -1 if fewer else self.new.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not any(one.start < end and at < one.end for one in others):
                return self._found(trace.fact, at, end)
            at = self.new.find(wanted, at + 1)
        return trace

    def _found(self, fact: BuiltFact, start: int, end: int) -> Trace:
        while start < end and self.new[start] == " ":
            start += 1
        while start < end and self.new[end - 1] == " ":
            end -= 1
        return Trace(fact, self.built.text[fact.start : fact.end], self.line.text[start:end], start, end)

    def _within(self, fact: BuiltFact, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int]:
        """Faktumets plats där också texten intill är utbytt."""
        return (
            self._trimmed(fact, old, new)
            or self._by_kind(fact, old, new)
            or self._by_mark(fact, new)
            or self._by_edges(fact, old, new)
        )

    def _trimmed(self, fact: BuiltFact, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int] | None:
        """Det mellan texten intill, där den finns kvar i samma ord: verksamhetsuppdrag i verksamhetsuppdraget."""
        before, after = self.old[old[0] : fact.start], self.old[fact.end : old[1]]
        region = self.new[new[0] : new[1]]
        if len(before) + len(after) > len(region) or not (
            region.startswith(before) and region.endswith(after)
        ):
            return None
        return new[0] + len(before), new[1] - len(after)

    def _by_kind(self, fact: BuiltFact, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int] | None:
        """Bland lika många fakta av samma sort, det med samma ordning."""
        before = [
            one
            for one in self.built.facts
            if one.kind == fact.kind and old[0] <= one.start and one.end <= old[1]
        ]
        now = [one for one in self._facts(new) if one.value.kind == fact.kind]
        if now and len(before) == len(now):
            mine = now[before.index(fact)]
            return mine.start, mine.end
        return None

    def _by_mark(self, fact: BuiltFact, new: tuple[int, int]) -> tuple[int, int] | None:
        """Det som står i bokmärket, och det värde som det är en del av."""
        found = ((start, end) for name, start, end in self.line.marks if name == fact.mark and start < end)
        mark = next((one for one in found if new[0] <= one[0] and one[1] <= new[1]), None)
        if mark is None:
            return None
        return widened(self.line.text, fact.kind, *mark, within=new)

    def _by_edges(self, fact: BuiltFact, old: tuple[int, int], new: tuple[int, int]) -> tuple[int, int]:
        """Det som återstår när orden intill är borttagna; inget där de inte går att känna igen."""
        start, end = new
        before, after = self.old[old[0] : fact.start].strip(), self.old[fact.end : old[1]].strip()
        now = [one for one in self._facts(new) if one.value.kind == fact.kind]
        if len(now) == 1:
            return now[0].start, now[0].end
        if fact.kind == "name" and not before:
            return start, end
        return (start, end) if not before and not after else (start, start)

    def _facts(self, new: tuple[int, int]) -> list[FactSpan]:
        return [one for one in find(self.line.text) if new[0] <= one.start and one.end <= new[1]]


def _kept(old: str, new: str) -> dict[int, int]:
    """Läget i den nya texten för varje tecken som finns kvar.

    Det som är lika från början och från slutet paras först: då blir det enda ändrade stället precis det som är kvar.
    """
    before, now = [*_TOKEN.finditer(old)], [*_TOKEN.finditer(new)]
    a, b = [one[0] for one in before], [one[0] for one in now]
    first = _alike(a, b)
    last = _alike(a[first:][::-1], b[first:][::-1])
    matcher = SequenceMatcher(None, a[first : len(a) - last], b[first : len(b) - last], autojunk=False)
    blocks = [(0, 0, first), (len(a) - last, len(b) - last, last)]
    blocks += [(one.a + first, one.b + first, one.size) for one in matcher.get_matching_blocks()]
    kept: dict[int, int] = {}
    for at, there, size in blocks:
        for step in range(size):
            start, end = before[at + step].span()
            shift = now[there + step].start() - start
            kept.update((place, place + shift) for place in range(start, end))
    return kept


def _alike(a: list[str], b: list[str]) -> int:
    """Hur många delar som är lika från början."""
    pairs = zip(a, b, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(a), len(b)))
