"""DAT004: Det nya avtalet börjar inte dagen efter att det gamla slutar.

Vad: ett avtal med `efter` jämförs med slutet av avtalet som det följer efter, också slutet efter en
förlängning.
Varför: ett glapp lämnar verksamheten utan avtal, och en överlappning kan betyda att två betalas för samma
sak.

Fel:

    avtal:
      tidigare: {slag: överenskommelse, period: 2013-03-01–2019-08-31}
      uppdrag: {slag: verksamhetsuppdrag, efter: tidigare, period: 2019-10-01–2021-08-31}

Rätt:

    avtal:
      tidigare: {slag: överenskommelse, period: 2013-03-01–2019-08-31}
      uppdrag: {slag: verksamhetsuppdrag, efter: tidigare, period: 2019-09-01–2021-08-31}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.agreements import backwards, first_day, last_day, possible_ends
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, counted, days_between, shown, upper_first
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import dagen_efter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beslutsgen.arende.uppgifter import Avtal
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Avtal med glapp eller överlappning mot sin föregångare."""
    for name, avtal in view.arende.avtal.items():
        before = view.arende.avtal.get(avtal.efter) if avtal.efter else None
        start, end = first_day(avtal), last_day(before) if before else None
        if not (avtal.efter and before and before.period and avtal.period and start and end):
            continue
        if (
            backwards(avtal)
            or backwards(before)
            or start in (dagen_efter(day) for day in possible_ends(before))
        ):
            continue
        new, old = agreement(view.arende, name), agreement(view.arende, avtal.efter)
        yield Finding(
            f"avtal.{name}.period",
            f"{upper_first(new)} börjar {shown(avtal.period.start)}, men {old} som det följer efter slutar "
            f"{shown(before.period.slut or before.period)}: {_difference(avtal, start, end)}.",
            f"Låt det nya avtalet börja {dagen_efter(end)}, eller förklara i texten vad som gäller däremellan.",
            ((f"avtal.{avtal.efter}.period", f"perioden för {old}"),),
        )


def _difference(avtal: Avtal, start: date, end: date) -> str:
    gap = days_between(end, start) - 1
    if gap > 0:
        return f"det blir {counted(gap, 'dag', 'dagar')} utan avtal"
    last = last_day(avtal)
    overlap = days_between(start, min(end, last) if last else end) + 1
    return f"de gäller samtidigt i {counted(overlap, 'dag', 'dagar')}"


CHECK: Final = Check("DAT004", Severity.WARNING, look)
