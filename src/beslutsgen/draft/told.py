"""Fakta i ett utkasts texter, vart och ett en gång, också där ett stycke läggs in i flera texter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beslutsgen.draft.place import ProsePlace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.passage import FactSpan, Passage


class _Telling(NamedTuple):
    """Ett faktum där det står."""

    passage: Passage
    fact: FactSpan


def told_once(passages: Iterable[Passage]) -> list[FactSpan]:
    """Fakta i styckena; ett som står likadant i två stycken och kommer från samma plats i filen räknas en gång."""
    # Platserna är dyra att räkna fram: bara det som står lika i två stycken behöver dem.
    alike: dict[tuple[int, int, str | None], list[_Telling]] = {}
    for passage in passages:
        for fact in passage.facts:
            tellings = alike.setdefault((fact.start, fact.end, fact.path), [])
            telling = _Telling(passage, fact)
            if not any(_same(telling, other) for other in tellings):
                tellings.append(telling)
    return [telling.fact for tellings in alike.values() for telling in tellings]


def _same(one: _Telling, other: _Telling) -> bool:
    return one.fact == other.fact and _origin(one) == _origin(other)


def _origin(telling: _Telling) -> object:
    place, fact = telling.passage.place, telling.fact
    return place.origin(fact.start, fact.end) if isinstance(place, ProsePlace) else place
