"""FIL030: Texten hänvisar till en uppgift som inte finns.

Vad: varje hänvisning i löpande text slås upp bland ärendets uppgifter, med alla delar. Tipset är det namn som
ligger närmast.
Varför: ett felstavat namn skulle annars ge en lucka i papperet.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}}
    text:
      bakgrund: Uppdraget gäller {{ avtal.updrag.period }}.

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag, period: 2018-03-01–2021-01-31}}
    text:
      bakgrund: Uppdraget gäller {{ avtal.uppdrag.period }}.
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL030"
CHECK: Final = Check(CODE, Severity.ERROR, None)
