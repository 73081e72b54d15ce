"""DAT012: Veckodagen stämmer inte med datumet.

Vad: en veckodag som står alldeles före eller (inom parentes) efter ett helt datum jämförs med kalendern.
Varför: den som ska komma till ett möte eller passa en tid vet inte vilket som gäller.

Fel:

    mbl: {form: information, datum: 2017-11-06}
    text:
      bakgrund: Information har lämnats tisdagen den {{ mbl.datum | utskrivet }}.

Rätt:

    mbl: {form: information, datum: 2017-11-06}
    text:
      bakgrund: Information har lämnats måndagen den {{ mbl.datum | utskrivet }}.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.calendar import WEEKDAYS, weekday
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_DAY: Final = rf"(?P<day>{'|'.join(WEEKDAYS)})(?:en|ens)?"
_BEFORE: Final = Pattern(rf"(?<!\w){_DAY},?\s+(?:den\s+)?\Z", re.IGNORECASE)
_AFTER: Final = Pattern(rf"\s*\(\s*(?:en\s+)?{_DAY}\s*\)", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Veckodagar i text som inte är datumets."""
    for sentence, facts in view.stating(Datum) if view.says("dag") else ():
        for fact in facts:
            if isinstance(fact.value, Datum) and fact.value.dag:
                yield from _judge(sentence, fact, fact.value)


def _judge(sentence: Sentence, fact: FactSpan, datum: Datum) -> Iterator[Finding]:
    text = sentence.passage.text
    beside = _BEFORE.search(text, max(sentence.start, fact.start - 24), fact.start) or _AFTER.match(
        text, fact.end
    )
    actual = weekday(datum.forsta)
    if beside and beside["day"].lower() != actual:
        start, end = beside.span("day")
        yield Finding(
            sentence.spot(start, end),
            f"Texten säger {beside['day'].lower()}, men {shown(datum)} är en {actual}.",
            f"Skriv {actual}, eller rätta datumet.",
            ((sentence.spot(fact.start, fact.end) if fact.path is None else fact.path, "datumet"),),
        )


CHECK: Final = Check("DAT012", Severity.ERROR, look, reads=Reads.ALL)
