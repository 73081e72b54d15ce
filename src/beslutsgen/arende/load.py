"""Ärendefil och mallpaket läses: byte blir modell, platser och alla fel på en gång."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from beslutsgen.arende import faults
from beslutsgen.arende.decode import decode, names_in
from beslutsgen.arende.inventory import DECIDED, also_decided, beslutat
from beslutsgen.arende.mend import mend
from beslutsgen.arende.model import Arende
from beslutsgen.arende.nodes import Scalar, Table
from beslutsgen.arende.pack import Pack
from beslutsgen.arende.places import Places
from beslutsgen.arende.problems import Also, Place, Problem, Run
from beslutsgen.arende.reading import read_bytes
from beslutsgen.arende.references import cycles
from beslutsgen.arende.shapes import Record, known_keys, record_of
from beslutsgen.arende.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende.mend import Mended
    from beslutsgen.diagnostic import Diagnostic

T = TypeVar("T")


class Loaded(Struct, Generic[T], frozen=True):
    """En läst fil: modellen, eller `None` när filen har fel, platserna i den, och felen."""

    model: T | None
    places: Places
    diagnostics: tuple[Diagnostic, ...]


def read_case(data: bytes, file: str) -> Loaded[Arende]:
    """Ärendet i en ärendefil. `file` är namnet som visas i felen."""
    return _load(data, file, Arende)


def read_pack(data: bytes, file: str) -> Loaded[Pack]:
    """Mallpaketet i en pack.yaml."""
    return _load(data, file, Pack)


def _load(data: bytes, file: str, model: Any) -> Loaded[Any]:
    record = record_of(model)
    read = read_bytes(data, file)
    if read.source is None:
        return Loaded(None, Places(SourceText(file, ""), None, None, record), read.diagnostics)
    mended = mend(read.source.text, known_keys(record))
    places = Places(read.source, mended.work, mended.composed.root, record)
    value, problems = _decoded(mended, record)
    if isinstance(value, Arende):
        problems += _two_decided(value, places)
    diagnostics = (*read.diagnostics, *_reported(places, mended, problems))
    return Loaded(None if diagnostics else value, places, diagnostics)


def _reported(places: Places, mended: Mended, problems: list[Problem]) -> tuple[Diagnostic, ...]:
    composed = mended.composed
    if not (problems or mended.work.found or composed.snag or composed.refused):
        return ()
    from beslutsgen.arende.reported import reported

    return reported(places, mended, problems)


def _decoded(mended: Mended, record: Record) -> tuple[Any, list[Problem]]:
    """Modellen och felen i innehållet."""
    if mended.composed.snag is not None:
        return None, []
    root = mended.composed.root
    if root is None or (isinstance(root, Scalar) and root.empty):
        if not mended.work.found:
            return None, [_nothing(mended.work.text, record)]
        root = Table((), 0, 0, flow=False)
    names = names_in(root, record)
    run = Run(mended.work.text, names, mended.unread, frozenset(record.fields), _homes(record))
    value = decode(Place(root, ""), record, run)
    return value, [*run.problems, *cycles(run.uses)]


def _nothing(text: str, record: Record) -> Problem:
    """Felet för en fil utan en enda uppgift."""
    message = "Filen har inga uppgifter, bara kommentarer." if text.strip() else "Filen är tom."
    hint = (
        "Gör en ny ärendefil med beslutsgen new."
        if record.model is Arende
        else "Skriv mallpaketets uppgifter i den."
    )
    return Problem(faults.MISSING_KEY, message, None, hint)


def _two_decided(arende: Arende, places: Places) -> Iterator[Problem]:
    """Felen för fler än ett avtal som beslutas."""
    first = beslutat(arende)
    for name in also_decided(arende):
        place, other = places.place(f"avtal.{name}"), places.place(f"avtal.{first[0]}") if first else None
        if first and place and other:
            message = f"Både avtal.{first[0]} och avtal.{name} anges som det avtal som beslutas."
            hint = (
                f"Avtalet som heter {DECIDED} är det som beslutas. Skriv beslutas: ja bara om inget heter så."
            )
            also = Also(other.title, other.path, "det andra avtalet")
            yield Problem(faults.TWO_DECIDED, message, place.title, hint, place.path, (also,))


@cache
def _homes(record: Record) -> Mapping[str, str]:
    """Avsnittet där varje nyckel hör hemma."""
    homes: dict[str, str] = {}
    for section in record.fields.values():
        inner = section.shape.fields if isinstance(section.shape, Record) else ()
        for name in inner:
            if name not in record.fields:
                homes.setdefault(name, section.name)
    return homes
