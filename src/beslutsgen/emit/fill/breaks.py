"""Stycken som står kvar utan text, där ett avsnitt slutar och efter en tabell: de varken syns eller läses upp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.word.ooxml import PPR, RPR, SECT_PR, w

if TYPE_CHECKING:
    from beslutsgen.word.ooxml import Element

# Avsnittet, och det som avgör ett tomt styckes höjd. Formatmallen, punkten, ramen och sidbrytningen hörde till texten.
_STAYS: Final = frozenset({SECT_PR, w("spacing"), RPR})


def ends_section(paragraph: Element) -> bool:
    """Om ett avsnitt slutar med stycket."""
    return paragraph.find(f"{PPR}/{SECT_PR}") is not None


def empty(paragraph: Element, *keeping: str) -> None:
    """Stycket töms på allt utom sitt format och barn som heter som `keeping`."""
    for child in [*paragraph]:
        if child.tag not in (PPR, *keeping):
            paragraph.remove(child)


def plain(paragraph: Element) -> None:
    """Av styckets format står bara avsnittet och höjden kvar."""
    for properties in paragraph.findall(PPR):
        for one in [*properties]:
            if one.tag not in _STAYS:
                properties.remove(one)
