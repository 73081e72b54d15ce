"""TEX006: En beslutspunkt är en att-sats.

Vad: beslutspunkter som börjar med att.
Varför: en punkt ska vara en hel mening i presens, som om beslutet redan var fattat. Då kan den läsas utan det
som står före.

Fel:

    beslut:
      - att godkänna verksamhetsuppdraget.

Rätt:

    beslut:
      - Verksamhetsuppdraget godkänns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_CLAUSE: Final = Pattern(r"[\s–*-]*att\s+\w+", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter som börjar med att."""
    for point in points(view):
        match = _CLAUSE.match(point.text)
        if match:
            yield Finding(
                point.spot(*match.span()),
                f"Beslutspunkt {point.number} är en att-sats: ”{plain(match[0]).strip()} …”.",
                "Skriv en hel mening, till exempel: Verksamhetsuppdraget godkänns.",
            )


CHECK: Final = Check("TEX006", Severity.INFO, look, reads=Reads.ALL)
