"""FIL001: Filen är inte sparad som UTF-8.

Vad: filens byte prövas innan något annat läses: teckenkoden, och att filen är text.
Varför: i en äldre teckenkod blir å, ä och ö fel i papperen, och en Wordfil eller pdf går inte att läsa som
ärendefil.

Fel:

    # sparad som: windows-1252
    arende:
      rubrik: Korttidsvård vid Kanberget
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden

Rätt:

    arende:
      rubrik: Korttidsvård vid Kanberget
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL001"
CHECK: Final = Check(CODE, Severity.ERROR, None)
