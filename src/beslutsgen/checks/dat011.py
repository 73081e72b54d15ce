"""DAT011: Sammanträdet ligger på en helg eller en helgdag.

Vad: `arende.sammantrade` slås upp i kalendern, med helgdagar och de aftnar som är lediga.
Varför: nämnder sammanträder på vardagar. En lördag är oftast ett skrivfel i dagen, månaden eller året.

Fel:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2025-03-22}

Rätt:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2025-03-25}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.calendar import day_off
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Ett sammanträde på en ledig dag."""
    meeting = view.arende.arende.sammantrade
    off = day_off(meeting.forsta) if meeting and meeting.dag else None
    if meeting and off:
        yield Finding(
            "arende.sammantrade",
            f"Sammanträdet {meeting.forsta} är på {off}.",
            "Kontrollera dagen, månaden och året.",
        )


CHECK: Final = Check("DAT011", Severity.INFO, look)
