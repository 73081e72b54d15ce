"""FIL020: Texten klipps vid #.

Vad: text utan citattecken där ` #` gör resten till en kommentar. Kommentarer efter ett helt värde är
tillåtna: felet gäller # direkt följt av annat än blanksteg, # före en siffra, # inne i en öppen parentes
och # mitt i en text över flera rader. Datum, belopp, antal och andra fakta är alltid hela och prövas inte.
Varför: det som står efter # försvinner ur papperen utan att YAML säger något.

Fel:

    arende:
      rubrik: Upphandling #2 av korttidsvård
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden

Rätt:

    arende:
      rubrik: "Upphandling #2 av korttidsvård"
      typ: verksamhetsuppdrag
      namnd: Omsorgsnämnden
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL020"
CHECK: Final = Check(CODE, Severity.ERROR, None)
