"""Värden som nästan är lika: en siffra, två omkastade siffror eller tusen gånger fel, i meningar om samma sak."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Finding
from beslutsgen.checks.slips import digit_slip
from beslutsgen.checks.tokens import tokens
from beslutsgen.checks.words import even
from beslutsgen.facts import Belopp, Datum, Period, kronor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.checks.tokens import Token
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan, Value

# Så många siffror behövs för att två omkastade, eller en enda fel, ska vara ett skrivfel och inte ett annat belopp.
_SWAPPED: Final = 3
_WRONG: Final = 4
_THOUSANDS: Final = ("000", "000000")
_SHARED: Final = 2
# Så långt från värdet i meningen hör orden till det.
_REACH: Final = 8
_NEXT: Final = 4
_STEM: Final = 7
# Ett värde på fler ställen än så är inget skrivfel.
_MOST: Final = 20
# Meningar om en annan tid, en del eller en jämförelse handlar om ett annat värde.
_APART: Final = frozenset(
    [
        *("tidigare", "förra", "föregående", "nuvarande", "gamla", "gällande", "ökar", "ökning", "minskar"),
        *("höjs", "sänks", "höjning", "sänkning", "istället", "jämfört", "utfall", "ansökt", "sökt", "varav"),
        *("därav", "ytterligare", "respektive", "prognos", "budget"),
        *("längst", "därefter", "förlängdes", "gällde"),
    ]
)
# Ord som hör till nästan vilken dag eller vilket belopp som helst säger inte vad det gäller.
_BOUNDS: Final = frozenset(("senast", "tidigast", "omkring", "ungefär", "cirka", "högst", "minst"))


class Place(Struct, frozen=True):
    """Ett värde där det står: dess siffror och orden omkring.

    `closest` är innehållsordet närmast före och meningens första.
    """

    sentence: Sentence
    fact: FactSpan
    digits: str
    words: frozenset[str]
    closest: frozenset[str]
    apart: bool

    @property
    def part(self) -> tuple[str | None, str]:
        """Papperet och avsnittet; ett papper kan ha förslaget och tjänsteskrivelsen efter varandra."""
        return self.sentence.paper, self.sentence.path.partition("[")[0]


class NearPair(Struct, frozen=True):
    """Två ställen vars värden nästan är lika; `second` står sist."""

    first: Place
    second: Place


def findings(pairs: Iterable[NearPair]) -> Iterator[Finding]:
    """Ett fynd för varje par, vid det värde som står sist."""
    for pair in pairs:
        yield Finding(
            _spot(pair.second),
            f"Här står {_text(pair.second)}, men i en mening om samma sak står {_text(pair.first)}.",
            "Är det samma uppgift är en av dem felskriven: ta reda på vilken, och rätta den.",
            ((_spot(pair.first), "den andra uppgiften"),),
        )


def _text(place: Place) -> str:
    return even(place.sentence.passage.text[place.fact.start : place.fact.end])


def _spot(place: Place) -> Spot:
    return place.sentence.spot(place.fact.start, place.fact.end)


def near_amounts(view: View) -> Iterator[NearPair]:
    """Belopp i olika papper, eller i olika delar av ett, som nästan är lika."""
    for pair in _near(view, _amount, _amount_slip):
        a, b = pair.first.fact.value, pair.second.fact.value
        if isinstance(a, Belopp) and isinstance(b, Belopp) and a.per == b.per:
            yield pair


def near_dates(view: View) -> Iterator[NearPair]:
    """Dagar i olika papper, eller i olika delar av ett, som skiljer sig i en siffra."""
    return _near(view, _day, digit_slip)


def near_periods(view: View) -> Iterator[NearPair]:
    """Perioder i olika papper, eller i olika delar av ett, där den ena änden är densamma och den andra inte."""
    places = list(_places(view, _period))
    parts = _parts(places)
    ends: dict[str, list[Place]] = defaultdict(list)
    for second in places:
        for key in second.digits.split("/"):
            for first in ends[key][:_MOST]:
                if first.digits != second.digits and _one_thing(first, second, parts):
                    yield NearPair(first, second)
            ends[key].append(second)


def _near(
    view: View, digits: Callable[[Value], str | None], slip: Callable[[str, str], bool]
) -> Iterator[NearPair]:
    places = list(_places(view, digits))
    parts = _parts(places)
    for first, second in _candidates(places):
        if slip(first.digits, second.digits) and _one_thing(first, second, parts):
            yield NearPair(first, second)


def _parts(places: Sequence[Place]) -> Mapping[str, set[tuple[str | None, str]]]:
    """Papperen och avsnitten som varje värde står i."""
    found: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for place in places:
        found[place.digits].add(place.part)
    return found


def _one_thing(first: Place, second: Place, parts: Mapping[str, set[tuple[str | None, str]]]) -> bool:
    """Om meningarna talar om samma sak, och inget av avsnitten också har det andra värdet."""
    both_known = first.part in parts[second.digits] or second.part in parts[first.digits]
    alike = len(first.words & second.words) >= _SHARED or bool(first.closest & second.closest)
    return alike and not both_known and first.apart is second.apart


def _places(view: View, digits: Callable[[Value], str | None]) -> Iterator[Place]:
    for sentence in view.sentences:
        numbers = {fact: number for fact in sentence.facts if (number := digits(fact.value))}
        if not numbers or sentence.path in ("tabell", "comment", "underlag"):
            continue
        found = tokens(sentence)
        apart = any(token.norm in _APART for token in found)
        first = next((at for at, token in enumerate(found) if token.content), len(found))
        for at, token in enumerate(found):
            if token.fact in numbers:
                near = _stems(found[max(0, at - _REACH) : at + _REACH])
                closest = {
                    *_stems(found[max(0, at - _NEXT) : at])[-1:],
                    *_stems(found[first : min(first + 1, at)]),
                }
                number = numbers[token.fact]
                yield Place(sentence, token.fact, number, frozenset(near), frozenset(closest), apart)


def _stems(found: Sequence[Token]) -> list[str]:
    """Innehållsorden utan böjning."""
    return [token.norm[:_STEM] for token in found if token.content and token.norm not in _BOUNDS]


def _candidates(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Par som delar alla siffror, alla utom en, eller alla utom nollorna sist; varje par en gång."""
    earlier: dict[str, list[Place]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for place in places:
        for key in _keys(place.digits):
            for other in earlier[key][:_MOST]:
                both = (id(other), id(place))
                if other.digits != place.digits and both not in seen:
                    seen.add(both)
                    yield other, place
            earlier[key].append(place)


def _keys(digits: str) -> set[str]:
    masked = {f"{digits[:at]}?{digits[at + 1 :]}" for at in range(len(digits))}
    return {f"bokstäver {''.join(sorted(digits))}", f"nollor {digits.rstrip('0')}", *masked}


def _amount(value: Value) -> str | None:
    """Beloppets hela kronor; ett ungefärligt belopp, ett intervall och noll jämförs inte."""
    if not isinstance(value, Belopp) or value.till is not None or value.grans is not None:
        return None
    number = kronor(value)
    return f"{number:f}".split(".")[0] if number >= 1 else None


def _amount_slip(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if longer.removeprefix(shorter) in _THOUSANDS:
        return len(shorter.rstrip("0")) > 1
    known = len(a.rstrip("0"))
    if sorted(a) == sorted(b):
        return known >= _SWAPPED and digit_slip(a, b)
    return min(known, len(b.rstrip("0"))) >= _WRONG and digit_slip(a, b)


def _day(value: Value) -> str | None:
    if not isinstance(value, Datum) or value.dag is None:
        return None
    return value.forsta.strftime("%Y%m%d")


def _period(value: Value) -> str | None:
    """Periodens ändar; en öppen period jämförs inte."""
    if not isinstance(value, Period) or value.slut is None:
        return None
    return f"från {value.start.forsta:%Y%m%d}/till {value.slut.sista:%Y%m%d}"
