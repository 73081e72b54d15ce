"""MALL001: En platshållare i mallen nämner något som inte finns.

Vad: varje platshållare, villkor och slinga i en Wordmall jämförs med de namn som ärendet och mallpaketet har.
Varför: ett felstavat namn ger annars ett papper där uppgiften saknas, och ingen märker det förrän i nämnden.

Fel:

    Diarienummer: {{ arende.diarenummer }}

Rätt:

    Diarienummer: {{ arende.diarienummer }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL001"
CHECK: Final = Check(CODE, Severity.ERROR, None)
