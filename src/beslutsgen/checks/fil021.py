"""FIL021: Ett kolon i en text gör den till nyckel och värde.

Vad: text utan citattecken som innehåller kolon och blanksteg, eller slutar med kolon.
Varför: YAML läser det som står före kolonet som en nyckel, och texten finns inte kvar som text.

Fel:

    beslut:
      - "Uppdraget godkänns."
      - Nämnden beslutar: uppdraget börjar i mars.

Rätt:

    beslut:
      - "Uppdraget godkänns."
      - "Nämnden beslutar: uppdraget börjar i mars."
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL021"
CHECK: Final = Check(CODE, Severity.ERROR, None)
