"""DOK004: Papperet blev inte som utkastet.

Vad: innan ett papper skrivs till disk läses det tillbaka. Varje block ska stå helt och på sin plats, varje uppgift i
sitt bokmärke, och resten ska vara mallens egen text. Varje avsnitt ska ha samma sidstorlek och marginaler som i mallen,
och hänvisa till samma sidhuvud och sidfot.
Varför: ett papper som saknar ett stycke eller har ett annat belopp än ärendet får aldrig nå nämnden.

Fel:

    utkast Uppdraget gäller 2018-03-01–2021-01-31.
    papper Uppdraget gäller 2018-03-01–2022-01-31.

Rätt:

    utkast Uppdraget gäller 2018-03-01–2021-01-31.
    papper Uppdraget gäller 2018-03-01–2021-01-31.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "DOK004"
CHECK: Final = Check(CODE, Severity.ERROR, None)
