"""UND006: Ingen får rätt att underteckna avtalet som beslutas.

Vad: när nämnden beslutar om ett avtal söks en beslutspunkt om vem som får teckna det.
Varför: utan den kan avtalet bli liggande, om inte delegationsordningen redan ger någon rätten.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    beslut:
      - Verksamhetsuppdraget godkänns.

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    beslut:
      - Verksamhetsuppdraget godkänns.
      - Omsorgsdirektören ges rätt att teckna verksamhetsuppdraget.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.checks.signs import holds
from beslutsgen.checks.words import agreement
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_SIGN: Final = Pattern(
    r"(?<!\w)(?:under)?teckna|skriv\w* under|signera|ingå (?:avtal|överenskommelse)|firmateckn", re.IGNORECASE
)

_SIGNS: Final = ("teckn", "skriv", "signera", "ingå")


def look(view: View) -> Iterator[Finding]:
    """Ett beslutat avtal utan att någon får rätt att teckna det."""
    decided = beslutat(view.arende)
    listed = points(view)
    if decided and listed and not any(_signed(point.text) for point in listed):
        yield Finding(
            "beslut",
            f"Nämnden beslutar om {agreement(view.arende, decided[0])}, men ingen beslutspunkt säger vem som får "
            "underteckna.",
            "Lägg till en punkt, till exempel: Förvaltningschefen ges rätt att underteckna uppdraget.",
        )


def _signed(text: str) -> bool:
    return holds(text.lower(), _SIGNS) and _SIGN.search(text) is not None


CHECK: Final = Check("UND006", Severity.INFO, look)
