"""Om ett värde står kvar helt i ny text, eller är en del av något annat: 7 platser i 17 platser, 2018 i 2018–2019."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts import find
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.review.memory import BuiltFact, BuiltParagraph

# Böjningar som hör till meningen och inte till namnet. Egennamn böjs bara med s.
_GENITIVE: Final = late(r"s(?!\w)")
_INFLECTED: Final = late(r"(?:e?t|e?n|ets|ens|ns|s|[aeo]r|[aeo]rna|na)s?(?!\w)")
# Det som direkt före eller efter ett värde gör det till ett annat.
_BEFORE: Final = late(r"(?:\w|\w[-–/]|\d[ ,.])\Z")
_AFTER: Final = late(r"\w|[-–/]\w|[,.]\d")
_NAME_BEFORE: Final = late(r"(?<=[^.!?:\s] )[A-ZÅÄÖ]\w+ \Z")
_NAME_AFTER: Final = late(r" [A-ZÅÄÖ\d]")
_NAMES_BEFORE: Final = late(r"(?<=[^.!?:\s] )(?:[A-ZÅÄÖ]\w+ )+\Z")
_NAMES_AFTER: Final = late(r"(?: [A-ZÅÄÖ\d]\w*)+")


class Intact:
    """Söker ett faktum som det byggdes i den nya texten. `edges` är var andra bokmärken börjar och slutar."""

    def __init__(self, built: BuiltParagraph, old: str, new: str, edges: frozenset[int]) -> None:
        self.built = built
        self.old = old
        self.new = new
        self.edges = edges

    def within(self, fact: BuiltFact, start: int, end: int) -> tuple[int, int] | None:
        """Det oförändrade värdet mellan `start` och `end`."""
        found = self._occurrences(fact, start, end)
        return next((place for place in found if self._whole(fact, *place, start, end)), None)

    def longer(self, name: tuple[int, int], beside: tuple[int, int]) -> tuple[int, int]:
        """Namnet med de nya orden intill som hör till det."""
        start, end = name
        before = _NAMES_BEFORE.search(self.new[:start])
        after = _NAMES_AFTER.match(self.new, end, beside[1])
        first = max(before.start(), beside[0]) if before and start not in self.edges else start
        return first, after.end() if after and end not in self.edges else end

    def _occurrences(self, fact: BuiltFact, start: int, end: int) -> Iterator[tuple[int, int]]:
        wanted = self.old[fact.start : fact.end]
        at = self.new.find(wanted, start, end)
        while at >= 0:
            yield at, at + len(wanted)
            at = self.new.find(wanted, at + 1, end)

    def _whole(self, fact: BuiltFact, first: int, last: int, start: int, end: int) -> bool:
        """Om det som är nytt intill inte hör till värdet. Det som stod intill redan när det byggdes gör inget."""
        before = "" if first in self.edges else self.new[start:first]
        after = "" if last in self.edges else self.new[last:end]
        if self.old.endswith(before, 0, fact.start):
            before = ""
        if self.old.startswith(after, fact.end):
            after = ""
        if not before and not after:
            return True
        if fact.kind == "name":
            return not self._longer_name(fact, first, last, before, after)
        return not (
            _BEFORE.search(before) or _AFTER.match(after) or self.reached(fact, first, last) != (first, last)
        )

    def _longer_name(self, fact: BuiltFact, first: int, last: int, before: str, after: str) -> bool:
        common = "versal" in fact.notation or self.new[first:last].rpartition(" ")[2][:1].islower()
        endings = _INFLECTED if common else _GENITIVE
        ending = endings.match(after)
        rest = after[ending.end() :] if ending else after
        return bool(
            _BEFORE.search(before)
            or _AFTER.match(rest)
            or (before and _NAME_BEFORE.search(self.new[:first]))
            or _NAME_AFTER.match(rest)
        )

    def reached(self, fact: BuiltFact, start: int, end: int) -> tuple[int, int]:
        """Det värde som texten nu läses som, om det är längre än det som lästes där förut."""
        was, now = _reach(self.built.text, fact.start, fact.end), _reach(self.new, start, end)
        first, last = fact.start - len(was[0]), fact.end + len(was[1])
        shared = any(one is not fact and one.start < last and first < one.end for one in self.built.facts)
        if shared or now == was or len("".join(now)) <= len("".join(was)):
            return start, end
        first, last = start - len(now[0]), end + len(now[1])
        return (start, end) if any(first <= edge <= last for edge in self.edges) else (first, last)


def _reach(text: str, start: int, end: int) -> tuple[str, str]:
    """Det som läses till ett värde utöver texten från `start` till `end`: före och efter."""
    for fact in find(text):
        if fact.start < end and start < fact.end:
            return text[fact.start : start], text[end : fact.end]
    return "", ""
