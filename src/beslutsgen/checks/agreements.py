"""Avtalens tider: första och sista dag, med och utan förlängningar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.facts import Forlangning, senaste_slut

if TYPE_CHECKING:
    from datetime import date

    from beslutsgen.arende.uppgifter import Avtal


def backwards(avtal: Avtal) -> bool:
    """Om perioden slutar före sin början: den är då ett fel för sig (DAT001), och inget att jämföra med."""
    period = avtal.period
    return period is not None and period.slut is not None and period.slut.sista < period.start.forsta


def first_day(avtal: Avtal) -> date | None:
    """Avtalets första dag, om perioden är angiven."""
    return avtal.period.start.forsta if avtal.period else None


def last_day(avtal: Avtal) -> date | None:
    """Avtalets sista dag utan förlängning; `None` när den inte är angiven eller avtalet gäller tills vidare."""
    return avtal.period.slut.sista if avtal.period and avtal.period.slut else None


def possible_ends(avtal: Avtal) -> tuple[date, ...]:
    """De dagar som avtalet kan sluta på: periodens slut, och slutet efter varje steg av förlängningen.

    För en förlängning utan gräns tas de tio första stegen med.
    """
    end = last_day(avtal)
    if end is None:
        return ()
    ends = [end]
    if avtal.forlangning:
        steps = avtal.forlangning.steg
        if avtal.forlangning.upprepas:
            steps += steps[-1:] * 10
        for step in steps:
            later = senaste_slut(ends[-1], Forlangning((step,), upprepas=False))
            if later is not None:
                ends.append(later)
    return tuple(ends)


def latest_end(avtal: Avtal) -> date | None:
    """Sista dagen med alla förlängningar: den angivna, annars den uträknade; `None` när den saknas eller inte finns."""
    if avtal.langst_till:
        return avtal.langst_till.sista
    end = last_day(avtal)
    if end is None or avtal.forlangning is None:
        return end
    return senaste_slut(end, avtal.forlangning)


def endless(avtal: Avtal) -> bool:
    """Om avtalet har en period men ingen sista dag: tills vidare, eller förlängning utan gräns."""
    return avtal.period is not None and latest_end(avtal) is None
