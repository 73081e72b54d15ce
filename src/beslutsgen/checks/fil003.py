"""FIL003: Uppgifterna står i för många nivåer.

Vad: hur många listor och uppställningar som står inuti varandra: högst 64.
Varför: ingen ärendefil har mer än sex nivåer. Fler beror på klamrar som aldrig stängs.

Fel:

    beslut: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      Uppdraget]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Rätt:

    beslut: [Uppdraget godkänns.]
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL003"
CHECK: Final = Check(CODE, Severity.ERROR, None)
