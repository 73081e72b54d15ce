"""En pågående uträkning av ett ärendes texter: namnen, felen, och det som redan är uppslaget, skrivet eller inlagt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from beslutsgen.draft.pieces import Fact, ProseFault, Source, Told
    from beslutsgen.draft.scope import Node


class Included(Struct, frozen=True):
    """Ett felfritt stycke som läggs in: bitarna, hur många nivåer det går ned och hur mycket det skriver."""

    told: Told
    height: int
    written: int


class Evaluation(Struct):
    """En pågående uträkning: namnen som gäller, felen hittills och hur mycket som skrivits.

    Det som ärendets namn pekar på är detsamma överallt, så det som slagits upp, skrivits eller lagts in en gång minns.
    """

    root: Mapping[str, Node]
    sources: Callable[[str], Source]
    faults: list[ProseFault] = field(default_factory=list)
    written: int = 0
    nodes: dict[str, Node] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    included: dict[tuple[str, str], Included] = field(default_factory=dict)
