"""BEL008: Procenttalet följer inte av beloppen bredvid.

Vad: i en mening med just två belopp och ett procenttal, där orden säger att procenttalet är en andel eller en
ändring, prövas om det kan räknas ur beloppen: det ena av det andra, eller skillnaden av något av dem.
Uppräkning, ränta, avgifter och procent per år räknas inte.
Varför: läsaren räknar efter, och procenttalet är det som blir kvar i minnet.

Fel:

    belopp: {tidigare: 4 000 000 kr, ny: 5 000 000 kr}
    text:
      bakgrund: Kostnaden ökar från {{ belopp.tidigare }} till {{ belopp.ny }}, vilket är 20 procent.

Rätt:

    belopp: {tidigare: 4 000 000 kr, ny: 5 000 000 kr}
    text:
      bakgrund: Kostnaden ökar från {{ belopp.tidigare }} till {{ belopp.ny }}, vilket är 25 procent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.ranges import exactly, of_amount, of_percent
from beslutsgen.checks.words import plain, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp, Procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.ranges import Range
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_RELATES: Final = Pattern(
    r"motsvarar|ökning|ökar|ökat|minskning|minskar|minskat|höjs|höjning|sänks|sänkning|andel|det vill säga|dvs"
    r"|vilket är"
    r"|procent av|% av|högre|lägre|utgör|blir",
    re.IGNORECASE,
)
_OTHER: Final = Pattern(
    r"räknas upp|uppräkn|index|opi|kpi|ränta|moms|pålägg|po-|arbetsgivaravgift|sociala avgift|vite|sjukfrånvaro|skatt"
    r"|sysselsättning|tjänstgöring"
    r"|rabatt|inflation|löneökning",
    re.IGNORECASE,
)
_GROWS: Final = Pattern(r"ök(?:ar|at|ning)|höj|högre|dyrare|mer än", re.IGNORECASE)
_SHRINKS: Final = Pattern(r"minsk|sänk|lägre|billigare|mindre än", re.IGNORECASE)
_YEARLY: Final = Pattern(r"\s*(?:per år|årligen|om året|/år)", re.IGNORECASE)
_HUNDRED: Final = 100
_TWO: Final = 2


def look(view: View) -> Iterator[Finding]:
    """Procenttal som inte kan räknas ur de två beloppen i samma mening."""
    for sentence, percents in view.stating(Procent):
        amounts = [fact for fact in sentence.facts if isinstance(fact.value, Belopp)]
        if len(percents) == 1 and len(amounts) == _TWO and _about_amounts(sentence, percents[0]):
            yield from _judge(sentence, percents[0], amounts)


def _about_amounts(sentence: Sentence, percent: FactSpan) -> bool:
    text = sentence.text
    if _OTHER.search(text) or not _RELATES.search(text):
        return False
    return not _YEARLY.match(sentence.passage.text, percent.end) and sentence.authored(percent.start)


def _judge(sentence: Sentence, percent: FactSpan, amounts: list[FactSpan]) -> Iterator[Finding]:
    values = [fact.value for fact in amounts if isinstance(fact.value, Belopp)]
    share = percent.value
    if not isinstance(share, Procent) or share.enheter or not _same_unit(*values):
        return
    first, second = (of_amount(value).reaching("ca" if value.grans else None) for value in values)
    possible = list(_shares(first, second, sentence.text))
    if not possible or any(of_percent(share).meets(one) for one in possible):
        return
    nearest = min((round(one.low) for one in possible), key=lambda number: abs(number - share.tal))
    yield Finding(
        sentence.spot(percent.start, percent.end),
        f"Texten säger {plain(sentence.passage.text[percent.start : percent.end])}, men {shown(values[0])} och "
        f"{shown(values[1])} ger närmast {nearest} procent.",
        "Rätta procenttalet eller beloppen.",
        tuple((sentence.spot(fact.start, fact.end), "beloppet") for fact in amounts),
    )


def _same_unit(first: Belopp, second: Belopp) -> bool:
    """Om beloppen gäller per samma sak; det första får utelämna det: från 400 kr till 440 kr per månad."""
    return first.per == second.per or not first.per


def _shares(first: Range, second: Range, text: str) -> Iterator[Range]:
    """Procenttalen som kan menas: det ena av det andra, och skillnaden; en ökning räknas på det mindre beloppet."""
    small, large = sorted((first, second), key=lambda one: one.low)
    grows, shrinks = _GROWS.search(text), _SHRINKS.search(text)
    ways = [(small, large), (large, small)]
    if grows or not shrinks:
        ways.append((large.minus(small), small))
    if shrinks or not grows:
        ways.append((large.minus(small), large))
    for part, whole in ways:
        share = part.over(whole)
        if share:
            yield share.times(exactly(_HUNDRED))


CHECK: Final = Check("BEL008", Severity.WARNING, look, reads=Reads.ALL)
