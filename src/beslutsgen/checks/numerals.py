"""Räkneord upp till nittionio, för text där ett tal står i både ord och siffror."""

from __future__ import annotations

from typing import Final

from beslutsgen.facts.tal import RAKNEORD

_TEENS: Final = ("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS: Final = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")

NUMBERS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate((*RAKNEORD, *_TEENS))},
    "ett": 1,
    **{ten: value * 10 for value, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}{unit}": value * 10 + ones
        for value, ten in enumerate(_TENS, 2)
        for ones, unit in ((1, "ett"), *enumerate(RAKNEORD[:10]))
        if ones
    },
}
# Längst först, så att tjugofyra inte läses som tjugo.
NUMERAL: Final = "|".join(sorted(NUMBERS, key=len, reverse=True))


def number(text: str) -> int:
    """Talet för ett räkneord eller siffror."""
    word = text.lower()
    return NUMBERS[word] if word in NUMBERS else int(word)
