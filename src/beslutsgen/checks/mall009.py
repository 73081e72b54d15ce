"""MALL009: Innehåll med flera stycken står mitt i en rad.

Vad: ett block med flera stycken, en lista eller en tabell ska stå ensamt i sitt stycke i mallen.
Varför: en tabell eller en lista kan inte stå mitt i en mening.

Fel:

    Förslag: {{ beslut }} med mera

Rätt:

    {{ beslut }}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL009"
CHECK: Final = Check(CODE, Severity.ERROR, None)
