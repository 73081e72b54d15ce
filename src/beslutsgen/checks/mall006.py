"""MALL006: En tagg i mallen säger något som mallar inte kan.

Vad: en mall kan skriva ut uppgifter med filter, pröva if och gå igenom listor med for. Taggar med {%p och {%tr
står ensamma i sitt stycke och sin rad, och ett villkor börjar och slutar i samma stycke, cell eller tabell.
Varför: allt annat kan ge ett papper som Word inte öppnar, eller innehåll som ingen har sett i ärendefilen.

Fel:

    {% set rubrik = "Tjänsteskrivelse" %}

Rätt:

    {% if arende.underrubrik %}{{ arende.underrubrik }}{% endif %}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "MALL006"
CHECK: Final = Check(CODE, Severity.ERROR, None)
