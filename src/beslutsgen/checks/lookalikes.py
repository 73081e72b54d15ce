"""Hur två nästan lika ord skiljer sig, och om skillnaden är svensk grammatik i stället för ett skrivfel."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.near import inflected, one_slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Bokstäver som växlar i böjning: huvudmannen och huvudmännen, ledamot och ledamöter.
_VOWELS: Final = (frozenset("aäå"), frozenset("oö"))
# Förled och förstavelser: med olika förled är orden olika, som anslutning och avslutning.
_PREFIXES: Final = (
    *("an", "av", "be", "bi", "bort", "e", "er", "fram", "från", "för", "före", "ge", "gen", "hem", "hit"),
    *("in", "inne", "med", "mot", "ned", "ner", "o", "om", "på", "sam", "till", "upp", "ur", "ut", "ute"),
    *("und", "under", "van", "vid", "å", "åter", "över"),
)
# Ord på en bokstav när som båda är vanliga i papper; bara början av orden, för böjningens skull.
_REAL_PAIRS: Final = frozenset(
    {
        frozenset({"förordnand", "förordand"}),
        frozenset({"patient", "patent"}),
        frozenset({"planering", "placering"}),
        frozenset({"anställ", "avställ"}),
        frozenset({"internt", "externt"}),
        frozenset({"lidköping", "linköping"}),
        frozenset({"kontakt", "kontrakt"}),
        frozenset({"boning", "bokning"}),
    }
)
_KEPT_END: Final = 3
_KEPT_AFTER_SWAP: Final = 2
# Så många ord och ordpar hålls i minnet: samma ord återkommer i text efter text.
_REMEMBERED: Final = 4096


class Slip(Enum):
    """Hur två ord skiljer sig."""

    SWAPPED = "två bokstäver har bytt plats"
    DOUBLED_OR_LOST = "en bokstav för mycket eller för lite"
    OTHER_LETTER = "en annan bokstav"


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Alla par av ord, i ordning, som börjar och slutar lika och skiljer sig högst som ett skrivfel gör."""
    beside = _sharing_half(words)
    order = {word: at for at, word in enumerate(words) if word in beside}
    alike: dict[str, list[str]] = defaultdict(list)
    for word in order:
        for key in _shortened(word):
            alike[key].append(word)
    found = {
        (order[one], order[other]): (one, other)
        for group in alike.values()
        for one, other in combinations(group, 2)
    }
    return (found[key] for key in sorted(found))


def _sharing_half(words: Iterable[str]) -> set[str]:
    """Orden som har en halva gemensam med ett annat: de allra flesta har det inte, och behöver inte jämföras."""
    first: dict[str, str] = {}
    found: set[str] = set()
    for word in words:
        for key in _halves(word):
            other = first.setdefault(key, word)
            if other is not word:
                found.add(other)
                found.add(word)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _halves(word: str) -> tuple[str, ...]:
    """Ordets början och slut in mot mitten: av två ord som skiljer sig med ett skrivfel är ena halvan lika.

    Ett skrivfel rör högst två bokstäver, och ordet kan vara det längre av de två.
    """
    length = len(word)
    return tuple(
        key
        for shorter in (length, length - 1)
        for half in [max(1, (shorter - 1) // 2)]
        for key in (f"{shorter}{word[-1]}{word[:half]}", f"{shorter}{word[0]} {word[length - half :]}")
    )


@lru_cache(maxsize=_REMEMBERED)
def _shortened(word: str) -> tuple[str, ...]:
    """Ordet, och ordet utan en av bokstäverna efter den första."""
    return tuple(dict.fromkeys((word, *(word[:at] + word[at + 1 :] for at in range(1, len(word))))))


@lru_cache(maxsize=_REMEMBERED)
def slip_kind(one: str, other: str, *, name: bool = False) -> Slip | None:
    """Skrivfelet mellan två ord i gemener, eller `None` när det lika gärna är böjning, fogning eller olika ord.

    I ett egennamn räcker det att en bokstav i slutet är lika.
    """
    if one[0] != other[0] or not one_slip(one, other) or inflected(one, other) or _different(one, other):
        return None
    start, end = _kept(one, other)
    if len(one) != len(other):
        doubled = max(one, other, key=len)[start] == one[start - 1]
        fits = end >= (1 if name else _KEPT_END - doubled) and not _grammar(one, other, start)
        return Slip.DOUBLED_OR_LOST if fits else None
    if len(one) - start - end == _KEPT_AFTER_SWAP:
        return Slip.SWAPPED if end >= (1 if name else _KEPT_AFTER_SWAP) else None
    same_letter = any({one[start], other[start]} <= vowels for vowels in _VOWELS)
    return None if same_letter or end < (1 if name else _KEPT_END) else Slip.OTHER_LETTER


def _kept(one: str, other: str) -> tuple[int, int]:
    """Hur många bokstäver som är lika i början och i slutet."""
    shortest = min(len(one), len(other))
    start = next((at for at in range(shortest) if one[at] != other[at]), shortest)
    end = next((at for at in range(shortest - start) if one[-1 - at] != other[-1 - at]), shortest - start)
    return start, end


def _grammar(one: str, other: str, start: int) -> bool:
    """Om den extra bokstaven är ett foge-s eller particip: vårdsplats och vårdplats, plastade och plastande."""
    longer = max(one, other, key=len)
    extra, rest = longer[start], longer[start + 1 :]
    if extra == "s":
        return longer[start - 1] != "s" and not rest.startswith("s")
    return extra == "n" and longer[start - 1] == "a" and rest.startswith("de")


def _different(one: str, other: str) -> bool:
    """Om orden är två olika: ett känt par, eller samma ord med olika förled."""
    if any(all(any(word.startswith(stem) for word in (one, other)) for stem in pair) for pair in _REAL_PAIRS):
        return True
    rests = [
        {word[len(prefix) :]: prefix for prefix in _PREFIXES if word.startswith(prefix)}
        for word in (one, other)
    ]
    return any(rests[0][rest] != rests[1][rest] for rest in rests[0].keys() & rests[1].keys() if rest)
