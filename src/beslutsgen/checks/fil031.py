"""FIL031: Texten använder ett filter som inte finns eller inte passar.

Vad: filtret efter lodstrecket i en hänvisning (utskrivet, kort, ord, genitiv) jämförs med dem som finns för
den sortens uppgift. Ett belopp kan vara kort men inte utskrivet, en period tvärtom.
Varför: uppgiften kan inte skrivas på ett sätt som programmet inte känner.

Fel:

    belopp: {drift: 150 tkr}
    text:
      bakgrund: Driften kostar {{ belopp.drift | kortt }}.

Rätt:

    belopp: {drift: 150 tkr}
    text:
      bakgrund: Driften kostar {{ belopp.drift | kort }}.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL031"
CHECK: Final = Check(CODE, Severity.ERROR, None)
