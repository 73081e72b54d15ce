"""DAT006: En angiven tid stämmer inte med perioden bredvid.

Vad: när en mening anger en tid (tre år, 36 månader, en treårsperiod) alldeles intill en period räknas
periodens längd. Tider som handlar om förlängning eller uppsägning räknas inte, och inte heller ungefärliga
tider.
Varför: det är lätt att ändra perioden och glömma orden. Då säger meningen två saker.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-02-01–2020-01-31}}
    text:
      bakgrund: Avtalet gäller i tre år, {{ avtal.uppdrag.period }}.

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-02-01–2021-01-31}}
    text:
      bakgrund: Avtalet gäller i tre år, {{ avtal.uppdrag.period }}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.lengths import lengths_beside
from beslutsgen.checks.spans import span_in_words
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Period, dagen_efter, tiden_mellan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.lengths import Length
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan


def look(view: View) -> Iterator[Finding]:
    """Tider i text som inte är längden på perioden intill."""
    for sentence, periods in view.stating(Period):
        for fact, length in lengths_beside(sentence, periods):
            if isinstance(fact.value, Period):
                yield from _judge(sentence, fact, fact.value, length)


def _judge(sentence: Sentence, fact: FactSpan, period: Period, length: Length) -> Iterator[Finding]:
    if period.slut is None or period.slut.sista < period.start.forsta or _fits(period, length.months):
        return
    actual = span_in_words(period.start.forsta, period.slut.sista)
    yield Finding(
        sentence.spot(length.start, length.end),
        f"Texten säger {length.text}, men perioden {shown(period)} är {actual}.",
        "Rätta tiden eller perioden.",
        ((sentence.spot(fact.start, fact.end) if fact.path is None else fact.path, "perioden"),),
    )


def _fits(period: Period, months: int) -> bool:
    """Om perioden är så lång. Mellan två årtal är också ett år mindre möjligt: 2019–2021 kan vara två år."""
    if period.slut is None:
        return False
    span = tiden_mellan(period.start.forsta, dagen_efter(period.slut))
    actual = span.ar * 12 + span.manader
    if period.start.manad is None or period.slut.manad is None:
        return actual - 12 <= months <= actual
    return actual == months and not span.dagar


CHECK: Final = Check("DAT006", Severity.WARNING, look, reads=Reads.ALL)
