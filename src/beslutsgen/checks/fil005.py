"""FIL005: Ankare, alias, taggar och flera dokument används inte i ärendefiler.

Vad: YAML:s ankare (`&namn`), alias (`*namn`), taggar (`!!str`) och dokumentgränser (`---`) mitt i filen.
Varför: en uppgift anges en gång och hänvisas till med sitt namn. Med alias kan en liten fil dessutom svälla
utan gräns.

Fel:

    parter:
      bestallare: &namnd {namn: Omsorgsnämnden, roll: bestallare}
    skickas_till:
      - *namnd

Rätt:

    parter:
      bestallare: {namn: Omsorgsnämnden, roll: bestallare}
    skickas_till:
      - bestallare
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL005"
CHECK: Final = Check(CODE, Severity.ERROR, None)
