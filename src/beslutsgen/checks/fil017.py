"""FIL017: Mer än ett avtal anges som det som beslutas.

Vad: avtalet som heter `uppdrag` och de avtal som har `beslutas: ja`.
Varför: ärendets tabeller och verksamhetsuppdraget gäller ett enda avtal.

Fel:

    avtal:
      uppdrag: {slag: verksamhetsuppdrag}
      ramavtal: {slag: samverkansavtal, beslutas: ja}

Rätt:

    avtal:
      uppdrag: {slag: verksamhetsuppdrag}
      ramavtal: {slag: samverkansavtal}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL017"
CHECK: Final = Check(CODE, Severity.ERROR, None)
