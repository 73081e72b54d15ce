"""DOK009: Papperet är byggt av en annan version av ärendefilen.

Vad: papperets stämpel jämförs med ärendefilen som den är nu. Fyndet säger vilken som är nyast, papperet eller
ärendefilen, och om papperet också är ändrat för hand. Det avgörs av vilka versioner av ärendefilen som papper har
byggts av, aldrig av filernas tider.
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
