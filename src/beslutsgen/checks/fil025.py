"""FIL025: Citattecken saknas, är böjda eller innehåller omvänt snedstreck.

Vad: citat som aldrig avslutas, citat som slukat nycklarna på raderna under, omvänt snedstreck i dubbla
citattecken, och böjda citattecken (”så här”) runt ett helt värde.
Varför: allt efter citattecknet läses som text, ända till nästa citattecken i filen. Böjda citattecken är vanliga
tecken i YAML: de blir en del av värdet och trycks i papperet.

Fel:

    arende:
      rubrik: "Korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden

Rätt:

    arende:
      rubrik: "Korttidsvård"
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL025"
CHECK: Final = Check(CODE, Severity.ERROR, None)
