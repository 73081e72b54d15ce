"""Skräpsamlaren får vara i fred: det som läses in vid starten lever hela tiden, och behöver inte letas igenom."""

from __future__ import annotations

import gc
from typing import Final

# Så många föremål tillkommer mellan letandena, och så sällan letas det bland de gamla.
_THRESHOLDS: Final = (50_000, 20, 50)


def settle() -> None:
    """Det som nu finns räknas inte mer; det som tillkommer letas igenom då och då."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
