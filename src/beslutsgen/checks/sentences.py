"""Meningarna i ett stycke, med sina fakta och vem som skrev dem."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan, Passage

# En mening slutar med skiljetecken, eventuellt citattecken eller parentes, och följs av något som kan börja en ny.
_END: Final = Pattern(r"[.!?][”\"')\]]*(?=[ \u00a0]+[”\"'(\[]?[A-ZÅÄÖÉ0-9])")
# Förkortningar vars punkt inte slutar en mening.
_NOT_END: Final = Pattern(
    r"(?:(?<!\w)(?:bl\.? ?a|t\.? ?ex|d\.? ?v\.? ?s|dvs|m\.? ?fl|f\.? ?d|s\.? ?k|o\.? ?d|p\.? ?g\.? ?a|e\.? ?d"
    r"|fr\.? ?o\.? ?m|t\.? ?o\.? ?m|kap|kl|ca|st|nr|sid|s|resp|jfr|inkl|exkl|max|min|prop|bet|avd|dnr|tel|art|punkt|p"
    r"|bil|forts|ung|kv|mom|ev|enl|ang|mån|milj|tfn|doc|dr|prof|sankt|[A-ZÅÄÖ]))\.\Z",
    re.IGNORECASE,
)

# Det sista i var och en av dem, utom en ensam bokstav.
_LAST: Final = (
    "bla tex mfl fd sk od pga ga ed from om tom vs ex dvs fl kap kl ca st nr sid resp jfr inkl exkl max"
    " min prop bet avd dnr tel art punkt bil forts ung kv mom ev enl ang mån milj tfn doc dr prof sankt"
)
_LONGER_THAN_SHORT: Final = 6
_NUMBER: Final = Pattern(r"(?<!\w)\d{1,2}\.\Z")
_DIGIT_NEXT: Final = Pattern(r"\s*\d")
_START: Final = attrgetter("start")


class Sentence(Struct, frozen=True):
    """En mening i ett stycke: `start` och `end` är lägen i styckets text, `text` det som står där.

    `path` är textens sökväg i ärendefilen, `paper` papperets fil (`None` för en ärendefil), `facts` meningens fakta
    med lägen i hela stycket.
    """

    passage: Passage
    start: int
    end: int
    text: str
    path: str
    paper: str | None = None
    facts: tuple[FactSpan, ...] = ()

    def authored(self, at: int) -> bool:
        """Om tecknet vid `at` (i hela stycket) är skrivet för hand i ärendefilen."""
        return authored(self.passage, at)

    def facts_over(self, start: int, end: int) -> tuple[FactSpan, ...]:
        """Meningens fakta som går in i texten från `start` till `end`; fakta står i ordning, utan överlapp."""
        first = bisect_right(self.facts, start, key=lambda fact: fact.end)
        return self.facts[first : bisect_left(self.facts, end, key=lambda fact: fact.start)]

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i källan för styckets text från `start` till `end`."""
        return self.passage.place.spot(start, end)


def authored(passage: Passage, at: int) -> bool:
    """Om tecknet är författarens egen text, och inte en fras eller ett utskrivet faktum.

    Bara en ärendefils platser vet (`authored`); en plats som inte vet räknas som författarens.
    """
    knows = getattr(passage.place, "authored", None)
    return True if knows is None else bool(knows(at))


def sentences(passage: Passage, path: str, paper: str | None = None) -> list[Sentence]:
    """Styckets meningar i ordning; hela stycket om det inte kan delas."""
    text, facts = passage.text, passage.facts
    spans = _spans(text)
    if not facts:
        return [Sentence(passage, start, end, text[start:end], path, paper) for start, end in spans]
    facts = tuple(sorted(facts, key=_START))
    if len(spans) == 1 and facts[-1].start < len(text):
        return [Sentence(passage, 0, len(text), text, path, paper, facts)]
    starts = [fact.start for fact in facts]
    cuts = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
    ends = zip(spans[:-1], cuts, strict=False)
    # Ingen mening slutar inuti ett faktum; fakta står utan överlapp.
    if [end for (_, end), (_, last) in ends if last and facts[last - 1].end > end]:
        spans = tuple(_divided(text, facts))
        cuts = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
    return [
        Sentence(passage, start, end, text[start:end], path, paper, facts[first:last])
        for (start, end), (first, last) in zip(spans, cuts, strict=True)
    ]


@kept()
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Meningarnas lägen i en text utan fakta."""
    return tuple(_divided(text, ()))


def _divided(text: str, facts: Sequence[FactSpan]) -> Iterator[tuple[int, int]]:
    """Meningarnas lägen. `facts` står i ordning, och ingen mening slutar inuti ett faktum."""
    start, last, coming = 0, 0, iter(facts)
    fact = next(coming, None)
    for match in _END.finditer(text):
        while fact is not None and fact.start < match.end():
            last, fact = max(last, fact.end), next(coming, None)
        if last > match.end() or _abbreviated(text, start, match.start() + 1):
            continue
        yield start, match.end()
        start = match.end() + 1
    if text[start:].strip():
        yield start, len(text)


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Om punkten hör till en förkortning, till numret först i en punkt, eller står mellan två tal."""
    if text[end - 1] != "." or _ends_long_word(text, start, end - 1):
        return False
    number = _NUMBER.search(text, max(start, end - 4), end)
    if number and (_DIGIT_NEXT.match(text, end) or not text[start : number.start()].strip()):
        return True
    return (
        _may_be_short(text, start, end - 1) and _NOT_END.search(text, max(start, end - 12), end) is not None
    )


def _may_be_short(text: str, start: int, end: int) -> bool:
    """Om bokstäverna som slutar här är en förkortnings sista."""
    first = end
    while first > start and end - first < _LONGER_THAN_SHORT and text[first - 1].isalpha():
        first -= 1
    return end - first == 1 or text[first:end].lower() in _LAST.split()


def _ends_long_word(text: str, start: int, end: int) -> bool:
    """Om det som slutar här är ett ord, längre än varje förkortning; det vanliga, som ska gå fort."""
    first = end - _LONGER_THAN_SHORT
    return first >= start and text[first:end].isalpha()
