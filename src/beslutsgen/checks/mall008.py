"""MALL008: Filen går inte att använda som Wordmall.

Vad: en mall är ett Word-dokument (.docx) utan makron, lösenord och överdriven storlek, och filen är hel.
Varför: programmet läser mallen utan att köra något i den, och kan bara ge hela papper ur en hel mall.

Fel (en fil med makron):

    {{ arende.rubrik }}

Rätt:

    {{ arende.rubrik }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL008"
CHECK: Final = Check(CODE, Severity.ERROR, None)
