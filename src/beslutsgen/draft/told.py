"""Fakta i ett utkasts texter, vart och ett en gång, också där ett stycke läggs in i flera texter."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from beslutsgen.draft.place import ProsePlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.passage import FactSpan, Passage, Place

# Var ett faktum står, och faktumet.
_Telling: TypeAlias = "tuple[Place, FactSpan]"


def told_once(passages: Iterable[Passage]) -> list[FactSpan]:
    """Fakta i styckena; ett som står likadant i två stycken och kommer från samma plats i filen räknas en gång."""
    # Platserna är dyra att räkna fram: bara det som står lika i två stycken behöver dem.
    alike: dict[tuple[int, int, str | None], list[_Telling]] = {}
    for passage in passages:
        for fact in passage.facts:
            telling = (passage.place, fact)
            tellings = alike.setdefault((fact.start, fact.end, fact.path), [])
            if not tellings or not any(_same(telling, other) for other in tellings):
                tellings.append(telling)
    return [fact for tellings in alike.values() for _, fact in tellings]


def _same(one: _Telling, other: _Telling) -> bool:
    return one[1] == other[1] and _origin(*one) == _origin(*other)


def _origin(place: Place, fact: FactSpan) -> object:
    return place.origin(fact.start, fact.end) if isinstance(place, ProsePlace) else place
