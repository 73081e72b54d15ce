"""Ärendets fakta i en rad, och det som följer av dem: beslutat avtal, sista slutdag, papperets datum."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args

from msgspec import Struct

from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import Arende, Avtal, BeloppPost, Part, Person
from beslutsgen.arende.shapes import Choice, Many, Name, Named, Prose, Record, Text, YesNo, record_of
from beslutsgen.facts import Datum, Namn, Value
from beslutsgen.facts import senaste_slut as end_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.shapes import Field, Shape

DECIDED: Final = "uppdrag"
_FACTS: Final = frozenset(get_args(Value))
# Texter som trycks i papperen som de står, utan att ha en egen sort i faktaspråket.
_PRINTED: Final = (
    (Avtal, "slag"),
    (BeloppPost, "prisniva"),
    (Part, "aven_kallad"),
    (Person, "epost"),
    (Person, "telefon"),
)


class Faktum(Struct, frozen=True):
    """Ett faktum i ärendet. `path` är namnet som text hänvisar med; `computed` är sant för det uträknade."""

    path: str
    value: Value
    computed: bool = False


def case_facts(arende: Arende) -> tuple[Faktum, ...]:
    """Ärendets alla fakta, avsnitt för avsnitt; poster med egna namn i filens ordning.

    En post som kan skrivas kort har sitt värde under postens namn (`belopp.drift`), övriga under fältets
    (`avtal.uppdrag.period`).
    """
    return tuple(_Walk(arende).value(arende, record_of(Arende), ""))


def case_prose(arende: Arende) -> Iterator[tuple[str, Prosa]]:
    """Ärendefilens alla löpande texter, som de är skrivna, med sina sökvägar."""
    return _prose_in(arende, "", record_of(Arende))


def beslutat(arende: Arende) -> tuple[str, Avtal] | None:
    """Avtalet som ärendet beslutar om, med sitt namn: det som heter uppdrag eller har `beslutas: ja`."""
    found = _decided(arende)
    return (found[0], arende.avtal[found[0]]) if found else None


def beraknat_slut(avtal: Avtal) -> Datum | None:
    """Sista dagen med alla förlängningar, uträknad; `None` utan slutdag eller med förlängning utan gräns."""
    end = avtal.period.slut if avtal.period else None
    day = _day(end) if end else None
    if day is None or avtal.forlangning is None:
        return None
    last = end_after(day, avtal.forlangning)
    return Datum(last.year, last.month, last.day) if last else None


def senaste_slut(avtal: Avtal) -> Datum | None:
    """Avtalets sista dag: den angivna, annars den uträknade, annars periodens när ingen förlängning finns."""
    if avtal.langst_till is not None:
        return avtal.langst_till
    if avtal.forlangning is not None:
        return beraknat_slut(avtal)
    return avtal.period.slut if avtal.period else None


def papperets_datum(arende: Arende) -> date | None:
    """Papperets datum: tjänsteskrivelsens, annars sammanträdets; `None` när ingetdera anger dagen."""
    for found in (arende.arende.datum, arende.arende.sammantrade):
        if found is not None:
            return _day(found)
    return None


def also_decided(arende: Arende) -> tuple[str, ...]:
    """Namnen på avtal som utöver det första påstås vara det beslutade."""
    return tuple(_decided(arende)[1:])


def _decided(arende: Arende) -> list[str]:
    return [name for name, avtal in arende.avtal.items() if avtal.beslutas or name == DECIDED]


def _day(found: Datum) -> date | None:
    return date(found.ar, found.manad, found.dag) if found.manad and found.dag else None


class _Walk(Struct, frozen=True):
    """Går igenom modellen med formerna som karta."""

    arende: Arende

    def value(self, value: Any, shape: Shape, path: str) -> Iterator[Faktum]:
        if type(value) in _FACTS:
            yield Faktum(path, value)
        elif isinstance(shape, Name) and shape.free and value not in self.arende.parter:
            yield Faktum(path, Namn(value))
        elif isinstance(shape, Many):
            for number, one in enumerate(value, 1):
                yield from self.value(one, shape.item, f"{path}[{number}]")
        elif isinstance(shape, Named):
            for name, one in value.items():
                yield from self.value(one, shape.item, f"{path}.{name}")
        elif isinstance(shape, Record):
            yield from self._record(value, shape, path)

    def _record(self, record: Any, shape: Record, path: str) -> Iterator[Faktum]:
        for name, form, short, printed in _with_facts(shape):
            value = getattr(record, name)
            if value is None or value == ():
                continue
            inner = path if short and not isinstance(value, tuple) else f"{path}.{name}".lstrip(".")
            if printed:
                yield from _printed(value, inner)
            else:
                yield from self.value(value, form, inner)
        if isinstance(record, Avtal) and record.langst_till is None:
            end = beraknat_slut(record)
            if end is not None:
                yield Faktum(f"{path}.senaste_slut", end, computed=True)


@cache
def _with_facts(record: Record) -> tuple[tuple[str, Shape, bool, bool], ...]:
    """Fälten som kan ha fakta i sig: namn, form, om det är det korta, och om det trycks som det står."""
    fields_ = ((one, (record.model, one.name) in _PRINTED) for one in record.fields.values())
    return tuple(
        (one.name, one.shape, one is record.short, printed)
        for one, printed in fields_
        if printed or not isinstance(one.shape, Text | Prose | YesNo | Choice)
    )


def _prose_in(value: Any, path: str, shape: Shape) -> Iterator[tuple[str, Prosa]]:
    """Prosan i ett värde, i fältens ordning."""
    if isinstance(value, Prosa):
        yield path, value
    else:
        for inner, name, form in _inside(value, path, shape):
            yield from _prose_in(inner, name, form)


def _inside(value: Any, path: str, shape: Shape) -> Iterator[tuple[Any, str, Shape]]:
    """Det som finns i ett värde, utom fält som aldrig har prosa i sig."""
    if isinstance(shape, Many):
        yield from ((item, f"{path}[{at}]", shape.item) for at, item in enumerate(value, 1))
    elif isinstance(shape, Named):
        yield from ((item, f"{path}.{name}", shape.item) for name, item in value.items())
    elif isinstance(shape, Record):
        for field in _with_prose(shape):
            inner = getattr(value, field.name)
            if inner is not None:
                yield inner, f"{path}.{field.name}".lstrip("."), field.shape


@cache
def _with_prose(record: Record) -> tuple[Field, ...]:
    """Fälten som kan ha prosa någonstans i sig."""
    return tuple(field for field in record.fields.values() if _has_prose(field.shape))


def _has_prose(shape: Shape) -> bool:
    if isinstance(shape, (Many, Named)):
        return _has_prose(shape.item)
    return isinstance(shape, Prose) or (isinstance(shape, Record) and bool(_with_prose(shape)))


def _printed(value: str | tuple[str, ...], path: str) -> Iterator[Faktum]:
    if isinstance(value, str):
        yield Faktum(path, Namn(value))
    for number, one in enumerate(value if isinstance(value, tuple) else (), 1):
        yield Faktum(f"{path}[{number}]", Namn(one))
