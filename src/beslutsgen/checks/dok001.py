"""DOK001: Ett papper som någon har ändrat skrivs inte över.

Vad: programmet minns hur varje papper såg ut när det skrevs. Är filen en annan har någon ändrat den i Word.
Varför: det som en människa har skrivit får inte försvinna. Ändringen kan föras in i ärendefilen, eller sparas
vid sidan om.

Fel:

    byggt tjansteskrivelse.docx ett
    ändrat tjansteskrivelse.docx två
    skriv tjansteskrivelse.docx tre

Rätt:

    byggt tjansteskrivelse.docx ett
    skriv tjansteskrivelse.docx två
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK001"
CHECK: Final = Check(CODE, Severity.ERROR, None)
