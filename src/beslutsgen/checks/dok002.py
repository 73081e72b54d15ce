"""DOK002: En fil som programmet inte har skrivit skrivs inte över.

Vad: en fil med papperets namn som inte finns bland det som programmet har skrivit lämnas orörd.
Varför: den är någon annans arbete.

Fel:

    ändrat tjansteskrivelse.docx ett
    skriv tjansteskrivelse.docx två

Rätt:

    skriv tjansteskrivelse.docx två
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK002"
CHECK: Final = Check(CODE, Severity.ERROR, None)
