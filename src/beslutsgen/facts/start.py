"""Var ett faktum kan börja: vid siffror, en månad eller ett räkneord. Allt annat i en text är snabbt passerat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.facts.datumord import MANADSORD
from beslutsgen.facts.tal import ORDVARDEN
from beslutsgen.facts.text import LETTER
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable

Slag: TypeAlias = Literal["siffror", "manad", "raknevord"]


class Start(Struct, frozen=True, gc=False):
    """Siffror, en månad eller ett räkneord: läge, slut och slag."""

    at: int
    end: int
    slag: Slag


def _by_letter(words: Iterable[str]) -> str:
    """Orden som mönster, samlade efter sin första bokstav, de längsta först."""
    letters = sorted({word[0] for word in words})
    return "|".join(
        f"{letter}(?:{'|'.join(sorted((word[1:] for word in words if word[0] == letter), key=len, reverse=True))})"
        for letter in letters
    )


# Varje träff tar med tecknet före: mönstret prövas då bara där ett ord eller ett tal börjar.
_START: Final = late(
    rf"[^{LETTER}_](?:(?<=[0-9])(?P<siffror>[0-9]*)"
    rf"|(?<![0-9])(?P<ord>{_by_letter({**MANADSORD, **ORDVARDEN})})(?![{LETTER}0-9_]))"
)


def starts(low: str) -> list[Start]:
    """Alla ställen i en jämnad text i gemener där ett faktum kan börja."""
    found = []
    for match in _START.finditer(f" {low}"):
        first, last = match.span()
        if match.lastindex == 1:
            found.append(Start(first - 1, last - 1, "siffror"))
        else:
            found.append(Start(first, last - 1, "raknevord" if match[2] in ORDVARDEN else "manad"))
    return found
