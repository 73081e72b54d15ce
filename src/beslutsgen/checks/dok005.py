"""DOK005: Papperet går inte att läsa.

Vad: en fil som inte är ett Word-dokument, en pdf eller en text, eller som är skadad eller skyddad med lösenord.
Varför: det som inte är läst är inte granskat, och får inte se ut att vara felfritt.

Fel:

    forslag.docx, skyddad med lösenord

Rätt:

    forslag.docx, utan lösenord
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK005"
CHECK: Final = Check(CODE, Severity.ERROR, None)
