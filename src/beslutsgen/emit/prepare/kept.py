"""Beredda mallar på disken: de som följer med programmet, och de som sparats i användarens egen mapp.

En sparad mall är data och ingen kod, och godtas bara om den är hel och beredd ur just den mallen av just det
programmet och de biblioteken. Något annat är som om den inte fanns. Att en mall inte går att spara är inget fel.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen import __version__
from beslutsgen.arende.fingerprint import content_digest
from beslutsgen.emit.prepare.codec import dumped, loaded
from beslutsgen.emit.prepare.sealed import read_sealed, sealed, write_sealed
from beslutsgen.emit.prepare.worked import read_answers
from beslutsgen.emit.zipped import PACKER

if TYPE_CHECKING:
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.emit.prepare.worked import Worked

# Mappen i det installerade programmet med beredda mallar.
SHIPPED: Final = "beredda"
_ENDING: Final = ".mall.json"
_WORKED_ENDING: Final = ".former.mp"
_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml")


class Shelf(Struct, frozen=True):
    """Mappen för sparade mallar, och programmet som sparar dem: versionen, och källkoden om den kan ändras."""

    folder: Path
    program: str


def shipped_name(template: bytes) -> str:
    """Namnet på den beredda mall som följer med programmet: båda är av samma version, och packade lika."""
    return _named(template, __version__.encode(), PACKER.encode())


def read_shipped(folder: Path, template: bytes, file: str) -> CompiledTemplate | None:
    """Den beredda mallen i programmets egen mapp, om den finns."""
    return _read(folder / shipped_name(template), file)


def read_kept(shelf: Shelf, template: bytes, file: str) -> CompiledTemplate | None:
    """Den sparade mallen, om den finns och är hel."""
    return _read(shelf.folder / _kept_name(shelf, template, _ENDING), file)


def keep(shelf: Shelf, template: bytes, compiled: CompiledTemplate) -> None:
    """Mallen sparas för nästa gång."""
    write_sealed(shelf.folder / _kept_name(shelf, template, _ENDING), dumped(compiled))


def read_worked(shelf: Shelf, template: bytes) -> Worked:
    """Det som tidigare har räknats ut ur mallen, och var det sparas."""
    return read_answers(shelf.folder / _kept_name(shelf, template, _WORKED_ENDING))


def shipped(name: str, compiled: CompiledTemplate) -> bytes:
    """Den beredda mallen som den står i filen med namnet."""
    return sealed(name, dumped(compiled))


def _read(path: Path, file: str) -> CompiledTemplate | None:
    data = read_sealed(path)
    return None if data is None else loaded(data, file)


def _kept_name(shelf: Shelf, template: bytes, ending: str) -> str:
    return _named(template, shelf.program.encode(), *_libraries(), ending=ending)


def _named(template: bytes, *more: bytes, ending: str = _ENDING) -> str:
    return f"{content_digest(template, *more)}{ending}"


@cache
def _libraries() -> tuple[bytes, ...]:
    """Python och biblioteken, som de själva säger vilka de är: att fråga Python om dem vore långsammare än att läsa."""
    return (sys.version.encode(), PACKER.encode(), *map(_said, _LIBRARIES))


def _said(library: str) -> bytes:
    found = find_spec(library)
    # Ett hoppackat program har inga filer, och byter inte ut sina bibliotek.
    try:
        return Path(found.origin).read_bytes() if found and found.origin else b""
    except OSError:
        return b""
