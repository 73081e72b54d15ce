"""Vad en skillnad i ord mellan två meningar betyder: inget, en form, ett tillägg, ett annat ord eller en annan sak."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from beslutsgen.checks.tokens import Token

# Ord som skiljer en sak från en annan av samma slag: det gamla och det nya, den ena och den andra, delen och helheten.
_WORDS: Final = """
    tidigare nuvarande nya ny nytt gamla gammal gammalt förra föregående kommande ytterligare extra andra annan annat
    övriga första tredje fjärde femte sista varav därav vardera respektive totalt totala sammanlagt hela del delar delen
    inte ej aldrig ingen inget inga norra södra östra västra inre yttre vuxna barn flickor pojkar kvinnor män sommar
    vinter vår höst vardag vardagar helg helger dag natt brutto netto högst minst lägst utfall budget prognos
    planerade planerad kommunen regionen staten beställaren utföraren hyresvärden hyresgästen utan före hittills
    alternativ exklusive inklusive januari februari mars april maj juni juli augusti september oktober november december
"""
_CONTRAST: Final = frozenset(_WORDS.split())
_PREFIX: Final = 5
_LONG: Final = 6
_CLOSE: Final = 2
_PAST: Final = ("de", "te", "dde")


class Kind(Enum):
    """Vad en skillnad betyder."""

    FUNCTION = 1
    """Bara småord."""
    FORM = 2
    """Samma ord i annan form, eller felskrivet."""
    EXTRA = 3
    """Den ena meningen säger något mer."""
    OTHER = 4
    """Ett ord är utbytt mot ett annat."""
    CONTRAST = 5
    """Meningarna handlar om olika saker."""


class Difference(NamedTuple):
    """Det som står i den ena meningen men inte i den andra, på samma ställe.

    `around` är tecknen närmast före och efter stället i den andra meningen.
    """

    first: tuple[Token, ...]
    second: tuple[Token, ...]
    around: tuple[Token, ...] = ()


def contrasting(token: Token) -> bool:
    """Om tecknet skiljer en sak från en annan av samma slag."""
    return token.number or token.norm in _CONTRAST


def kind_of(difference: Difference) -> Kind:
    """Vad skillnaden betyder."""
    if any(map(contrasting, (*difference.first, *difference.second))):
        return Kind.CONTRAST
    return kind_within(difference)


def kind_within(difference: Difference) -> Kind:
    """Vad skillnaden betyder, när inget i den skiljer en sak från en annan."""
    here = [token for token in difference.first if token.content]
    there = [token for token in difference.second if token.content]
    if not here and not there:
        return Kind.FUNCTION
    if len(here) == len(there) and all(_one_word(a.norm, b.norm) for a, b in zip(here, there, strict=True)):
        return Kind.FORM
    return Kind.OTHER if here and there else Kind.EXTRA


@lru_cache(maxsize=4096)
def _one_word(a: str, b: str) -> bool:
    """Om orden är ett ord: samma början, eller en eller två bokstäver ifrån. Dåtid och nutid är olika."""
    if a.endswith(_PAST) != b.endswith(_PAST):
        return False
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= max(_PREFIX, min(len(a), len(b)) - 3):
        return True
    if a[0] != b[0] or min(len(a), len(b)) < _LONG:
        return False
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(a, b) <= _CLOSE
