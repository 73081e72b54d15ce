"""FIL023: Indraget är fel.

Vad: en rad som står längre in eller ut än de rader som den hör ihop med.
Varför: indraget är det enda som säger vad som hör ihop, så YAML kan inte gissa.

Fel:

    arende:
      rubrik: Korttidsvård
        typ: verksamhetsuppdrag
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

CODE: Final = "FIL023"
CHECK: Final = Check(CODE, Severity.ERROR, None)
