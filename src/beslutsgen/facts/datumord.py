"""Månadernas och veckodagarnas namn och förkortningar."""

from __future__ import annotations

from typing import Final

MANADER: Final = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_FORKORTADE: Final = {"sept": 9, **{namn[:3]: nummer for nummer, namn in enumerate(MANADER, 1)}}
MANADSORD: Final = {namn: nummer for nummer, namn in enumerate(MANADER, 1)} | _FORKORTADE
# Längst först, så att mars inte läses som mar.
MANADSMONSTER: Final = "|".join(sorted(MANADSORD, key=len, reverse=True))
VECKODAG: Final = r"(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
