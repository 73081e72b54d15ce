"""Hur egenskapstesterna körs: utan tidsgräns, eftersom maskiner är olika snabba.

Där inget får hoppas över prövas samma exempel varje gång, så att samma kod ger samma svar; annars nya varje gång.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("egen", deadline=None)
settings.register_profile("samma", deadline=None, derandomize=True)
settings.load_profile("samma" if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED") else "egen")
