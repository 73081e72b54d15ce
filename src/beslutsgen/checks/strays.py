"""Ord som nästan är ett annat ord i samma texter: ett skrivfel, inte en böjning och inte två olika ord.

En svensk ordlista skulle inte hjälpa: de fria listorna saknar kommunernas sammansättningar (sviktplats) och innehåller
vanliga skrivfel, och både förläggning och förlängning är riktiga ord. Därför avgör hur ofta orden står och vad som står
runt dem.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.lookalikes import Slip, pairs, slip_kind
from beslutsgen.checks.uses import AROUND, counts, places, uses, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.uses import Use, Words

_SHORTEST: Final = 4
_LONGEST: Final = 60

# Ett kort namn prövas bara bredvid samma namn (Tjust Buss), ett kort vanligt ord inte alls: vård och värd är två ord.
_SHORTEST_NAME: Final = 6
_LONG_NAME: Final = 8
_SHORTEST_COMMON: Final = 8
# Så många av det vanligare ordets ställen jämförs.
_MOST_PLACES: Final = 40
_OFTEN: Final = 2
# Ett ord som står fem gånger så ofta är det rätta också när skrivfelet har kopierats.
_FAR_OFTENER: Final = 5
# Så många ord med samma början visar vilket av två ord som är rätt, när båda står en gång.
_FAMILY: Final = 3
_LONG: Final = 12
# Så långa ord är nästan aldrig två olika ord som skiljer sig i en bokstav.
_VERY_LONG: Final = 15
_CONTENT: Final = 5
_SOME: Final = 1
_STRONG: Final = 5


class Stray(Struct, frozen=True):
    """Ett ord som avviker, och det ord som det borde vara; `often` är hur många gånger det rätta står."""

    use: Use
    right: Use
    often: int


def strays(view: View) -> Iterator[Stray]:
    """Avvikande ord, i den ordning som de hittas."""
    found = words(view)
    starts = cache(lambda: _starts(counts(view)))
    for one, other in pairs(_tried(found)):
        kind = slip_kind(one, other, name=found.named(one) and found.named(other))
        if kind is None:
            continue
        first, second = _right_first(counts(view), starts, one, other)
        right, wrong = places(uses(view, first)), places(uses(view, second))
        stray = _judged(wrong, right, kind, _weight(starts, first, second)) if _rarer(wrong, right) else None
        if stray:
            yield from (Stray(use, stray, len(right)) for use in wrong)


def _tried(found: Words) -> list[str]:
    """De ord som är så långa att de prövas: ett kort ord bara om det alltid har stor bokstav."""
    lower = found.lower
    return [
        word
        for word in found
        if _SHORTEST <= len(word) <= _LONGEST
        and (len(word) >= _SHORTEST_COMMON or word not in lower)
        and word.isalpha()
    ]


def _starts(often: Mapping[str, int]) -> Mapping[str, int]:
    """Hur många ord som börjar på varje ordbörjan."""
    found: dict[str, int] = defaultdict(int)
    for word, count in often.items():
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha():
            for end in range(_SHORTEST - 1, len(word)):
                found[word[:end]] += count
    return found


def _right_first(
    often: Mapping[str, int], starts: Callable[[], Mapping[str, int]], one: str, other: str
) -> tuple[str, str]:
    """Det rätta ordet och det avvikande: det vanligare, annars det vars början är vanligare, annars det första."""
    mine, theirs = often[one], often[other]
    if mine == theirs:
        mine, theirs = _weight(starts, one, other), _weight(starts, other, one)
    return (one, other) if mine >= theirs else (other, one)


def _weight(starts: Callable[[], Mapping[str, int]], word: str, other: str) -> int:
    """Hur många ord som börjar som ordet, så långt att det skiljer sig från det andra."""
    parted = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word) - 1)
    return starts().get(word[: parted + 1], 0)


def _rarer(wrong: Sequence[Use], right: Sequence[Use]) -> bool:
    return len(wrong) == 1 or len(right) >= _FAR_OFTENER * len(wrong)


def _judged(wrong: Sequence[Use], right: Sequence[Use], kind: Slip, family: int) -> Use | None:
    """Stället där det rätta ordet står mest likt, om det avvikande är ett skrivfel för det."""
    best = max(right[:_MOST_PLACES], key=lambda use: _likeness(wrong[0], use))
    long = min(len(wrong[0].text), len(best.text)) >= _LONG
    often = len(right) >= _OFTEN or (long and family >= _FAMILY)
    if _named(right) and _named(wrong) and any(use.capital for use in (*right, *wrong)):
        found = _proper(wrong[0], best, right, kind)
    else:
        found = _common(wrong[0], best, kind, often=often)
    return best if found else None


def _named(uses: Sequence[Use]) -> bool:
    """Om ordet alltid har stor bokstav."""
    return all(use.text[0].isupper() for use in uses)


def _proper(wrong: Use, best: Use, right: Sequence[Use], kind: Slip) -> bool:
    """Om ett egennamn är felskrivet: olika personer och namn i samma uppräkning är olika namn."""
    if any(use.sentence is wrong.sentence for use in right) or all(
        _other_person(wrong, use) for use in right
    ):
        return False
    if _shares_name(wrong, best):
        return True
    # Lindgården och Lundgården kan vara två hus fast det står detsamma om dem.
    if kind is Slip.OTHER_LETTER:
        return False
    shortest = min(len(wrong.text), len(best.text))
    seen = len(right) >= _OFTEN or _likeness(wrong, best) >= _STRONG
    return shortest >= (_SHORTEST_NAME if seen else _LONG_NAME)


def _common(wrong: Use, best: Use, kind: Slip, *, often: bool) -> bool:
    """Om ett vanligt ord är felskrivet. Ett annat ord på en bokstav när måste stå i samma sammanhang."""
    if min(len(wrong.text), len(best.text)) < _SHORTEST_COMMON:
        return False
    left, after = _shared(wrong.before, best.before), _shared(wrong.after, best.after)
    very_long = len(wrong.text) >= _VERY_LONG
    if kind is Slip.OTHER_LETTER and not (often and very_long):
        return bool(left and after) and left + after >= _STRONG
    return often or very_long or left + after >= _SOME


def _likeness(one: Use, other: Use) -> int:
    """Hur mycket lika som står omkring orden."""
    return _shared(one.before, other.before) + _shared(one.after, other.after)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Hur många av de närmaste orden som är lika; ett långt ord räknas dubbelt."""
    score = 0
    for a, b in zip(one, other, strict=False):
        if a.casefold() != b.casefold():
            break
        score += 2 if len(a) >= _CONTENT else 1
    return score


def _shares_name(one: Use, other: Use) -> bool:
    """Om grannen är samma egennamn: Linda Ljungkvist och Linda Ljungqvist."""
    first, after = _names(one), _names(other)
    return any(a is not None and a == b for a, b in zip(first, after, strict=True))


def _names(use: Use) -> tuple[str | None, str | None]:
    """Egennamnen närmast före och efter. Ett ord som börjar en mening har stor bokstav också annars."""
    signature = len(use.before) + len(use.after) < AROUND
    before = use.before[0] if len(use.before) > 1 or (use.before and signature) else None
    after = use.after[0] if use.after else None
    return (
        before if before and before[0].isupper() else None,
        after if after and after[0].isupper() else None,
    )


def _other_person(one: Use, other: Use) -> bool:
    """Om namnen har olika förnamn."""
    if not one.follows or not other.follows:
        return False
    a, b = one.before[0], other.before[0]
    return a != b and a[0].isupper() and b[0].isupper()
