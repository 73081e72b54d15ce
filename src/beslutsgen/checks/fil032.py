"""FIL032: Texten innehåller något som text inte kan räkna ut.

Vad: i text fungerar hänvisningar, filter, if med jämförelser och for över en lista. Uträkningar, anrop,
egna variabler och slingor över annat än listor gör det inte.
Varför: text är inte program. Det som ska räknas ut anges som en uppgift, så att det kan kontrolleras.

Fel:

    belopp: {a: 1 000 kr, b: 500 kr}
    text:
      bakgrund: Tillsammans kostar de {{ belopp.a + belopp.b }}.

Rätt:

    belopp: {a: 1 000 kr, b: 500 kr, totalt: {varde: 1 500 kr, summa_av: [a, b]}}
    text:
      bakgrund: Tillsammans kostar de {{ belopp.totalt }}.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL032"
CHECK: Final = Check(CODE, Severity.ERROR, None)
