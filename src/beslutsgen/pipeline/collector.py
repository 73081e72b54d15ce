"""Skräpsamlaren får vara i fred: det som läses in vid starten lever hela tiden, och behöver inte letas igenom."""

from __future__ import annotations

import gc
from typing import Final

# Så många föremål tillkommer mellan letandena, och så sällan letas det bland de gamla.
_THRESHOLDS: Final = (50_000, 20, 50)
# Till dess: fler föremål än så har inget kommando behövt för sina första ärenden.
_WHILE_STARTING: Final = 200_000


def start() -> None:
    """Det som läses in och görs för de första ärendena letas inte igenom: nästan allt av det lever till slutet."""
    gc.set_threshold(_WHILE_STARTING, *_THRESHOLDS[1:])


def settle() -> None:
    """Det som nu finns räknas inte mer; det som tillkommer letas igenom då och då."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
