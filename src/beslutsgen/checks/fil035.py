"""FIL035: Texten blir för stor när den skrivs ut.

Vad: stycken som hänvisar till sig själva, villkor och slingor i för många nivåer, och slingor som ger för
mycket text.
Varför: en text som växer utan slut kan inte skrivas ut. Oftast är en hänvisning fel.

Fel:

    stycken:
      tiden: Se {{ stycken.kostnaden }}
      kostnaden: Se {{ stycken.tiden }}
    text:
      bakgrund: "{{ stycken.tiden }}"

Rätt:

    stycken:
      tiden: Uppdraget är nytt.
      kostnaden: Se ovan. {{ stycken.tiden }}
    text:
      bakgrund: "{{ stycken.kostnaden }}"
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL035"
CHECK: Final = Check(CODE, Severity.ERROR, None)
