"""TEX007: En beslutspunkt innehåller två beslut.

Vad: beslutspunkter med två beslutande verb, som godkänns och ges rätt. Verb i bisatser med som räknas inte.
Varför: nämnden kan vilja bifalla det ena och avslå det andra, och den som ska verkställa söker sin egen
punkt.

Fel:

    beslut:
      - Verksamhetsuppdraget godkänns och omsorgsdirektören ges rätt att teckna det.

Rätt:

    beslut:
      - Verksamhetsuppdraget godkänns.
      - Omsorgsdirektören ges rätt att teckna verksamhetsuppdraget.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_VERBS: Final = (
    "godkänns godkänner antas antar ges beviljas beviljar fastställs fastställer uppdras uppdrar avslås avslår"
    " delegeras delegerar bemyndigas bemyndigar tilldelas tilldelar avsätts upphävs upphäver upphör återkallas noteras"
    " överlämnas överlämnar återremitteras bifalls bifaller utses utser medges anvisas avslutas justeras"
)
_SEVERAL: Final = ("får i uppdrag", "läggs till handlingarna", "sägs upp")
_WORD: Final = Pattern(rf"(?<!\w)(?:(?:{'|'.join(_SEVERAL)})(?!\w)|\w+)", re.IGNORECASE)
_RELATIVE: Final = Pattern(r"(?<!\w)(?:som|där|vilket|vilka|när|om|att)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_JOINT: Final = Pattern(r"(?<!\w)(?:och|samt|respektive)(?!\w)|[.;,]", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter med mer än ett beslut."""
    known = {*_VERBS.split(), *_SEVERAL}
    for point in points(view):
        verbs = [
            match
            for match in _WORD.finditer(point.text)
            if match[0].lower() in known and not _RELATIVE.search(point.text, 0, match.start())
        ]
        for first, second in itertools.pairwise(verbs):
            if _JOINT.search(point.text, first.end(), second.start()):
                yield Finding(
                    point.spot(*second.span()),
                    f"Beslutspunkt {point.number} innehåller två beslut: ”{first[0]}” och ”{second[0]}”.",
                    "Dela upp den i två punkter.",
                )
                break


CHECK: Final = Check("TEX007", Severity.INFO, look, reads=Reads.ALL)
