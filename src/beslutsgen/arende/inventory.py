"""Ärendets fakta i en rad, och det som följer av dem: beslutat avtal, sista slutdag, papperets datum."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from msgspec import Struct

from beslutsgen.arende.fields import Prosa
from beslutsgen.arende.model import Arende, Person
from beslutsgen.arende.shapes import Choice, Fact, Many, Name, Named, Prose, Record, Text, YesNo, record_of
from beslutsgen.arende.uppgifter import Avtal, BeloppPost, Part
from beslutsgen.facts import Datum, Namn, Value
from beslutsgen.facts import senaste_slut as end_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.arende.shapes import Shape

# Ett fält: dess namn, dess form, om det är det korta, och om det trycks som det står.
_Inside: TypeAlias = "tuple[str, Shape, bool, bool]"
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
    found: list[Faktum] = []
    _Walk(arende, found, names=False).value(arende, record_of(Arende), "")
    return tuple(found)


def case_names(arende: Arende) -> tuple[Faktum, ...]:
    """De av ärendets fakta som är namn."""
    found: list[Faktum] = []
    _Walk(arende, found, names=True).value(arende, record_of(Arende), "")
    return tuple([fact for fact in found if type(fact.value) is Namn])


def case_prose(arende: Arende) -> tuple[tuple[str, Prosa], ...]:
    """Ärendefilens alla löpande texter, som de är skrivna, med sina sökvägar, i fältens ordning."""
    found: list[tuple[str, Prosa]] = []
    _prose_in(arende, "", record_of(Arende), found)
    return tuple(found)


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


def called(name: str) -> Namn:
    """Vad en post kallas där ärendefilen inte säger mer om den än sitt namn på den."""
    return Namn(name.replace("_", " "))


def also_decided(arende: Arende) -> tuple[str, ...]:
    """Namnen på avtal som utöver det första påstås vara det beslutade."""
    return tuple(_decided(arende)[1:])


def _decided(arende: Arende) -> list[str]:
    return [name for name, avtal in arende.avtal.items() if avtal.beslutas or name == DECIDED]


def _day(found: Datum) -> date | None:
    return date(found.ar, found.manad, found.dag) if found.manad and found.dag else None


class _Walk(Struct, frozen=True):
    """Går igenom modellen med formerna som karta, och samlar fakta i `found`. Med `names` bara dit namn kan finnas."""

    arende: Arende
    found: list[Faktum]
    names: bool

    def value(self, value: Any, shape: Shape, path: str) -> None:
        if type(value) in _FACTS:
            self.found.append(Faktum(path, value))
        elif type(shape) is Record:
            self._record(value, shape, path)
        elif type(shape) is Named or type(shape) is Many:
            for inner, one in _entries(value, path, shape):
                self.value(one, shape.item, inner)
        elif isinstance(shape, Name) and shape.free and value not in self.arende.parter:
            self.found.append(Faktum(path, Namn(value)))

    def _record(self, record: Any, shape: Record, path: str) -> None:
        before = f"{path}." if path else ""
        for name, form, short, printed in _with_names(shape) if self.names else _with_facts(shape):
            value = getattr(record, name)
            if value is None or value == ():
                continue
            inner = path if short and not isinstance(value, tuple) else before + name
            if printed:
                self.found.extend(_printed(value, inner))
            elif type(value) in _FACTS:
                self.found.append(Faktum(inner, value))
            else:
                self.value(value, form, inner)
        if not self.names and isinstance(record, Avtal) and record.langst_till is None:
            end = beraknat_slut(record)
            if end is not None:
                self.found.append(Faktum(f"{path}.senaste_slut", end, computed=True))


@cache
def _with_names(record: Record) -> tuple[_Inside, ...]:
    """De av fälten som kan ha namn i sig."""
    return tuple(one for one in _with_facts(record) if one[3] or _may_name(one[1]))


def _may_name(shape: Shape) -> bool:
    if isinstance(shape, (Many, Named)):
        return _may_name(shape.item)
    if isinstance(shape, Record):
        return bool(_with_names(shape))
    return shape.free if isinstance(shape, Name) else isinstance(shape, Fact) and Namn in shape.kinds


@cache
def _with_facts(record: Record) -> tuple[_Inside, ...]:
    """Fälten som kan ha fakta i sig."""
    fields_ = ((one, (record.model, one.name) in _PRINTED) for one in record.fields.values())
    return tuple(
        (one.name, one.shape, one is record.short, printed)
        for one, printed in fields_
        if printed or not isinstance(one.shape, Text | Prose | YesNo | Choice)
    )


def _prose_in(value: Any, path: str, shape: Shape, found: list[tuple[str, Prosa]]) -> None:
    """Prosan i ett värde läggs till det funna, i fältens ordning."""
    if type(value) is Prosa:
        found.append((path, value))
    elif type(shape) is Record:
        before = f"{path}." if path else ""
        for name, form in _with_prose(shape):
            inner = getattr(value, name)
            if inner is not None:
                _prose_in(inner, before + name, form, found)
    elif type(shape) is Named or type(shape) is Many:
        for name, item in _entries(value, path, shape):
            _prose_in(item, name, shape.item, found)


def _entries(value: Any, path: str, shape: Named | Many) -> Iterable[tuple[str, Any]]:
    """Posterna med egna namn, eller punkterna i en lista, med sina sökvägar."""
    if type(shape) is Named:
        return [(f"{path}.{name}", item) for name, item in value.items()]
    return [(f"{path}[{number}]", item) for number, item in enumerate(value, 1)]


@cache
def _with_prose(record: Record) -> tuple[tuple[str, Shape], ...]:
    """Fälten som kan ha prosa någonstans i sig: namn och form."""
    return tuple((field.name, field.shape) for field in record.fields.values() if _has_prose(field.shape))


def _has_prose(shape: Shape) -> bool:
    if isinstance(shape, (Many, Named)):
        return _has_prose(shape.item)
    return isinstance(shape, Prose) or (isinstance(shape, Record) and bool(_with_prose(shape)))


def _printed(value: str | tuple[str, ...], path: str) -> Iterator[Faktum]:
    if isinstance(value, str):
        yield Faktum(path, Namn(value))
    for number, one in enumerate(value if isinstance(value, tuple) else (), 1):
        yield Faktum(f"{path}[{number}]", Namn(one))
