"""DAT008: Samrådet sker efter sammanträdet.

Vad: `samrad.datum` jämförs med `arende.sammantrade`.
Varför: tjänsteskrivelsen säger vad samrådet gav. Det går inte om samrådet sker efter beslutet.

Fel:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2025-03-25}
    samrad: {text: Samråd har skett med brukarrådet., datum: 2025-04-01}

Rätt:

    arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, sammantrade: 2025-03-25}
    samrad: {text: Samråd har skett med brukarrådet., datum: 2025-03-11}
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
    """Samråd som daterats efter sammanträdet."""
    samrad, meeting = view.arende.samrad, view.arende.arende.sammantrade
    if samrad and samrad.datum and meeting and samrad.datum.forsta > meeting.sista:
        yield Finding(
            "samrad.datum",
            f"Samrådet sker {shown(samrad.datum)}, efter sammanträdet {shown(meeting)}.",
            "Rätta det datum som är fel.",
            (("arende.sammantrade", "sammanträdet"),),
        )


CHECK: Final = Check("DAT008", Severity.WARNING, look)
