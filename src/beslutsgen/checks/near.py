"""Om två ord är samma namn med ett skrivfel, eller samma ord i olika böjning."""

from __future__ import annotations

from collections import Counter
from typing import Final

_ENDINGS: Final = frozenset(
    (
        *(
            "",
            "s",
            "n",
            "en",
            "et",
            "t",
            "ns",
            "ens",
            "ets",
            "ts",
            "a",
            "as",
            "e",
            "es",
            "an",
            "ans",
            "r",
            "rna",
            "rnas",
        ),
        *(
            "er",
            "ar",
            "or",
            "ers",
            "ars",
            "ors",
            "na",
            "nas",
            "erna",
            "arna",
            "orna",
            "ernas",
            "arnas",
            "ornas",
        ),
        *("are", "aren", "arens", "ena", "enas", "ad", "at", "ade", "ande"),
    )
)
_LONGEST_ENDING: Final = 5
_LONG_WORD: Final = 12
_MOST: Final = 2


def inflected(a: str, b: str) -> bool:
    """Om orden bara skiljer sig i böjningen: nämnden och nämnder, Kanberget och Kanbergets."""
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return any(
        a[cut:] in _ENDINGS and b[cut:] in _ENDINGS
        for cut in range(shared, max(shared - _LONGEST_ENDING, 2), -1)
    )


def one_slip(a: str, b: str) -> bool:
    """Om orden skiljer sig med en bokstav: en för mycket, en för lite, en fel eller två som har bytt plats."""
    # Ett skrivfel är på ett ställe: början eller slutet är lika.
    half = (min(len(a), len(b)) - 1) // 2
    if a == b or abs(len(a) - len(b)) > 1 or (half and a[:half] != b[:half] and a[-half:] != b[-half:]):
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    return max(len(left), len(right)) == 1 or (len(left) == len(right) == _MOST and left == right[::-1])


def misspelt(word: str, name: str) -> bool:
    """Om ordet är namnet med ett skrivfel, i långa namn två; första bokstaven stämmer, och böjning är inget fel."""
    if not word or not name or word[0] != name[0] or word == name:
        return False
    slipped = one_slip(word, name) or (min(len(word), len(name)) >= _LONG_WORD and _two_slips(word, name))
    return slipped and not inflected(word, name)


def _two_slips(word: str, name: str) -> bool:
    return word[:2] == name[:2] and at_most(_MOST, word, name)


def at_most(slips: int, a: str, b: str) -> bool:
    """Om orden skiljer sig med högst så många skrivfel: tecken som fattas, är fel eller har bytt plats."""
    if abs(len(a) - len(b)) > slips or sum(_letters(a, b).values()) > slips * 2:
        return False
    # Få ord kommer hit: biblioteket läses in när något gör det.
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=slips) <= slips


def _letters(a: str, b: str) -> Counter[str]:
    """Bokstäverna som bara den ena har."""
    return (Counter(a) - Counter(b)) + (Counter(b) - Counter(a))
