"""ANT004: Antalen som räknas upp blir inte summan.

Vad: när texten räknar upp antal och säger vad de blir tillsammans (totalt, sammanlagt, tillsammans), delar upp ett
antal (varav, fördelat på) eller skriver ut summan (16 + 18), läggs delarna ihop.
Varför: läsaren räknar efter, och en del eller summan är fel.

Fel:

    antal: {forsta: 6 platser, andra: 5 platser, alla: 12 platser}
    text:
      bakgrund: >-
        Det ena boendet har {{ antal.forsta }}. Det andra boendet har {{ antal.andra }}. Tillsammans har de
        {{ antal.alla }}.

Rätt:

    antal: {forsta: 6 platser, andra: 5 platser, alla: 11 platser}
    text:
      bakgrund: >-
        Det ena boendet har {{ antal.forsta }}. Det andra boendet har {{ antal.andra }}. Tillsammans har de
        {{ antal.alla }}.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.sums import HINT, by_reckoning, wrong_sum, wrong_sums
from beslutsgen.checks.words import plain, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Antal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.sums import Sum
    from beslutsgen.passage import FactSpan

_ADDED: Final = Pattern(r"\s*[,(:]?\s*(?:varav\s+)?(?P<terms>\d{1,4}(?:\s?\+\s?\d{1,4}){1,7})(?!\d|,\d)")


def look(view: View) -> Iterator[Finding]:
    """Antal vars delar i texten blir något annat."""
    for found in wrong_sums(view, Antal):
        if not by_reckoning(view, found.whole):
            yield wrong_sum(found, partial(_message, found))
    for sentence, facts in view.stating(Antal) if view.says("+") else ():
        for fact in facts:
            if isinstance(fact.value, Antal):
                yield from _added(sentence, fact, fact.value)


def _message(found: Sum, parts: str, said: str) -> str:
    if found.most:
        return f"{parts} är fler än {said}."
    low, high = found.summed.low, found.summed.high
    summed = f"{low}" if low == high else f"{low}–{high}"
    return f"{parts} blir tillsammans {summed}, men texten anger {said}."


def _added(sentence: Sentence, fact: FactSpan, count: Antal) -> Iterator[Finding]:
    """Ett antal följt av en utskriven summa: 34 brukare, 16 + 18."""
    match = _ADDED.match(sentence.passage.text, fact.end, sentence.end)
    if (
        match is None
        or count.till is not None
        or count.grans is not None
        or not sentence.authored(match.start("terms"))
    ):
        return
    summed = sum(int(term) for term in match["terms"].split("+"))
    if summed != count.tal:
        yield Finding(
            sentence.spot(fact.start, fact.end),
            f"{plain(match['terms'])} blir {summed}, men texten anger {shown(count)}.",
            HINT,
            ((sentence.spot(*match.span("terms")), "delarna"),),
        )


CHECK: Final = Check("ANT004", Severity.ERROR, look, reads=Reads.ALL)
