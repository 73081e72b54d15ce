"""FIL016: Mallpaketet har inte det som ärendet nämner.

Vad: ärendets typ, papper för egna rubriker och namn på villkor jämförs med mallpaketet.
Varför: typen avgör vilka papper ärendet ger. Utan den går inget att skriva.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsupdrag
      namnd: Omsorgsnämnden

Rätt:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL016"
CHECK: Final = Check(CODE, Severity.ERROR, None)
