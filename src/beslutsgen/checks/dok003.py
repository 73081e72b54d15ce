"""DOK003: Papperen kunde inte skrivas.

Vad: en fil är öppen i ett annat program, disken är full, mappen är skrivskyddad eller sökvägen för lång.
Varför: ärendets papper skrivs alla eller inget, så att de alltid hör ihop. De gamla papperen står kvar
som de var.

Fel:

    byggt tjansteskrivelse.docx ett
    öppen tjansteskrivelse.docx
    skriv tjansteskrivelse.docx två

Rätt:

    byggt tjansteskrivelse.docx ett
    skriv tjansteskrivelse.docx två
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK003"
CHECK: Final = Check(CODE, Severity.ERROR, None)
