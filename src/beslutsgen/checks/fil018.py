"""FIL018: Ett komma eller en klammer delar värdet.

Vad: värden utan citattecken inom klamrar. Där slutar ett värde vid kommat: `{varde: 3,8 mnkr}` blir 3.
Varför: YAML säger inget, så beloppet skulle tryckas fel.

Fel:

    belopp:
      drift: {varde: 3,8 mnkr per år, avser: lokaler}

Rätt:

    belopp:
      drift: {varde: "3,8 mnkr per år", avser: lokaler}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL018"
CHECK: Final = Check(CODE, Severity.ERROR, None)
