"""DOK013: En uppgift ur ärendefilen är flyttad till ett annat ställe i papperet.

Vad: en uppgift som programmet skrev i ett stycke eller en tabellcell står i ett annat, utan den mening som den hörde
till. Är hela meningen eller hela stycket flyttat är det ett ändrat eller flyttat stycke, och inget eget fynd.
Varför: samma värde kan säga något annat på en annan plats, som två belopp som har bytt rad i en tabell.

Fel:

    byggt Uppdraget omfattar {antal.platser: 7 platser}.
    byggt Tidigare fanns 12 platser, utan sluttid.
    papper Uppdraget omfattar .
    papper Tidigare fanns 7 platser 12 platser, utan sluttid.

Rätt:

    byggt Uppdraget omfattar {antal.platser: 7 platser}. Hyran är låg.
    byggt Tidigare fanns 12 platser.
    papper Hyran är låg.
    papper Tidigare fanns 12 platser. Uppdraget omfattar 7 platser.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK013"
CHECK: Final = Check(CODE, Severity.WARNING, None)
