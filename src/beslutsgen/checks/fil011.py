"""FIL011: Värdet kan inte läsas.

Vad: varje värde läses som den sort som fältet har: datum, period, belopp, antal, lagrum, ja eller nej, ett
av några ord.
Varför: ett datum som inte finns eller en okänd enhet skulle annars tryckas som det står.

Fel:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      datum: 2018-02-30

Rätt:

    arende:
      rubrik: Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
      datum: 2018-02-28
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL011"
CHECK: Final = Check(CODE, Severity.ERROR, None)
