"""FIL013: Hänvisningar går i ring.

Vad: `inom`, `efter`, `ryms_inom`, `summa_av` och `produkt_av`, och varje post som hänvisar till sig själv.
Varför: ett avtal kan inte ligga inom sig självt, och ett belopp kan inte vara summan av sig självt.

Fel:

    avtal:
      ramavtal: {slag: samverkansavtal, inom: uppdrag}
      uppdrag: {slag: verksamhetsuppdrag, inom: ramavtal}

Rätt:

    avtal:
      ramavtal: {slag: samverkansavtal}
      uppdrag: {slag: verksamhetsuppdrag, inom: ramavtal}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL013"
CHECK: Final = Check(CODE, Severity.ERROR, None)
