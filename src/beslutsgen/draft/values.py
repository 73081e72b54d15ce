"""Jämförelser i villkor och textens första bokstav: det lilla som prosan kan räkna på."""

from __future__ import annotations

import operator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec.structs import replace

from beslutsgen.draft.pieces import Said
from beslutsgen.draft.scope import Flag, Group, Leaf
from beslutsgen.facts import Antal, Belopp, Datum, Fault, kronor, write, write_checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.draft.pieces import Told
    from beslutsgen.draft.scope import Node

Comparable: TypeAlias = str | Decimal | date | bool
_OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


def of_const(value: object) -> Comparable | None:
    """Ett tal eller en text som står i villkoret."""
    if isinstance(value, (bool, str)):
        return value
    return Decimal(str(value)) if isinstance(value, (int, float)) else None


def of_node(node: Node) -> Comparable | None:
    """En uppgifts jämförbara värde; `None` för det som saknas eller inte kan jämföras."""
    if isinstance(node, Flag):
        return node.value
    leaf = node.own if isinstance(node, Group) else node
    if not isinstance(leaf, Leaf):
        return None
    value = leaf.value
    if isinstance(value, Antal):
        return Decimal(value.tal)
    if isinstance(value, Belopp):
        return kronor(value)
    return value.forsta if isinstance(value, Datum) else write(value)


def holds(left: Comparable | None, op: str, right: Comparable | None) -> bool:
    """Om jämförelsen håller; det som saknas eller är av olika slag håller aldrig utom som olikt."""
    if left is None or right is None or type(left) is not type(right):
        return op == "ne"
    return op in _OPERATORS and bool(_OPERATORS[op](left, right))


def transformed(told: Told, notation: str) -> Told:
    """Prosa med filtren `versal` eller `gemen`: de gäller första bokstaven, i text eller faktum."""
    if not told.pieces or not notation:
        return told
    first, *pieces = told.pieces
    if isinstance(first, Said):
        said = replace(first, text=_first_letter(first.text, notation))
        start = said.text + told.texts[0][len(first.text) :]
        return replace(told, texts=[start, *told.texts[1:]], pieces=[said, *pieces])
    fact, *facts = told.facts
    both = f"{fact.notation}|{notation}" if fact.notation else notation
    written = write_checked(fact.value, both)
    if isinstance(written, Fault):
        return told
    return replace(told, facts=[replace(fact, text=written, notation=both), *facts])


def _first_letter(text: str, notation: str) -> str:
    change = str.upper if notation.endswith("versal") else str.lower
    return change(text[:1]) + text[1:]
