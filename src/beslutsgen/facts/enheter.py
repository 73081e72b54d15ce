"""Enheterna som räknas: de kända i alla sina former, ärendets egna, sammansättningar, och när två är samma enhet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.facts.substantiv import ental, former
from beslutsgen.facts.text import END, GAP, LETTER
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.spann import Spann
    from beslutsgen.facts.text import Text

# Det som alltid räknas i löpande text; ett ärendes egna enheter kommer till.
ENHETER: Final = frozenset(
    form
    for ord_ in (
        *("plats", "boendeplats", "person", "brukare", "elev", "barn"),
        *("lägenhet", "årsarbetare", "enhet", "timme"),
    )
    for form in former(ord_)
)
_ADJEKTIV: Final = rf"(?P<adjektiv>[{LETTER}]{{2,24}}(?:a|e|ade|ande|ende)|ny|nytt|äldre|yngre){GAP}"
# Så mycket kan stå mellan talet och enhetens första ord: högst två ord, och mellanrummen omkring dem.
_LONGEST_BEFORE_UNIT: Final = 90
_INGA_ADJEKTIV: Final = frozenset(
    {
        *(
            "ska",
            "bara",
            "vara",
            "dessa",
            "alla",
            "båda",
            "andra",
            "de",
            "inte",
            "både",
            "vilka",
            "sina",
            "deras",
        ),
        *(
            "krona",
            "timme",
            "timma",
            "vecka",
            "sida",
            "inklusive",
            "exklusive",
            "avseende",
            "gällande",
            "rörande",
        ),
        *(
            "beträffande",
            "angående",
            "omfattande",
            "före",
            "inne",
            "ute",
            "samma",
            "hela",
            "kunna",
            "skulle",
            "borde",
        ),
        *(
            "erbjuda",
            "skapa",
            "bereda",
            "ge",
            "få",
            "se",
            "vilande",
            "liksom",
            "jämte",
            "minska",
            "utöka",
            "öka",
        ),
    }
)
ARTAL: Final = late(r"(?:19|20)[0-9]{2}\Z")


class _Units(NamedTuple):
    """Mönstret för kända enheter, och det som deras första ord börjar med."""

    pattern: re.Pattern[str]
    starts: tuple[str, ...]


@lru_cache(maxsize=64)
def _units(enheter: frozenset[str]) -> _Units:
    """De kända enheterna, med alla deras former."""
    alla = ENHETER | {form.lower() for enhet in enheter for form in former(enhet.strip())}
    ordered = sorted(alla - {""}, key=lambda enhet: (-len(enhet), enhet))
    monster = "|".join(GAP.join(map(re.escape, enhet.split())) for enhet in ordered)
    pattern = late(rf"{GAP}(?:(?:st\.?|stycken){GAP})?(?:{_ADJEKTIV})?(?P<enhet>{monster}){END}(?!-)")
    return _Units(pattern, tuple({enhet.split()[0] for enhet in ordered if enhet.split()}))


def known_unit(text: Text, at: int, enheter: frozenset[str]) -> re.Match[str] | None:
    """Den kända enheten efter ett tal som slutar vid `at`, med adjektivet före den."""
    units = _units(enheter)
    words = text.low[at : at + _LONGEST_BEFORE_UNIT + max(map(len, units.starts))].split(None, 3)[:3]
    may_be = any(word.startswith(units.starts) for word in words)
    return units.pattern.match(text.low, at) if may_be else None


_SAMMANSATT: Final = late(
    rf"{GAP}(?P<enhet>[{LETTER}]{{2,40}}(?:{'|'.join(sorted(ENHETER, key=lambda enhet: (-len(enhet), enhet)))})){END}"
)


def enhet_efter(text: Text, spann: Spann, enheter: frozenset[str], *, raknat: bool) -> re.Match[str] | None:
    """Enheten efter talet; `raknat` säger att talet säkert räknar något, så att sammansättningar duger."""
    match = known_unit(text, spann.end, enheter)
    if match is None and raknat:
        return _SAMMANSATT.match(text.low, spann.end)
    if match is None or match["adjektiv"] is None:
        return match
    artal = ARTAL.search(text.low, spann.start, spann.end)
    return None if artal or match["adjektiv"] in _INGA_ADJEKTIV else match


def enhetsnyckel(enhet: str) -> str:
    """Enheten så som två antal jämförs: ental och gemener, utan bestämning framför (nya platser är platser)."""
    words = enhet.lower().split()
    if len(words) == 2 and words[0].endswith(("a", "e")):
        words = words[1:]
    return " ".join([ental(words[0]), *words[1:]]) if words else ""
