"""MALL007: Mallen saknar ett format som innehållet behöver.

Vad: listor skrivs med Punktlista och Numrerad lista, rubriker i ett block med Rubrik 1 till 9, tabeller med
Beslutstabell eller Tabellrutnät. Formatet måste finnas i Wordmallen när innehållet har en sådan del.
Varför: en lista eller rubrik utan format syns inte för skärmläsare, och ser ut som vanlig text.

Fel (mallen saknar Numrerad lista):

    {{ beslut }}

Rätt:

    {{ beslut }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL007"
CHECK: Final = Check(CODE, Severity.ERROR, None)
