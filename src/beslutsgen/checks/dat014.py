"""DAT014: Ett datum i texten finns inte eller är felskrivet.

Vad: datum som är skrivna för hand prövas mot kalendern, och årtalet mot ärendets andra årtal: 2081 bredvid
2018 är troligen omkastade siffror. Historiska årtal och långa upplåtelser räknas inte.
Varför: datumet kan inte vara sant, men ser riktigt ut vid en snabb läsning.

Fel:

    text:
      bakgrund: Överenskommelsen löper ut 31 april 2024.

Rätt:

    text:
      bakgrund: Överenskommelsen löper ut 30 april 2024.
"""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import case_facts
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.slips import digit_slip
from beslutsgen.checks.typed import typed_facts
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Diarienummer, Fault, Period, langd, parse
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.typed import Typed

_MONTH: Final = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DATE: Final = Pattern(
    r"(?:(?<![\w./:–-])|(?<=\d\d[-–]))(?:(?P<year>\d{4,5})[-\u2011](?P<month>\d{2,3})[-\u2011](?P<day>\d{2,3})"
    rf"|\d{{1,2}}(?::[ae])?\s+(?:{_MONTH})\s+[12]\d{{3,4}}|\d{{1,2}}/\d{{1,2}}\s+[12]\d{{3}})"
    r"(?![\w:/]|[-–](?!\d{4,5}-))",
    re.IGNORECASE,
)
# Finns i varje text där datumet finns.
_SIGN: Final = Pattern(
    r"\d(?:[-\u2011]\d{2,3}[-\u2011]\d|(?::[ae])?\s+(?:j[au]|[fsd]e|ma|a[pu]|ok|no)|/\d{1,2}\s)",
    re.IGNORECASE,
)
_READ: Final = (Datum, Period, Diarienummer)
_PLAUSIBLE: Final = Pattern(
    r"[12]\d{3,4}-\d+-\d+|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|\D*\d{1,2}\D.*"
)
_WELL_FORMED: Final = Pattern(r"\d{4}[-\u2011]\d{2}[-\u2011]\d{2}|\D*\d{1,2}\D+\d{4}|\d{1,2}/\d{1,2}\s+\d{4}")
_REGISTER: Final = Pattern(r"(?:dnr|diarienummer|diarienr|beteckning|ärendenummer)\.?:?\s*\Z", re.IGNORECASE)
# Så långt efter ärendets senaste år är en dag i löpande text orimlig, om siffrorna dessutom liknar ett av ärendets år.
_FAR: Final = 20


def look(view: View) -> Iterator[Finding]:
    """Datum som inte finns, och datum med orimligt årtal."""
    for sentence, match in _dates_in(view):
        if not _is_fact(sentence, match) and sentence.authored(match.start()):
            yield from _unreadable(sentence, match)
    written = [(typed, datum) for typed in typed_facts(view, Datum, Period) for datum in _dates(typed)]
    years = frozenset(_years(view)) if written else frozenset()
    for typed, datum in written:
        yield from _far_away(typed, datum, years)


def _dates_in(view: View) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Det som är skrivet som datum, i de meningar där något av det inte är läst som ett faktum."""
    with_read = {id(sentence) for kind in _READ for sentence, _ in view.stating(kind)}
    texts = [_unread(one) if id(one) in with_read else one.text for one in view.sentences]
    for sentence in compress(view.sentences, map(_signed, texts)):
        for match in _DATE.finditer(sentence.passage.text, sentence.start, sentence.end):
            yield sentence, match


def _unread(sentence: Sentence) -> str:
    """Meningens text utan det som är läst som datum: den återkommer oftare än meningen."""
    text, at = sentence.passage.text, sentence.start
    parts = []
    for fact in sentence.facts:
        if isinstance(fact.value, _READ):
            parts.append(text[at : fact.start])
            at = fact.end
    return "\n".join([*parts, text[at : sentence.end]])


@kept()
def _signed(text: str) -> bool:
    """Om texten kan ha ett datum."""
    return _SIGN.search(text) is not None


def _is_fact(sentence: Sentence, match: re.Match[str]) -> bool:
    """Om läsaren av fakta redan har förstått det som ett datum, en period eller ett diarienummer."""
    covered = any(isinstance(fact.value, _READ) for fact in sentence.facts_over(*match.span()))
    return covered or bool(_REGISTER.search(sentence.passage.text, sentence.start, match.start()))


def _unreadable(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    written = plain(match[0]).replace("\u2011", "-")
    fault = parse(written, Datum)
    # Andra nummer än datum börjar sällan med ett årtal, och har sällan en möjlig månad och dag.
    if not isinstance(fault, Fault) or not _PLAUSIBLE.fullmatch(written):
        return
    spot = sentence.spot(*match.span())
    if _WELL_FORMED.fullmatch(written):
        yield Finding(spot, fault.message, fault.hint)
    else:
        yield Finding(
            spot,
            f"{written} är inget datum: antalet siffror stämmer inte.",
            "Skriv datumet som 2018-03-01 eller 1 mars 2018.",
        )


def _dates(typed: Typed) -> Iterator[Datum]:
    """Dagarna i ett handskrivet datum eller en handskriven period; jämna långa perioder är upplåtelser."""
    value = typed.value
    if isinstance(value, Datum):
        yield value
    elif isinstance(value, Period):
        length = langd(value)
        if length is None or length.enhet != "år" or length.antal % 5:
            yield from (value.start, *((value.slut,) if value.slut else ()))


def _years(view: View) -> Iterator[int]:
    """Årtalen i ärendefilens egna datum och perioder."""
    for fact in case_facts(view.arende):
        if isinstance(fact.value, Datum):
            yield fact.value.ar
        elif isinstance(fact.value, Period):
            yield fact.value.start.ar
            if fact.value.slut:
                yield fact.value.slut.ar


def _far_away(typed: Typed, datum: Datum, years: frozenset[int]) -> Iterator[Finding]:
    if datum.dag is None or not years or datum.ar <= max(years) + _FAR:
        return
    meant = [year for year in sorted(years) if _alike(datum.ar, year)]
    if meant:
        yield Finding(
            typed.spot,
            f"Året {datum.ar} i {plain(typed.text)} ligger {datum.ar - max(years)} år efter ärendets senaste år, "
            f"{max(years)}.",
            f"Menade du {meant[-1]}?",
        )


def _alike(year: int, known: int) -> bool:
    return sorted(str(year)) == sorted(str(known)) or digit_slip(str(year), str(known))


CHECK: Final = Check("DAT014", Severity.ERROR, look, reads=Reads.ALL)
