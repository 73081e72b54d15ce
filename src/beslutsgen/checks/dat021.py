"""DAT021: Information enligt MBL är daterad efter att avtalet har börjat gälla.

Vad: i papper utan sammanträdesdag jämförs dagen för information eller förhandling enligt MBL med första dagen för
det avtal som börjar sist, om inte papperet handlar om det som kommer efter avtalet.
Varför: arbetsgivaren ska informera eller förhandla innan beslutet fattas, och beslutet fattas innan avtalet börjar
gälla. Oftast är ett årtal fel.

Fel:

    tjansteskrivelse.txt:
      Bakgrund

      Verksamhetsuppdraget gäller för perioden 2018-03-01–2021-01-31.

      Samverkan

      Information enligt 19 § MBL har skett 2018-11-06.

Rätt:

    tjansteskrivelse.txt:
      Bakgrund

      Verksamhetsuppdraget gäller för perioden 2018-03-01–2021-01-31.

      Samverkan

      Information enligt 19 § MBL har skett 2017-11-06.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.bound_dates import every_date
from beslutsgen.checks.meetings import meetings, negotiated
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Period, dagen_efter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beslutsgen.checks.base import View
    from beslutsgen.checks.bound import Said


def look(view: View) -> Iterator[Finding]:
    """Information eller förhandling efter den sista av avtalens första dagar."""
    said = list(negotiated(view))
    if not said or next(meetings(view), None) is not None:
        return
    starts = [one.said for one in every_date(view) if _begins(one.said)]
    latest = max(starts, key=_first, default=None)
    if latest and _succeeded(view, latest):
        return
    for sentence, fact in said:
        if latest and isinstance(fact.value, Datum) and fact.value.forsta.toordinal() >= _first(latest):
            yield Finding(
                sentence.spot(fact.start, fact.end),
                f"Informationen eller förhandlingen enligt MBL är daterad {shown(fact.value)}, när avtalet redan "
                f"gäller: ”{latest.text}”.",
                "Rätta det datum som är fel.",
                ((latest.spot, "avtalets tid"),),
            )


def _begins(said: Said) -> bool:
    """Om utsagan är första dagen i ett avtals period."""
    return (
        said.subject[1] == "start"
        and isinstance(said.fact.value, Period)
        and said.fact.value.slut is not None
    )


def _succeeded(view: View, said: Said) -> bool:
    """Om något i texterna börjar dagen efter periodens slut: då handlar papperet om det som kommer efter avtalet."""
    period = said.fact.value
    if not isinstance(period, Period) or period.slut is None:
        return False
    next_day = dagen_efter(period.slut)
    return any(
        isinstance(fact.value, Datum | Period) and _start(fact.value) == next_day
        for sentence in view.sentences
        for fact in sentence.facts
    )


def _start(value: Datum | Period) -> date:
    return value.start.forsta if isinstance(value, Period) else value.forsta


def _first(said: Said) -> int:
    return said.value.forsta.toordinal() if isinstance(said.value, Datum) else 0


CHECK: Final = Check("DAT021", Severity.WARNING, look, reads=Reads.PAPERS)
