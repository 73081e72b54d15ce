"""FIL034: Texten hänvisar till en uppgift som saknas i ärendet.

Vad: en hänvisning till en uppgift som kan finnas men inte är ifylld i detta ärende, till exempel ett avtals
förlängning.
Varför: meningen skulle sluta mitt i. Är uppgiften frivillig skrivs meningen i ett villkor.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    text:
      bakgrund: Uppdraget gäller {{ avtal.uppdrag.period }}.

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    text:
      bakgrund: Uppdraget är nytt.{% if avtal.uppdrag.period %} Det gäller {{ avtal.uppdrag.period }}.{% endif %}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL034"
CHECK: Final = Check(CODE, Severity.ERROR, None)
