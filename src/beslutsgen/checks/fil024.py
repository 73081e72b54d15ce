"""FIL024: Efter kolonet saknas ett blanksteg.

Vad: nycklar vars kolon följs direkt av värdet, eller av ett hårt blanksteg.
Varför: YAML läser då hela raden som en text utan nyckel.

Fel:

    parter:
      region:
        namn:Region Östergötland
        roll: samverkanspart

Rätt:

    parter:
      region:
        namn: Region Östergötland
        roll: samverkanspart
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL024"
CHECK: Final = Check(CODE, Severity.ERROR, None)
