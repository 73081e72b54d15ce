"""DAT017: Perioden och förlängningen ger en annan sista dag än texten anger.

Vad: när texten anger en period, hur den kan förlängas och den sista dagen med alla förlängningar, i samma mening
eller i någon av de två följande, läggs förlängningen till perioden.
Varför: den sista dagen avgör hur länge nämnden kan vara bunden. Ändras perioden är det lätt att glömma den.

Fel:

    forslag.txt:
      Ärende

      Avtalstiden är 2019-09-01–2021-08-31 med möjlighet till förlängning vid två tillfällen med ett år i taget. Avtalet
      kan som längst förlängas till 2024-08-31.

Rätt:

    forslag.txt:
      Ärende

      Avtalstiden är 2019-09-01–2021-08-31 med möjlighet till förlängning vid två tillfällen med ett år i taget. Avtalet
      kan som längst förlängas till 2023-08-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.extended import extended
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Forlangning, Period, dagen_efter, senaste_slut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beslutsgen.checks.base import View
    from beslutsgen.checks.extended import Extended

_FEBRUARY: Final = 2
_HINT: Final = "Rätta perioden, förlängningen eller den sista dagen."


def look(view: View) -> Iterator[Finding]:
    """Sista dagar som inte följer av perioden och förlängningen."""
    for found in extended(view):
        yield from _judge(found)


def _judge(found: Extended) -> Iterator[Finding]:
    period, latest = found.period[1].value, found.latest[1].value
    extension = found.extension[1].value if found.extension else None
    if not isinstance(period, Period) or not isinstance(latest, Datum) or period.slut is None:
        return
    message = (
        _by_steps(period, extension, latest)
        if isinstance(extension, Forlangning)
        else _too_early(period, latest)
    )
    if message:
        places = [
            (found.period, "perioden"),
            *([(found.extension, "förlängningen")] if found.extension else []),
        ]
        yield Finding(
            found.latest[0].spot(found.latest[1].start, found.latest[1].end),
            message,
            _HINT,
            tuple((sentence.spot(fact.start, fact.end), what) for (sentence, fact), what in places),
        )


def _too_early(period: Period, latest: Datum) -> str | None:
    if period.slut and latest.sista < period.slut.forsta:
        return f"Avtalet sägs som längst gälla till {shown(latest)}, men perioden slutar först {shown(period.slut)}."
    return None


def _by_steps(period: Period, extension: Forlangning, latest: Datum) -> str | None:
    """Varför den sista dagen inte kan följa av perioden och förlängningen; steg utan gräns kan sluta när som helst."""
    if period.slut is None or period.slut.dag is None or extension.upprepas:
        return _too_early(period, latest)
    end = senaste_slut(period.slut.forsta, extension)
    if end is None or _meets(end, latest):
        return None
    said = f"Perioden {shown(period)} med förlängning {shown(extension)}"
    return f"{said} slutar {end.isoformat()}, men texten anger {shown(latest)}."


def _meets(end: date, latest: Datum) -> bool:
    """Om dagen är den sista; den 28 och den 29 februari räknas som samma sista dag i månaden."""
    if latest.forsta <= end <= latest.sista:
        return True
    month = (end.year, end.month)
    return end.month == _FEBRUARY and month == (latest.ar, latest.manad) and _month_ends(end, latest.sista)


def _month_ends(*days: date) -> bool:
    return dagen_efter(max(days)).day == 1 and abs((days[0] - days[1]).days) <= 1


CHECK: Final = Check("DAT017", Severity.ERROR, look, reads=Reads.PAPERS)
