"""DOK007: En uppgift ur ärendefilen är borttagen ur papperet.

Vad: en uppgift som programmet skrev i ett stycke finns inte kvar där, och har inte flyttats (DOK013).
Varför: nämnden ska få alla uppgifter som beslutet vilar på. Är det meningen ska uppgiften bort ur ärendefilens text
också.

Fel:

    byggt Uppdraget kostar {belopp.uppdrag: 3,8 mnkr per år} och omfattar {antal.platser: 7 platser}.
    papper Uppdraget kostar 3,8 mnkr per år.

Rätt:

    byggt Uppdraget kostar {belopp.uppdrag: 3,8 mnkr per år} och omfattar {antal.platser: 7 platser}.
    papper Uppdraget omfattar 7 platser och kostar 3,8 mnkr per år.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK007"
CHECK: Final = Check(CODE, Severity.WARNING, None)
