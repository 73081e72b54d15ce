"""MALL010: En text i ärendet får ingen plats i papperen.

Vad: varje text i ärendefilen, och samråd, MBL, underlag och mottagare, ska stå i minst ett av papperen som
ärendet ger. Text under `stycken` räknas inte: den används där ärendet hänvisar till den.
Varför: det som någon har skrivit ska inte falla bort utan att det märks. En mall kan sakna platshållaren,
mallpaketet frasen, och ett eget avsnitt kan stå efter något som papperet inte har.

Fel:

    mall {{ beslut }}
    text text.bakgrund: Avtalet löper ut.

Rätt:

    mall {{ beslut }}
    mall {{ bakgrund }}
    text text.bakgrund: Avtalet löper ut.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL010"
CHECK: Final = Check(CODE, Severity.ERROR, None)
