"""FIL009: Nyckeln finns inte.

Vad: varje nyckel jämförs med dem som kan stå på platsen.
Varför: en felstavad nyckel gör annars att uppgiften saknas i papperen utan att någon märker det.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      diarenummer: SON 2025-417

Rätt:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      diarienummer: SON 2025-417
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL009"
CHECK: Final = Check(CODE, Severity.ERROR, None)
