"""DAT009: Tjänsteskrivelsen är daterad efter sammanträdet.

Vad: `arende.datum` jämförs med `arende.sammantrade`.
Varför: nämnden kan inte ha haft ett papper som är skrivet efter sammanträdet.

Fel:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2025-04-03, sammantrade: 2025-03-25}

Rätt:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2025-03-04, sammantrade: 2025-03-25}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """En tjänsteskrivelse som daterats efter sammanträdet."""
    head = view.arende.arende
    if head.datum and head.sammantrade and head.datum.forsta > head.sammantrade.sista:
        yield Finding(
            "arende.datum",
            f"Tjänsteskrivelsen är daterad {shown(head.datum)}, efter sammanträdet {shown(head.sammantrade)}.",
            "Rätta det datum som är fel.",
            (("arende.sammantrade", "sammanträdet"),),
        )


CHECK: Final = Check("DAT009", Severity.WARNING, look)
