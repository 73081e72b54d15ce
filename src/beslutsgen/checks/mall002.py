"""MALL002: Ett filter i mallen finns inte, eller passar inte uppgiften.

Vad: varje filter efter ett lodstreck i en Wordmall jämförs med de filter som finns för uppgiftens slag.
Varför: filtret bestämmer hur uppgiften skrivs, och ett okänt filter kan programmet inte gissa.

Fel:

    Sammanträdet den {{ arende.sammantrade | utskriven }}

Rätt:

    Sammanträdet den {{ arende.sammantrade | utskrivet }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL002"
CHECK: Final = Check(CODE, Severity.ERROR, None)
