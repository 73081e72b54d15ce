"""FIL026: En klammer eller hakparentes saknas eller är för mycket.

Vad: uppställningar inom klamrar och listor inom hakparenteser som inte går jämnt ut.
Varför: YAML läser vidare på raderna under tills en klammer kommer.

Fel:

    parter:
      region: {namn: Region Östergötland, roll: samverkanspart

Rätt:

    parter:
      region: {namn: Region Östergötland, roll: samverkanspart}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL026"
CHECK: Final = Check(CODE, Severity.ERROR, None)
