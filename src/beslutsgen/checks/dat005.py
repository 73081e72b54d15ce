"""DAT005: Uppdraget börjar senare än avtalet som det ligger inom.

Vad: ett avtal med `inom` jämförs med första dagen för avtalet som det ligger inom. Bara glapp under ett år
räknas: ett avrop långt senare är ett eget beslut.
Varför: den som läser undrar vem som ansvarar för verksamheten under tiden däremellan. Ofta är svaret enkelt,
men det behöver stå i texten.

Fel:

    avtal:
      samverkansavtal: {slag: samverkansavtal, period: 2018-02-01–2021-01-31}
      uppdrag: {slag: verksamhetsuppdrag, inom: samverkansavtal, period: 2018-03-01–2021-01-31}

Rätt:

    avtal:
      samverkansavtal: {slag: samverkansavtal, period: 2018-02-01–2021-01-31}
      uppdrag: {slag: verksamhetsuppdrag, inom: samverkansavtal, period: 2018-02-01–2021-01-31}
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.agreements import first_day
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.spans import span_in_words
from beslutsgen.checks.words import agreement, shown, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_MOST_DAYS: Final = 365


def look(view: View) -> Iterator[Finding]:
    """Avtal som börjar senare, men mindre än ett år senare, än avtalet de ligger inom."""
    for name, avtal in view.arende.avtal.items():
        frame = view.arende.avtal.get(avtal.inom) if avtal.inom else None
        start, earlier = first_day(avtal), first_day(frame) if frame else None
        if not (avtal.inom and frame and frame.period and avtal.period and start and earlier):
            continue
        if not 0 < (start - earlier).days < _MOST_DAYS:
            continue
        inner, outer = agreement(view.arende, name), agreement(view.arende, avtal.inom)
        yield Finding(
            f"avtal.{name}.period",
            f"{upper_first(inner)} börjar {shown(avtal.period.start)}, "
            f"{span_in_words(earlier, start - timedelta(days=1))} senare än {outer} ({shown(frame.period.start)}).",
            "Kontrollera att det är avsikten, och säg gärna i bakgrunden vad som gäller under tiden.",
            ((f"avtal.{avtal.inom}.period", f"perioden för {outer}"),),
        )


CHECK: Final = Check("DAT005", Severity.INFO, look)
