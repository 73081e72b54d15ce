"""MALL004: En tagg i mallen är bruten av något annat än text.

Vad: en tagg ska stå i ett svep. En tabb, en radbrytning, ett fält, en bild eller en länk som börjar mitt i
taggen bryter den.
Varför: Word delar ofta upp en tagg i flera bitar, och det lagas. Men står annat än text i taggen går den inte
att läsa.

Fel:

    {{ arende.⇥diarienummer }}

Rätt:

    {{ arende.diarienummer }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL004"
CHECK: Final = Check(CODE, Severity.ERROR, None)
