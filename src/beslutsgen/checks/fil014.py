"""FIL014: Namnet på en post innehåller tecken som inte kan stå i en hänvisning.

Vad: egna namn under parter, avtal, belopp och så vidare: bokstäver, siffror och _, med en bokstav först.
Varför: text hänvisar till posten med namnet, och där betyder bindestreck, punkt och blanksteg något annat.

Fel:

    belopp:
      regionens-del: 2,9 mnkr per år

Rätt:

    belopp:
      regionens_del: 2,9 mnkr per år
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL014"
CHECK: Final = Check(CODE, Severity.ERROR, None)
