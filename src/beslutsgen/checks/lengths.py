"""Tider i ord som står alldeles intill en period och därför anger dess längd."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.numerals import NUMERAL, number
from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_UNIT: Final = r"(?P<unit>år|månader|månad|mån)(?!\w)"
_LENGTH: Final = Pattern(
    rf"(?<![\w,–-])(?:(?P<n>{NUMERAL}|\d{{1,3}})(?:\s*\(\d{{1,3}}\))?\s+{_UNIT}"
    rf"|(?P<n2>{NUMERAL}|\d{{1,2}}-)(?:års(?:period|avtal|uppdrag|avtalet|uppdraget|perioden)|årig[ta]?(?!\w)))",
    re.IGNORECASE,
)
# Det som får stå mellan tiden och perioden när tiden är periodens längd.
_BETWEEN: Final = Pattern(
    r"(?:\s|,|:|\(|\)|–|-|(?<!\w)(?:det vill säga|d\.?v\.?s\.?|alltså|perioden|tiden|under|avser|för|från|räknat|i|om"
    r"|på|är|gäller|löper|en|ett|totalt|sammanlagt|avtalet|uppdraget|avtalstiden|uppdragstiden|avtalstid|uppdragstid|och"
    r"|motsvarar|vilket|innebär|med start)(?!\w))*\Z",
    re.IGNORECASE,
)
# Ord alldeles före en tid som gör den ungefärlig, eller till en ålder eller en tidpunkt.
_NOT_LENGTH: Final = Pattern(
    r"(?<!\w)(?:ca|cirka|c:a|omkring|ungefär|drygt|knappt|nästan|högst|minst|upp till|över|efter"
    r"|inom|före|innan)\.?\s+\Z"
)
_OTHER_SUBJECT: Final = Pattern(
    r"förläng|option|uppsäg|säga[s]? upp|sägs upp|ytterligare|i taget|garanti|ålder|varje|vart|var tredje|sedan"
    r"|barn|ungdom",
    re.IGNORECASE,
)
_AFTER: Final = Pattern(r"\s+(?:i taget|åt gången|före|efter|innan|gammal|gamla|sedan)(?!\w)", re.IGNORECASE)
_REACH: Final = 60


@dataclass(frozen=True, slots=True)
class Length:
    """En tid i text, i månader; lägena är styckets."""

    start: int
    end: int
    text: str
    months: int


def lengths_beside(sentence: Sentence, period: FactSpan) -> Iterator[Length]:
    """Tiderna som står alldeles före eller efter perioden och anger dess längd."""
    text = sentence.passage.text
    for match in _LENGTH.found_in(sentence):
        if period.start < match.end() and match.start() < period.end:
            continue
        before = match.end() <= period.start
        gap = text[match.end() : period.start] if before else text[period.end : match.start()]
        if len(gap) > _REACH or not _BETWEEN.match(gap) or _about_other(sentence, match, period):
            continue
        yield Length(match.start(), match.end(), match[0], _months(match))


def _about_other(sentence: Sentence, match: re.Match[str], period: FactSpan) -> bool:
    """Om tiden är ungefärlig, ingår i ett annat faktum eller handlar om förlängning, uppsägning eller ålder."""
    text = sentence.passage.text
    inside = any(
        fact.start < match.end() and match.start() < fact.end for fact in sentence.facts if fact != period
    )
    near = text[max(sentence.start, match.start() - 40) : match.start()]
    return bool(
        inside
        or _NOT_LENGTH.search(near.lower())
        or _OTHER_SUBJECT.search(near)
        or _AFTER.match(text, match.end())
    )


def _months(match: re.Match[str]) -> int:
    count = number((match["n"] or match["n2"]).rstrip("-"))
    return count if (match["unit"] or "").lower().startswith("mån") else count * 12
