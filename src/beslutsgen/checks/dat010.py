"""DAT010: Uppdraget börjar före sammanträdet som beslutar om det.

Vad: första dagen för avtalet som beslutas jämförs med `arende.sammantrade`. Samma dag går an.
Varför: före beslutet finns inget uppdrag. Oftast är ett årtal fel. Är det meningen bör texten säga vad som
gällt dessförinnan.

Fel:

    arende: {rubrik: Ett ärende, typ: verksamhetsuppdrag, namnd: Omsorgsnämnden, sammantrade: 2018-03-20}
    avtal:
      uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}

Rätt:

    arende: {rubrik: Ett ärende, typ: verksamhetsuppdrag, namnd: Omsorgsnämnden, sammantrade: 2017-11-21}
    avtal:
      uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import agreement, shown, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Ett beslutat avtal som börjar före sammanträdet."""
    decided, meeting = beslutat(view.arende), view.arende.arende.sammantrade
    if decided is None or meeting is None or decided[1].period is None:
        return
    name, start = decided[0], decided[1].period.start
    if start.sista < meeting.forsta:
        yield Finding(
            f"avtal.{name}.period",
            f"{upper_first(agreement(view.arende, name))} börjar {shown(start)}, före sammanträdet {shown(meeting)} "
            "som beslutar om det.",
            "Rätta det datum som är fel, eller säg i texten vad som har gällt före beslutet.",
            (("arende.sammantrade", "sammanträdet"),),
        )


CHECK: Final = Check("DAT010", Severity.WARNING, look)
