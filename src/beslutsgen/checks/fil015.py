"""FIL015: Uppgiften har fel form.

Vad: en lista, en uppställning med nycklar eller en text där något annat skulle stå.
Varför: uppgiften kan inte läsas, och det beror oftast på ett bindestreck eller en klammer för mycket.

Fel:

    parter:
      - Omsorgsnämnden
      - Region Östergötland

Rätt:

    parter:
      bestallare: Omsorgsnämnden
      region: Region Östergötland
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL015"
CHECK: Final = Check(CODE, Severity.ERROR, None)
