"""Perioder som står tillsammans med sin förlängning och den sista dagen med förlängning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.bound_nouns import nouns
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Datum, Forlangning, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_TO: Final = r"(?:till och med|t\.?\s?o\.?\s?m\.?|till)(?:\s+den)?\s+\Z"
_LATEST: Final = Pattern(
    rf"(?:längst|senast)\s+(?:kan\s+|får\s+)?(?:förlängas\s+|förlängs\s+|gälla\s+|löpa\s+)?{_TO}"
    rf"|(?:förlängas|gälla|löpa)\s+(?:som\s+)?längst\s+{_TO}",
    re.IGNORECASE,
)
_STRAIGHT: Final = Pattern(
    rf"\s*,?\s*(?:dvs\.?|det vill säga|alltså|som|dock|högst|och då|då)?\s*(?:längst\s+)?{_TO}", re.IGNORECASE
)
_MOST_SENTENCES: Final = 2


class Extended(Struct, frozen=True):
    """En period, dess förlängning om den är angiven, och den sista dag som texten anger, med meningarna de står i."""

    period: tuple[Sentence, FactSpan]
    extension: tuple[Sentence, FactSpan] | None
    latest: tuple[Sentence, FactSpan]


def extended(view: View) -> Iterator[Extended]:
    """Perioder med en sista dag i samma mening eller någon av de två följande i samma stycke."""
    window: list[Sentence] = []
    for sentence in view.sentences:
        if window and window[-1].passage is not sentence.passage:
            window = []
        window = [*window[-_MOST_SENTENCES:], sentence]
        for fact in sentence.facts:
            if isinstance(fact.value, Datum) and fact.value.manad:
                found = _before(window, fact)
                if found and _one_agreement(found) and not _successor(found):
                    yield found


def _before(window: list[Sentence], latest: FactSpan) -> Extended | None:
    """Perioden och förlängningen närmast före den sista dagen."""
    here = window[-1]
    text = here.passage.text
    earlier = [(one, fact) for one in window for fact in one.facts if fact.end <= latest.start]
    extension = next((pair for pair in reversed(earlier) if isinstance(pair[1].value, Forlangning)), None)
    named = _LATEST.search(text, max(here.start, latest.start - 80), latest.start)
    straight = extension and _STRAIGHT.match(text, extension[1].end, latest.start)
    if not named and not straight:
        return None
    until = extension[1].start if extension else latest.start
    periods = [pair for pair in earlier if isinstance(pair[1].value, Period) and pair[1].end <= until]
    if not periods or (extension is None and _extends_otherwise(window, periods[-1][1], latest)):
        return None
    return Extended(periods[-1], extension, (here, latest))


def _extends_otherwise(window: list[Sentence], period: FactSpan, latest: FactSpan) -> bool:
    """Om ett annat datum eller en annan period står mellan perioden och den sista dagen."""
    return any(
        period.end <= fact.start < latest.start
        for one in window
        for fact in one.facts
        if isinstance(fact.value, Datum)
    )


def _one_agreement(found: Extended) -> bool:
    """Om meningarna inte nämner olika avtal."""
    named = {
        noun.stem
        for sentence, fact in (found.period, found.latest)
        for noun in nouns(sentence)
        if not noun.bare and noun.kind != "tid" and noun.end <= fact.start
    }
    return len(named) <= 1


def _successor(found: Extended) -> bool:
    """Om perioden är ett tidigare avtals, och texten mellan den och den sista dagen går över till ett nytt."""
    (first, period), (last, latest) = found.period, found.latest
    between = (first,) if first is last else (first, found.extension[0] if found.extension else last, last)
    named = {(noun.start, noun.marker) for one in between for noun in nouns(one) if noun.start < latest.start}
    return any(marker == "gammalt" for start, marker in named if start < period.start) and any(
        marker == "nytt" for start, marker in named if start >= period.end
    )
