"""MALL003: En tagg eller ett villkor i mallen är inte stängt.

Vad: varje {{ ska avslutas med }} och varje {% med %}, varje if med endif och varje for med endfor, i rätt ordning.
Varför: en tagg som inte stängs blir stående i papperet, och ett villkor utan slut kan inte prövas.

Fel:

    {% if arende.diarienummer %}Diarienummer: {{ arende.diarienummer }}

Rätt:

    {% if arende.diarienummer %}Diarienummer: {{ arende.diarienummer }}{% endif %}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL003"
CHECK: Final = Check(CODE, Severity.ERROR, None)
