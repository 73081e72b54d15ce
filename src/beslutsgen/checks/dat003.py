"""DAT003: Sista dagen med förlängningar stämmer inte med perioden och förlängningen.

Vad: `langst_till` jämförs med den sista dag som perioden och förlängningen ger: dagen efter periodens slut,
plus alla förlängningar, minus en dag. Slutar perioden 2026-02-28 och får förlängas två år blir sista dagen
2028-02-29.
Varför: båda uppgifterna trycks i papperen. Den som ska säga upp eller upphandla på nytt måste kunna lita på
dagen.

Fel:

    avtal:
      uppdrag:
        slag: verksamhetsuppdrag
        period: 2019-09-01–2021-08-31
        forlangning: 1 år i taget, högst 2 gånger
        langst_till: 2024-08-31

Rätt:

    avtal:
      uppdrag:
        slag: verksamhetsuppdrag
        period: 2019-09-01–2021-08-31
        forlangning: 1 år i taget, högst 2 gånger
        langst_till: 2023-08-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.agreements import last_day, possible_ends
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, shown, upper_first
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import senaste_slut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import Avtal
    from beslutsgen.checks.base import View
    from beslutsgen.facts import Datum


def look(view: View) -> Iterator[Finding]:
    """Avtal vars `langst_till` inte följer av period och förlängning."""
    for name, avtal in view.arende.avtal.items():
        reason = _reason(avtal, avtal.langst_till) if avtal.langst_till else None
        if avtal.langst_till and reason:
            related = [(f"avtal.{name}.period", "perioden")]
            if avtal.forlangning:
                related.append((f"avtal.{name}.forlangning", "förlängningen"))
            yield Finding(
                f"avtal.{name}.langst_till",
                f"{upper_first(agreement(view.arende, name))} sägs gälla längst till {shown(avtal.langst_till)}, "
                f"men {reason}.",
                "Rätta den uppgift som är fel. Utan langst_till räknas sista dagen ut.",
                tuple(related),
            )


def _reason(avtal: Avtal, latest: Datum) -> str | None:
    """Varför sista dagen inte stämmer, eller `None` när den gör det eller inte kan prövas."""
    end = last_day(avtal)
    if avtal.period is None or end is None:
        return None
    if latest.sista < end:
        return f"perioden {shown(avtal.period)} slutar senare än så"
    if avtal.forlangning is None:
        return (
            None if latest.forsta <= end else f"perioden slutar {end} och någon förlängning är inte angiven"
        )
    said = f"perioden {shown(avtal.period)} och förlängning {shown(avtal.forlangning)} ger"
    computed = senaste_slut(end, avtal.forlangning)
    if computed is None:
        return _between_steps(avtal, latest, said)
    return None if latest.forsta <= computed <= latest.sista else f"{said} {computed}"


def _between_steps(avtal: Avtal, latest: Datum, said: str) -> str | None:
    """En förlängning utan gräns får ha ett tak, om taket ligger på slutet av ett steg."""
    ends = possible_ends(avtal)
    if latest.forsta > ends[-1] or any(latest.forsta <= end <= latest.sista for end in ends):
        return None
    after = min(end for end in ends if end > latest.sista)
    before = max(end for end in ends if end < latest.forsta)
    return f"{said} {before} eller {after}"


CHECK: Final = Check("DAT003", Severity.ERROR, look)
