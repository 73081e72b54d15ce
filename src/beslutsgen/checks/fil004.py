"""FIL004: Filen kan inte läsas som YAML.

Vad: det som inte följer YAML:s regler och inte är en av de fällor som har en egen kod.
Varför: det avsnitt som har felet kan inte läsas. Resten av filen läses ändå, så att alla fel syns på en
gång.

Fel:

    belopp:
      drift:
        |varde: 3 mnkr

Rätt:

    belopp:
      drift:
        varde: 3 mnkr
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL004"
CHECK: Final = Check(CODE, Severity.ERROR, None)
