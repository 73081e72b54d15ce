"""FIL029: Kolonet efter en nyckel saknas.

Vad: rader som börjar med en nyckel utan kolon, eller med likhetstecken i stället, och poster som saknar både
namn och kolon.
Varför: YAML läser raden som en text utan nyckel.

Fel:

    arende
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

CODE: Final = "FIL029"
CHECK: Final = Check(CODE, Severity.ERROR, None)
