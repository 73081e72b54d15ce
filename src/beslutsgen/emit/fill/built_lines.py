"""Papperets stycken som de byggdes: texten, och läge och uppgift för varje bokmärke. Så står de i sidovagnen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from beslutsgen.word.steady import steady

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.word.ooxml import Element

# Ett bokmärke: dess namn, början och slut i styckets text, och uppgiftens sökväg, skrivsätt och slag.
Held: TypeAlias = "tuple[str, int, int, str, str, str]"


class BuiltLine(Struct, frozen=True, gc=False):
    """Ett stycke med text: delens slag, numret inom delen från 1, texten och bokmärkena."""

    part: str
    number: int
    text: str
    facts: tuple[Held, ...]


def lines_in(root: Element, kind: str, held: Mapping[str, Held]) -> tuple[BuiltLine, ...]:
    """Styckena i en dels träd; `held` är papperets bokmärken efter namn."""
    return tuple(
        BuiltLine(
            kind,
            one.number,
            one.text,
            tuple((name, start, end, *held[name][3:]) for name, start, end in one.marks if name in held),
        )
        for one in steady(root)
        if one.text
    )
