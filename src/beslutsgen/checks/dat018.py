"""DAT018: Det nya avtalet börjar inte dagen efter att det tidigare slutar.

Vad: när papperen säger att ett avtal löper ut och när ett annat börjar, högst två månader ifrån varandra eller rätt
dag men fel år, ska det nya börja dagen efter. Säger papperen på något ställe att det gör det, eller att flera
avtal löper ut, är det inget fynd.
Varför: ett glapp kan lämna personer utan insats, och en överlappning kan ge dubbla kostnader. Oftast är ett datum
felskrivet.

Fel:

    tjansteskrivelse.txt:
      Bakgrund

      Överenskommelsen löper ut 2019-08-31. Avtalstiden är 2019-09-02–2021-08-31.

Rätt:

    tjansteskrivelse.txt:
      Bakgrund

      Överenskommelsen löper ut 2019-08-31. Avtalstiden är 2019-09-01–2021-08-31.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.bound_dates import every_date
from beslutsgen.checks.words import counted, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Datum, Period, dagen_efter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.bound_dates import Bound

_FAR: Final = 62


def look(view: View) -> Iterator[Finding]:
    """Ett avtal som löper ut och ett annat som börjar nästan, men inte just, dagen efter."""
    stated = list(every_date(view))
    ends = [one for one in stated if _runs_out(one)]
    if len({one.said.value for one in ends}) != 1:
        return
    old = ends[0]
    starts = [one for one in stated if _begins(one, old)]
    days = [(_days(old, one), one) for one in starts]
    near = [
        (gap, one) for gap, one in days if gap is not None and (abs(gap) <= _FAR or _other_year(old, one))
    ]
    if near and all(gap for gap, _ in days if gap is not None):
        yield _finding(old, *min(near, key=lambda pair: (abs(pair[0]), pair[1].said.part != old.said.part)))


def _runs_out(one: Bound) -> bool:
    """Om utsagan är att ett avtal slutar en viss dag."""
    value = one.said.value
    day = isinstance(value, Datum) and value.dag is not None and one.said.subject[1] == "slut"
    return day and (isinstance(one.said.fact.value, Datum) or one.noun.marker == "gammalt")


def _begins(one: Bound, old: Bound) -> bool:
    """Om utsagan är att ett annat avtal börjar en viss dag."""
    if one.said.subject[1] != "start" or not isinstance(one.said.fact.value, Period):
        return False
    if one.noun.marker == "gammalt" or one.noun.marker.startswith("annat"):
        return False
    return one.said.subject[0] != old.said.subject[0] or one.noun.marker == "nytt"


def _days(old: Bound, new: Bound) -> int | None:
    """Dagarna mellan det gamla avtalets slut och det nyas början; 0 när de följer direkt på varandra."""
    end, start = old.said.value, new.said.value
    if not isinstance(end, Datum) or not isinstance(start, Datum) or start.dag is None:
        return None
    return (start.forsta - dagen_efter(end)).days


def _day(one: Bound) -> str:
    return shown(one.said.value) if isinstance(one.said.value, Datum) else one.said.text


def _other_year(old: Bound, new: Bound) -> bool:
    """Om det nya börjar rätt dag, men ett annat år, och inte ligger inom det gamla."""
    end, period = old.said.value, new.said.fact.value
    if not isinstance(end, Datum) or not isinstance(period, Period) or period.slut is None:
        return False
    follows, start = dagen_efter(end), period.start.forsta
    same_day = (follows.month, follows.day) == (start.month, start.day) and abs(
        follows.year - start.year
    ) == 1
    return same_day and period.start.dag is not None and period.slut.sista > end.sista


def _finding(old: Bound, days: int, new: Bound) -> Finding:
    gap = counted(abs(days), "dag", "dagar")
    what = f"{gap} utan avtal" if days > 0 else f"{gap} med båda avtalen"
    return Finding(
        old.said.spot,
        f"Det tidigare avtalet slutar {_day(old)} och det nya börjar {_day(new)}: {what}.",
        "Rätta det datum som är fel, eller förklara i texten vad som gäller däremellan.",
        ((new.said.spot, "det nya avtalets tid"),),
    )


CHECK: Final = Check("DAT018", Severity.WARNING, look, reads=Reads.PAPERS)
