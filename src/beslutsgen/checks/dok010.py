"""DOK010: Ärendets papper är från olika byggen.

Vad: papper ur samma ärendefil ska vara byggda av samma version av den, med samma mallpaket och samma version av
programmet. Fyndet säger vad som skiljer dem, och vilket papper som är äldst när det går att säga.
Varför: papperen kan ha olika uppgifter, fast vart och ett för sig ser rätt ut.

Fel:

    ärende kanberget.yaml ett
    bygg forslag-till-beslut.docx
    ärende kanberget.yaml två
    bygg tjansteskrivelse.docx
    granska utan ärende

Rätt:

    ärende kanberget.yaml ett
    bygg forslag-till-beslut.docx
    bygg tjansteskrivelse.docx
    granska utan ärende
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK010"
CHECK: Final = Check(CODE, Severity.WARNING, None)
