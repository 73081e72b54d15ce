"""FIL010: En uppgift saknas.

Vad: de uppgifter som måste finnas: `arende.rubrik`, `arende.namnd`, `arende.typ`, `beslut`, och det som
varje post behöver.
Varför: utan dem går papperen inte att skriva. En nyckel utan värde räknas som att uppgiften saknas.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd:

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

CODE: Final = "FIL010"
CHECK: Final = Check(CODE, Severity.ERROR, None)
