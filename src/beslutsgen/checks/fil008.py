"""FIL008: Nyckeln står både med och utan å, ä och ö.

Vad: nycklar och egna namn som är samma namn när å, ä och ö räknas som a, a och o.
Varför: de är samma nyckel för programmet, så bara det ena värdet kan gälla.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      nämnd: Omsorgsnämnden
      namnd: Socialnämnden

Rätt:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      nämnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL008"
CHECK: Final = Check(CODE, Severity.ERROR, None)
