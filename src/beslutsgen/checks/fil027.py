"""FIL027: Ett komma saknas eller är för mycket.

Vad: uppgifter inom klamrar och hakparenteser som inte skiljs av precis ett komma.
Varför: YAML kan inte se var den ena uppgiften slutar.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      undertecknare: {namn: Linda Ljungqvist titel: Omsorgsdirektör}

Rätt:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      undertecknare: {namn: Linda Ljungqvist, titel: Omsorgsdirektör}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL027"
CHECK: Final = Check(CODE, Severity.ERROR, None)
