"""FIL012: En hänvisning pekar på något som inte finns.

Vad: varje fält som ska innehålla namnet på en post: parter, avtal, belopp, antal.
Varför: ett felskrivet namn gör att uppgiften hamnar utanför tabeller och kontroller.

Fel:

    parter:
      bestallare: {namn: Omsorgsnämnden, roll: bestallare}
    avtal:
      uppdrag: {slag: verksamhetsuppdrag, mellan: [bestalare]}

Rätt:

    parter:
      bestallare: {namn: Omsorgsnämnden, roll: bestallare}
    avtal:
      uppdrag: {slag: verksamhetsuppdrag, mellan: [bestallare]}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL012"
CHECK: Final = Check(CODE, Severity.ERROR, None)
