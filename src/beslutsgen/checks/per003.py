"""PER003: Word-filen bär med sig sådant som inte syns i papperet.

Vad: spårade ändringar, kommentarer, dold text, och namn i filens egenskaper som inte står i papperet. Ett fynd av
varje slag och papper.
Varför: det följer med när filen publiceras eller mejlas, och den som öppnar den kan läsa det.

Fel:

    tillagt: en mening till
    kommentar: Stämmer beloppet?
    dolt: arbetsmaterial
    författare: Bo Ek

Rätt:

    text: Ärendet föredras av Anna Lund.
    författare: Anna Lund
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "PER003"
CHECK: Final = Check(CODE, Severity.INFO, None)
