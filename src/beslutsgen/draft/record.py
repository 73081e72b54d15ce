"""En posts delar: fälten, det egna värdet och dess delar, och det som följer av uppgifterna."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from beslutsgen.arende.shapes import Many, Name, record_of
from beslutsgen.draft.derived import DERIVED
from beslutsgen.draft.factparts import PARTS, fact_node, fact_part
from beslutsgen.draft.scope import Leaf
from beslutsgen.facts import Namn, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from beslutsgen.draft.scope import Node
    from beslutsgen.draft.tree import Planter

VALUES: Final = frozenset(get_args(Value))
# Planteraren, posten, postens sökväg och eget faktum, och delens namn.
Maker: TypeAlias = "Callable[[Planter, Any, str, Leaf | None, str], Node]"


def own_fact(record: Any, path: str) -> Leaf | None:
    """Det som skrivs när posten själv skrivs ut: fältet som fylls när bara ett värde anges, om det är ett faktum."""
    model: Any = type(record)
    short = _short(model)
    value: Any = getattr(record, short) if short else None
    if isinstance(value, str):
        return Leaf(path, Namn(value))
    return Leaf(path, value) if type(value) in VALUES else None


@cache
def makers(model: Any, fact: Any) -> Mapping[str, Maker]:
    """Hur varje del av en sorts post görs; `fact` är sorten på postens eget värde."""
    found: dict[str, Maker] = {}
    for name in record_of(model).fields:
        found[name] = partial(_field, sections_of(model, name))
        if fact is not None and name == _short(model):
            found[name] = _own
            found |= dict.fromkeys(PARTS.get(fact, ()), _own_part)
    return found | {name: partial(_derived, make) for name, make in DERIVED.get(model, {}).items()}


@cache
def sections_of(model: Any, name: str) -> tuple[str, ...]:
    """Avsnitten vars poster fältet hänvisar till."""
    shape = record_of(model).fields[name].shape
    shape = shape.item if isinstance(shape, Many) else shape
    return shape.sections if isinstance(shape, Name) else ()


@cache
def _short(model: Any) -> str | None:
    short = record_of(model).short
    return short.name if short else None


def _field(
    sections: tuple[str, ...], planter: Planter, record: Any, path: str, _: Leaf | None, name: str
) -> Node:
    return planter.node(getattr(record, name), f"{path}.{name}", sections)


def _own(planter: Planter, record: Any, path: str, own: Leaf | None, name: str) -> Node:
    return fact_node(own.value, path) if own else _field((), planter, record, path, own, name)


def _own_part(planter: Planter, record: Any, path: str, own: Leaf | None, name: str) -> Node:
    return fact_part(own.value, path, name) if own else _field((), planter, record, path, own, name)


def _derived(
    make: Callable[[Planter, Any, str], Node],
    planter: Planter,
    record: Any,
    path: str,
    _: Leaf | None,
    __: str,
) -> Node:
    return make(planter, record, path)
