"""DOK011: En bunden uppgift i papperet säger emot ärendefilen.

Vad: det som står på en bunden uppgifts plats jämförs med uppgiftens värde i ärendefilen, också när den skrevs över
helt.
Varför: papperet och ärendefilen kan inte båda vara rätt.

Fel:

    byggt Uppdraget kostar {belopp.uppdrag: 3,8 mnkr per år}.
    papper Uppdraget kostar 3,9 mnkr per år.
    ärende belopp.uppdrag: 3,8 mnkr per år

Rätt:

    byggt Uppdraget kostar {belopp.uppdrag: 3,8 mnkr per år}.
    papper Uppdraget kostar 3 800 000 kr per år.
    ärende belopp.uppdrag: 3,8 mnkr per år
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK011"
CHECK: Final = Check(CODE, Severity.ERROR, None)
