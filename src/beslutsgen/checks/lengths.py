"""Tider i ord som står alldeles intill en period och därför anger dess längd."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.numerals import NUMBERS, number
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.signs import holds
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_UNIT: Final = r"(?P<unit>år|månader|månad|mån)(?!\w)"
# Vilket ord som helst; om det är ett räkneord avgörs sedan.
_WORD: Final = rf"[a-zåäö]{{{min(map(len, NUMBERS))},{max(map(len, NUMBERS))}}}"
_COUNT: Final = rf"(?P<n>{_WORD}+|\d{{1,3}})(?:\s*\(\d{{1,3}}\))?\s+{_UNIT}"
_ALONE: Final = Pattern(
    rf"(?<![\w,–-])(?:(?P<n2>(?!))|{_COUNT})", re.IGNORECASE, needs=r"(?i:\s(?:år|mån)|års|årig)"
)
_LENGTH: Final = Pattern(
    rf"(?<![\w,–-])(?:(?P<n2>{_WORD}?|\d{{1,2}}-)(?:års(?:period|avtal|uppdrag|avtalet|uppdraget|perioden)|årig[ta]?(?!\w))"
    rf"|{_COUNT})",
    re.IGNORECASE,
)
# Något av det första står i varje tid, och något av det andra i en som är ett enda ord.
_UNITS: Final = ("år", "mån")
_JOINED: Final = ("års", "årig")
# Det som får stå mellan tiden och perioden när tiden är periodens längd.
_BETWEEN: Final = Pattern(
    r"(?:\s|,|:|\(|\)|–|-|(?<!\w)(?:det vill säga|d\.?v\.?s\.?|alltså|perioden|tiden|under|avser|för|från|räknat|i|om"
    r"|på|är|gäller|löper|en|ett|totalt|sammanlagt|avtalet|uppdraget|avtalstiden|uppdragstiden|avtalstid|uppdragstid|och"
    r"|motsvarar|vilket|innebär|med start)(?!\w))*\Z",
    re.IGNORECASE,
)
_SEPARATORS: Final = " \t\n\r\u00a0,:()–-"
_BINDING: Final = (
    "det d dv dvs alltså perioden tiden under avser för från räknat i om på är gäller löper en ett totalt sammanlagt"
    " avtalet uppdraget avtalstiden uppdragstiden avtalstid uppdragstid och motsvarar vilket innebär med"
)
# Orden ovan som inte är det sista i något som binder ihop dem, och de som är det sista men inte det första.
_BINDING_LAST: Final = f"{_BINDING.removesuffix(' med')} säga s vs start"
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


class Length(Struct, frozen=True):
    """En tid i text, i månader; lägena är styckets."""

    start: int
    end: int
    text: str
    months: int


def lengths_beside(sentence: Sentence, periods: Sequence[FactSpan]) -> Iterator[tuple[FactSpan, Length]]:
    """Meningens perioder, med tiderna som står alldeles före eller efter dem och anger deras längd."""
    if not holds(sentence.text.lower(), _UNITS):
        return
    found = [match for _, match in _pattern(sentence.text).found_in((sentence,)) if _counted(match)]
    for period in periods if found else ():
        for match in _near(found, period):
            if _between(sentence, match, period) and not _about_other(sentence, match):
                yield period, Length(match.start(), match.end(), match[0], _months(match))


def _pattern(text: str) -> Pattern:
    """Mönstret som finner alla tider i texten. Ett tal och en tid i ett ord är ovanligt, och dyrt att söka efter."""
    return _LENGTH if holds(text.lower(), _JOINED) else _ALONE


def _near(found: Sequence[re.Match[str]], period: FactSpan) -> Sequence[re.Match[str]]:
    """Tiderna inom räckhåll före eller efter perioden; en del av perioden är ingen tid för sig."""
    first = bisect_left(found, period.start - _REACH, key=lambda match: match.end())
    before = bisect_right(found, period.start, lo=first, key=lambda match: match.end())
    after = bisect_left(found, period.end, lo=before, key=lambda match: match.start())
    last = bisect_right(found, period.end + _REACH, lo=after, key=lambda match: match.start())
    return (*found[first:before], *found[after:last])


def _between(sentence: Sentence, match: re.Match[str], period: FactSpan) -> bool:
    """Om det som står mellan tiden och perioden binder ihop dem."""
    text = sentence.passage.text
    before = match.end() <= period.start
    gap = text[match.end() : period.start] if before else text[period.end : match.start()]
    return _binds(gap)


@kept()
def _binds(gap: str) -> bool:
    return _may_bind(gap) and _BETWEEN.match(gap) is not None


def _may_bind(gap: str) -> bool:
    """Om det som står mellan börjar och slutar med ord som kan binda ihop dem."""
    first = "".join(takewhile(str.isalpha, gap.strip(_SEPARATORS)))
    last = "".join(takewhile(str.isalpha, reversed(gap.rstrip(f"{_SEPARATORS}."))))[::-1]
    starts = not first or first.lower() in _BINDING.split()
    return starts and (not last or last.lower() in _BINDING_LAST.split())


def _about_other(sentence: Sentence, match: re.Match[str]) -> bool:
    """Om tiden är ungefärlig, ingår i ett annat faktum eller handlar om förlängning, uppsägning eller ålder."""
    text = sentence.passage.text
    inside = sentence.facts_over(*match.span())
    near = text[max(sentence.start, match.start() - 40) : match.start()]
    return bool(
        inside
        or _NOT_LENGTH.search(near.lower())
        or _OTHER_SUBJECT.search(near)
        or _AFTER.match(text, match.end())
    )


def _counted(match: re.Match[str]) -> bool:
    """Om ordet före enheten är ett tal."""
    count = (match["n"] or match["n2"]).lower()
    return count in NUMBERS or count[0].isdigit()


def _months(match: re.Match[str]) -> int:
    count = number((match["n"] or match["n2"]).rstrip("-"))
    return count if (match["unit"] or "").lower().startswith("mån") else count * 12
