"""Delarna av ett faktum som själva är fakta: en periods början, slut och längd, ett lagrums insats, ett belopps per."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from beslutsgen.draft.scope import Group, Items, Leaf, Missing, Parts
from beslutsgen.facts import Belopp, Lagrum, Namn, Period, insats, langd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.draft.scope import Node
    from beslutsgen.facts import Value

PARTS: Final[Mapping[type, tuple[str, ...]]] = {
    Period: ("start", "slut", "langd"),
    Lagrum: ("insats",),
    Belopp: ("per",),
}


def fact_node(value: Value, path: str) -> Node:
    """Ett faktum; perioder, lagrum och belopp har delar."""
    leaf, names = Leaf(path, value), PARTS.get(type(value))
    return Group(path, Parts(names, partial(fact_part, value, path)), leaf) if names else leaf


def fact_part(value: Value, path: str, name: str) -> Node:
    """En del av ett faktum."""
    inner = f"{path}.{name}"
    if isinstance(value, Belopp):
        return Items(inner, tuple(Leaf(inner, Namn(unit)) for unit in value.per))
    part: Value | None = None
    if isinstance(value, Lagrum):
        words = insats(value)
        part = Namn(words) if words else None
    elif isinstance(value, Period):
        part = langd(value) if name == "langd" else getattr(value, name)
    return Missing(inner) if part is None else Leaf(inner, part)
