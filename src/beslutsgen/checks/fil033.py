"""FIL033: En hänvisning eller ett villkor i texten kan inte läsas.

Vad: klamrar som inte stängs, villkor utan slut, och taggar som inte finns.
Varför: programmet vet inte var texten börjar igen, och skulle skriva ut klamrarna i papperet.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}}
    text:
      bakgrund: Uppdraget gäller {{ avtal.uppdrag.period }.

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}}
    text:
      bakgrund: Uppdraget gäller {{ avtal.uppdrag.period }}.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL033"
CHECK: Final = Check(CODE, Severity.ERROR, None)
