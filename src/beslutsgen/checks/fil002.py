"""FIL002: Filen är för stor.

Vad: filens storlek och mängden i den: högst 1 MB, 40 000 rader och 40 000 uppgifter.
Varför: en ärendefil är några sidor text. En större fil är en annan fil, och att läsa den kan ta lång tid.

Fel:

    # utfylld till: 1048577 byte
    beslut:
      - Uppdraget godkänns.

Rätt:

    beslut:
      - Uppdraget godkänns.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL002"
CHECK: Final = Check(CODE, Severity.ERROR, None)
