"""Noder blir modell, styrt av modellens typer; alla fel samlas, vart och ett med sin plats."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from beslutsgen.arende import faults, scalars
from beslutsgen.arende.folded import swallowed_points
from beslutsgen.arende.keys import OWN_NAME, ascii_key, own_name
from beslutsgen.arende.mislisted import enclosed_list, hand_made_list, names_in_a_row
from beslutsgen.arende.misread import colonless_name, glued_key, hash_value, only_keys
from beslutsgen.arende.nodes import Scalar, Sequence, Table, Unread
from beslutsgen.arende.problems import Also, Place, Problem
from beslutsgen.arende.shapes import Choice, Fact, Many, Name, Named, Prose, Record, Text, YesNo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beslutsgen.arende.nodes import Node
    from beslutsgen.arende.problems import Run
    from beslutsgen.arende.shapes import Field, Shape


def names_in(root: Node, shape: Record) -> dict[str, tuple[str, ...]]:
    """Namnen på posterna i varje avsnitt med egna namn."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in root.entries if isinstance(root, Table) else ():
        key, value = entry.key, entry.value
        section = ascii_key(key.text) if isinstance(key, Scalar) else ""
        if section in _own_sections(shape) and isinstance(value, Table):
            own = [ascii_key(one.key.text.strip()) for one in value.entries if isinstance(one.key, Scalar)]
            found[section] = tuple(dict.fromkeys([name for one in own for name in _called(one)]))
    return found


@cache
def _own_sections(shape: Record) -> frozenset[str]:
    """Avsnitten vars poster har egna namn."""
    return frozenset(name for name, field in shape.fields.items() if isinstance(field.shape, Named))


def _called(name: str) -> tuple[str, ...]:
    """Namnen som posten kan hänvisas till med: också det rättade, när det skrivna inte duger som namn."""
    better = None if OWN_NAME.match(name) else own_name(name)
    return (name, better) if better else (name,)


def decode(place: Place, shape: Shape, run: Run) -> Any:
    """Värdet på platsen, eller `None` när det är fel; felen står i `run`."""
    return _DECODERS[type(shape)](place, shape, run)


def _record(place: Place, shape: Record, run: Run) -> Any:
    node = place.node
    if isinstance(node, Table) and not _is_text(node, shape):
        return _fields(place, node, shape, run)
    if shape.short is not None:
        value = decode(place, shape.short.shape, run)
        if value == ():
            run.add(_missing(place, shape.short, run))
        return None if value is None else shape.model(**{shape.short.name: value})
    return _misshapen(place, run, f"nycklar: {', '.join(shape.fields)}")


def _missing(place: Place, field: Field, run: Run) -> Problem:
    # Felens förklaringar läses in när något fattas.
    from beslutsgen.arende.absent import missing

    return missing(place, field, run)


def _is_text(node: Table, shape: Record) -> bool:
    """Sant för en text som blivit nycklar genom sitt kolon eller sina klamrar, där posten kan skrivas kort."""
    if shape.short is None:
        return False
    keys = [one.key.text if isinstance(one.key, Scalar) else "" for one in node.entries]
    for key in keys:
        if ascii_key(key) in shape.fields:
            return False
    return (not node.flow and any(" " in key for key in keys)) or only_keys(node)


def _fields(place: Place, node: Table, shape: Record, run: Run) -> Any:
    values: dict[str, Any] = {}
    present: set[str] = set()
    meant: set[str | None] = set()
    for name, inner in _entries(place, node, run):
        field = shape.fields.get(name)
        if field is None:
            # De flesta filer har inga okända nycklar.
            from beslutsgen.arende.unknown import nearest_key, unknown_key

            run.add(unknown_key(inner, name, place, shape, run))
            meant.add(nearest_key(name, shape.fields))
        elif type(inner.node) is Scalar and inner.node.empty:
            problem = hash_value(inner.key, inner.path, run.text) if inner.key else None
            if problem:
                run.add(problem)
                present.add(name)
        else:
            present.add(name)
            values[name] = _DECODERS[type(field.shape)](inner, field.shape, run)
    for field in shape.required:
        misspelt = field.name in meant and field.name not in present
        absent = field.name not in present or values.get(field.name) == ()
        if absent and not misspelt and (place.path or field.name not in run.unread):
            run.add(_missing(place, field, run))
    if any(values.get(field.name) is None for field in shape.required):
        return None
    return shape.model(**{name: value for name, value in values.items() if value is not None})


def _entries(place: Place, node: Table, run: Run) -> Iterator[tuple[str, Place]]:
    """Nycklarna i en uppställning, var och en en gång."""
    seen: dict[str, Scalar] = {}
    before = f"{place.path}." if place.path else ""
    for entry in node.entries:
        key = entry.key
        if not isinstance(key, Scalar):
            message = f"En nyckel i {place.path or 'filen'} är inte en text."
            hint = "Skriv nyckel, kolon, blanksteg och värde."
            run.add(Problem(faults.WRONG_SHAPE, message, (key.start, key.end), hint, place.path or None))
            continue
        name = ascii_key(key.text.strip())
        path = before + name
        if name in seen:
            run.add(_repeated(key, seen[name], path))
            continue
        seen[name] = key
        yield name, Place(entry.value, path, key)


def _repeated(key: Scalar, first: Scalar, path: str) -> Problem:
    at, also = (key.start, key.end), Also((first.start, first.end), path, "första gången")
    if unicodedata.normalize("NFC", key.text) == unicodedata.normalize("NFC", first.text):
        message = f"Nyckeln {path} står två gånger."
        return Problem(faults.DUPLICATE_KEY, message, at, "Ta bort den ena.", path, (also,))
    message = f"{first.text} och {key.text} är samma nyckel: å, ä och ö är samma som a, a och o i nycklar."
    return Problem(faults.TWO_SPELLINGS, message, at, "Ta bort den ena.", path, (also,))


def _written(inner: Place) -> str:
    """Nyckeln som den står i filen."""
    return inner.key.text if inner.key else inner.path


def _named(place: Place, shape: Named, run: Run) -> dict[str, Any] | None:
    node = place.node
    if not isinstance(node, Table):
        problem = None if isinstance(shape.item, Prose) else colonless_name(place, run.text)
        if problem is not None:
            run.add(problem)
            return None
        _misshapen(place, run, "egna namn: namn, kolon, blanksteg och värde")
        return None
    values: dict[str, Any] = {}
    read = _DECODERS[type(shape.item)]
    for name, inner in _entries(place, node, run):
        if not OWN_NAME.match(name):
            run.add(_bad_name(name, inner, place))
        elif isinstance(inner.node, Scalar) and inner.node.empty:
            problem = hash_value(inner.key, inner.path, run.text) if inner.key else None
            hint = "Skriv ett värde efter kolonet, eller ta bort raden."
            run.add(
                problem
                or Problem(faults.MISSING_KEY, f"{inner.path} saknar värde.", inner.title, hint, inner.path)
            )
        else:
            values[name] = read(inner, shape.item, run)
    return {name: value for name, value in values.items() if value is not None}


def _bad_name(name: str, inner: Place, place: Place) -> Problem:
    better = own_name(name)
    rule = "Ett namn har bara bokstäver, siffror och _, och börjar med en bokstav."
    hint = f"Skriv {better} i stället. {rule}" if better else rule
    message = f"{_written(inner)} kan inte vara ett namn under {place.path}."
    return Problem(faults.BAD_NAME, message, inner.title, hint, inner.path)


def _many(place: Place, shape: Many, run: Run) -> tuple[Any, ...] | None:
    node = place.node
    if not isinstance(node, Sequence):
        enclosed = enclosed_list(place, shape.item, run)
        problem = hand_made_list(place, run.text) or enclosed or _one_text(place, shape, run)
        if problem is not None:
            run.add(problem)
            return None
        value = decode(place, shape.item, run)
        return None if value is None else (value,)
    values = [
        _item(Place(item, f"{place.path}[{number}]"), shape, run, node)
        for number, item in enumerate(node.items, 1)
    ]
    return None if any(value is None for value in values) else tuple(values)


def _item(inner: Place, shape: Many, run: Run, within: Sequence) -> Any:
    """En punkt i en lista."""
    if isinstance(inner.node, Scalar) and inner.node.empty:
        hint = "Skriv punkten, eller ta bort raden."
        run.add(Problem(faults.MISSING_KEY, f"{inner.path} är tom.", inner.title, hint, inner.path))
        return None
    problem = None if within.flow else _one_text(inner, shape, run)
    if problem is None:
        return decode(inner, shape.item, run)
    run.add(problem)
    return None


def _one_text(place: Place, shape: Many, run: Run) -> Problem | None:
    """Felet när flera poster i en lista blivit en enda text."""
    return swallowed_points(place, run.text) or names_in_a_row(place, shape.item, run)


def _misshapen(place: Place, run: Run, wanted: str) -> None:
    """Något annat än en uppställning där en sådan skulle stå."""
    if isinstance(place.node, Unread):
        return
    found = "en lista" if isinstance(place.node, Sequence) else "en text"
    hint = "Skriv uppgifterna på raderna under, indragna två steg."
    if not place.path:
        hint = "Skriv nyckel, kolon, blanksteg och värde på varje rad."
    if isinstance(place.node, Sequence):
        hint = "Ta bort bindestrecken, och skriv nyckel, kolon, blanksteg och värde på varje rad."
    message = f"{place.path or 'Filen'} ska ha {wanted}, men är {found}."
    glued = glued_key(place, run.text)
    run.add(glued or Problem(faults.WRONG_SHAPE, message, place.value, hint, place.path or None))


_DECODERS: Final[dict[type, Callable[[Place, Any, Run], Any]]] = {
    Text: scalars.text,
    Prose: scalars.prose,
    YesNo: scalars.yes_no,
    Choice: scalars.choice,
    Fact: scalars.fact,
    Name: scalars.name,
    Many: _many,
    Named: _named,
    Record: _record,
}
