r"""FIL006: Ett tecken i filen kan inte skrivas i papperen.

Vad: styrtecken, tecken som bara finns i ett visst typsnitt (Words inklistrade punkt U+F0B7) och förlorade
tecken.
Varför: de syns inte eller blir tomma rutor i papperet, och några gör att Word inte kan öppna det.

Fel:

    text:
      bakgrund: "\uF0B7 Vård i hemmet"

Rätt:

    text:
      bakgrund: |
        - Vård i hemmet
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL006"
CHECK: Final = Check(CODE, Severity.ERROR, None)
