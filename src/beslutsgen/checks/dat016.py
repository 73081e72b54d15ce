"""DAT016: Samma avtal eller händelse har olika tider på två ställen.

Vad: när texten säger vilken period ett avtal gäller, när det börjar eller slutar, eller hur det kan förlängas,
jämförs det med vad den säger om samma avtal på andra ställen och i de andra papperen. Tidigare avtal, avtal med
olika parter och ord som kan stå för flera avtal jämförs inte. Mellan två papper, och mellan förslaget och
bakgrunden, jämförs också annat som har en dag eller en tid: tillträdet, arbetena, taxan, ansökan.
Varför: bara den ena tiden kan vara rätt. Den som läser bara det ena stället får fel besked.

Fel:

    forslag.txt:
      Ärende

      Samverkansavtalet avser perioden 2018-02-01–2021-01-31.
    tjansteskrivelse.txt:
      Bakgrund

      Nämnden har tecknat samverkansavtal med regionen och avtalet avser perioden 2018-02-01–2020-01-31.

Rätt:

    forslag.txt:
      Ärende

      Samverkansavtalet avser perioden 2018-02-01–2021-01-31.
    tjansteskrivelse.txt:
      Bakgrund

      Nämnden har tecknat samverkansavtal med regionen och avtalet avser perioden 2018-02-01–2021-01-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Reads
from beslutsgen.checks.bound import by_subject, contradicting
from beslutsgen.checks.bound_dates import bound_dates
from beslutsgen.checks.bound_events import bound_events
from beslutsgen.checks.bound_events import conflicting as events_conflicting
from beslutsgen.checks.bound_times import conflicting
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View

_HINT: Final = "Rätta det ställe som är fel. Är det två olika avtal behöver texten skilja dem åt."
_EVENTS_HINT: Final = "Rätta det ställe som är fel. Är det två olika händelser behöver texten skilja dem åt."


def look(view: View) -> Iterator[Finding]:
    """Avtal vars tider anges olika."""
    for stated in by_subject(bound_dates(view)):
        yield from contradicting(stated, conflicting, _HINT)
    for stated in by_subject(bound_events(view)):
        yield from contradicting(stated, events_conflicting, _EVENTS_HINT)


CHECK: Final = Check("DAT016", Severity.ERROR, look, reads=Reads.PAPERS)
