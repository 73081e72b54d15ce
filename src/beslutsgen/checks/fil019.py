"""FIL019: Värdet börjar med ett tecken som YAML tolkar.

Vad: värden utan citattecken som börjar med `{{`, `[`, `*`, `&`, `!`, `%`, `@`, `|`, `>`, `#` eller en grav accent,
eller med ett citat följt av text.
Varför: YAML läser tecknet som något annat än text, och vägrar läsa värdet eller läser det fel.

Fel:

    arende:
      rubrik: {{ termer.kanberget }} för vuxna
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden

Rätt:

    arende:
      rubrik: "{{ termer.kanberget }} för vuxna"
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL019"
CHECK: Final = Check(CODE, Severity.ERROR, None)
