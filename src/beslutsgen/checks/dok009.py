"""DOK009: Papperet är byggt av en annan ärendefil än den som angavs.

Vad: papperets stämpel jämförs med ärendefilen. Den kan ha ändrats efter att papperet byggdes, eller vara en äldre kopia
eller en annan fil.
Varför: papperet kan sakna det som har ändrats i ärendefilen, eller tvärtom.

Fel:

    ärende kanberget.yaml ett
    bygg tjansteskrivelse.docx
    ärende kanberget.yaml två
    granska

Rätt:

    ärende kanberget.yaml ett
    bygg tjansteskrivelse.docx
    granska
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK009"
CHECK: Final = Check(CODE, Severity.WARNING, None)
