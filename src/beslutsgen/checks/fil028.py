"""FIL028: En lista är skriven med fel tecken.

Vad: listpunkter som börjar med tankstreck, punkt, stjärna eller siffra, saknar blanksteg efter
bindestrecket, eller står på samma rad som nyckeln.
Varför: YAML läser då alla punkter som en enda text, och papperet får en punkt i stället för flera.

Fel:

    beslut:
      – Uppdraget godkänns.
      – Direktören tecknar uppdraget.

Rätt:

    beslut:
      - Uppdraget godkänns.
      - Direktören tecknar uppdraget.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL028"
CHECK: Final = Check(CODE, Severity.ERROR, None)
