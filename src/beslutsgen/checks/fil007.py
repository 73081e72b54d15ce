"""FIL007: Samma nyckel står två gånger.

Vad: nycklar och egna namn som förekommer mer än en gång på samma plats.
Varför: bara det ena värdet kan gälla, och YAML väljer det sista utan att säga något.

Fel:

    parter:
      region: {namn: Region Östergötland}
      region: {namn: Landstinget}

Rätt:

    parter:
      region: {namn: Region Östergötland}
      landstinget: {namn: Landstinget}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "FIL007"
CHECK: Final = Check(CODE, Severity.ERROR, None)
