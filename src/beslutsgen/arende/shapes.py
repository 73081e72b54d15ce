"""Modellens typer som former: vad ett fält får innehålla, för avkodning, platser och JSON-schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct

from beslutsgen.arende.fields import Nyckel, Prosa, Ref, StandardLag
from beslutsgen.arende.keys import KnownKeys
from beslutsgen.facts import Value

if TYPE_CHECKING:
    from beslutsgen.arende.fields import Om

_FACTS: Final = get_args(Value)


class Text(Struct, frozen=True):
    """En text; med `key` en nyckel i mallpaketet, där å, ä och ö skrivs som a, a och o."""

    key: bool = False


class Prose(Struct, frozen=True):
    """Prosa; med `or_yes_no` också ett ja eller nej."""

    or_yes_no: bool = False


class YesNo(Struct, frozen=True):
    """Ett ja eller nej."""


class Choice(Struct, frozen=True):
    """Ett av några ord."""

    words: tuple[str, ...]


class Fact(Struct, frozen=True):
    """Ett värde i faktaspråket, av en av sorterna. `law` är lagen som gäller när ingen skrivs."""

    kinds: tuple[type[Any], ...]
    law: str | None = None


class Name(Struct, frozen=True):
    """Namnet på en post i ett av avsnitten; med `free` också vanlig text."""

    sections: tuple[str, ...]
    free: bool


class Many(Struct, frozen=True):
    """En lista; ett ensamt värde är en lista med ett element."""

    item: Shape


class Named(Struct, frozen=True):
    """Poster med egna namn."""

    item: Shape


class Field(Struct, frozen=True):
    """En nyckel i en uppställning, med sin beskrivning och, där den måste finnas, ett exempel på värde."""

    name: str
    shape: Shape
    required: bool
    about: str
    example: str | None


class Record(Struct, frozen=True, eq=False):
    """En uppställning med bestämda nycklar. `short` är fältet som fylls när bara ett värde skrivs."""

    model: type[Any]
    fields: Mapping[str, Field]
    short: Field | None
    required: tuple[Field, ...]


Shape: TypeAlias = Text | Prose | YesNo | Choice | Fact | Name | Many | Named | Record


@cache
def record_of(model: type[Any]) -> Record:
    """Formen för en post i modellen. Fält utan förval står först, så som i varje `Struct`."""
    names: tuple[str, ...] = model.__struct_fields__
    first_free = len(names) - len(model.__struct_defaults__)
    found: dict[str, Field] = {}
    short: Field | None = None
    for at, name in enumerate(names):
        base, *extras = get_args(model.__annotations__[name])
        about: Om = extras.pop()
        shape = _annotated(base, extras[0]) if extras else _shape_of(base)
        found[name] = Field(name, shape, at < first_free, about.text, about.exempel)
        if about.kort:
            short = found[name]
    return Record(model, MappingProxyType(found), short, tuple(list(found.values())[:first_free]))


def records_in(form: Shape) -> tuple[Record, ...]:
    """Alla uppställningar i formen, den yttersta först."""
    seen: dict[Record, None] = {}
    waiting: list[Shape] = [form]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, (Many, Named)):
            waiting.append(shape.item)
        elif isinstance(shape, Record) and shape not in seen:
            seen[shape] = None
            waiting.extend(field.shape for field in shape.fields.values())
    return tuple(seen)


@cache
def known_keys(record: Record) -> KnownKeys:
    """Nycklarna i en sorts fil."""
    inside = {name: _keys_in(field.shape) for name, field in record.fields.items()}
    items = {
        name: field.shape.item for name, field in record.fields.items() if isinstance(field.shape, Named)
    }
    prose = frozenset(name for name, item in items.items() if isinstance(item, Prose))
    roots = frozenset(record.fields)
    return KnownKeys(roots, roots.union(*inside.values()), MappingProxyType(inside), frozenset(items), prose)


def _keys_in(shape: Shape) -> frozenset[str]:
    return frozenset(name for one in records_in(shape) for name in one.fields)


def _shape_of(hint: Any) -> Shape:
    if get_origin(hint) is Annotated:
        return _annotated(*get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return _union(tuple(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Literal:
        return Choice(get_args(hint))
    if get_origin(hint) is tuple:
        return Many(_shape_of(get_args(hint)[0]))
    if get_origin(hint) is Mapping:
        return Named(_shape_of(get_args(hint)[1]))
    return _plain(hint)


def _plain(hint: Any) -> Shape:
    if hint is str:
        return Text()
    if hint is bool:
        return YesNo()
    if hint is Prosa:
        return Prose()
    if hint in _FACTS:
        return Fact((hint,))
    return record_of(hint)


def _annotated(base: Any, extra: Any) -> Shape:
    if isinstance(extra, Ref):
        return Name(tuple(extra.avsnitt.split("|")), extra.fri)
    if isinstance(extra, StandardLag):
        return Fact((base,), extra.lag)
    return Text(key=isinstance(extra, Nyckel))


def _union(parts: tuple[Any, ...]) -> Shape:
    if len(parts) == 1:
        return _shape_of(parts[0])
    if set(parts) == {bool, Prosa}:
        return Prose(or_yes_no=True)
    return Fact(parts)
