"""FIL022: En tabb står där bara blanksteg får stå.

Vad: tabbar i indrag, efter kolon och inne i värden. I blocktext och kommentarer får de stå.
I exemplet visas varje tabb som →.
Varför: YAML godtar bara blanksteg i indraget, och i papperen flyttar en tabb texten på ett sätt som ingen
väntar sig.

Fel:

    arende:
    →rubrik: Korttidsvård
    →typ: verksamhetsuppdrag
    →namnd: Omsorgsnämnden

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

CODE: Final = "FIL022"
CHECK: Final = Check(CODE, Severity.ERROR, None)
