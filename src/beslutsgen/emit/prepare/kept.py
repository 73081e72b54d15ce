"""Beredda mallar på disken: de som följer med programmet, och de som sparats i användarens egen mapp.

En sparad mall är data och ingen kod, och godtas bara om den är hel och beredd ur just den mallen av just det
programmet och de biblioteken. Något annat är som om den inte fanns. Att en mall inte går att spara är inget fel.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen import __version__
from beslutsgen.emit.prepare.codec import dumped, loaded
from beslutsgen.emit.zipped import PACKER

if TYPE_CHECKING:
    from beslutsgen.emit.prepare.compiled import CompiledTemplate

# Mappen i det installerade programmet med beredda mallar.
SHIPPED: Final = "beredda"
_ENDING: Final = ".mall.json"
# Så många mallar sparas; de som sparades för längst sedan tas bort.
MAX_KEPT: Final = 64
_DIGEST: Final = 16
_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml")


class Shelf(Struct, frozen=True):
    """Mappen för sparade mallar, och programmet som sparar dem: versionen, och källkoden om den kan ändras."""

    folder: Path
    program: str


def shipped_name(template: bytes) -> str:
    """Namnet på den beredda mall som följer med programmet: båda är av samma version."""
    return _named(template, __version__.encode())


def read_shipped(folder: Path, template: bytes, file: str) -> CompiledTemplate | None:
    """Den beredda mallen i programmets egen mapp, om den finns."""
    return _read(folder / shipped_name(template), file)


def read_kept(shelf: Shelf, template: bytes, file: str) -> CompiledTemplate | None:
    """Den sparade mallen, om den finns och är hel."""
    return _read(shelf.folder / _kept_name(shelf, template), file)


def keep(shelf: Shelf, template: bytes, compiled: CompiledTemplate) -> None:
    """Mallen sparas för nästa gång, i ett steg, så att ingen läser en halv."""
    import tempfile

    folder, name = shelf.folder, _kept_name(shelf, template)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(suffix=_ENDING, dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed(name, compiled))
        Path(fresh).replace(folder / name)
        _prune(folder)


def sealed(name: str, compiled: CompiledTemplate) -> bytes:
    """Den beredda mallen som den står i filen med namnet, efter sitt fingeravtryck."""
    data = dumped(compiled)
    return _digest(name.encode(), data) + data


def _read(path: Path, file: str) -> CompiledTemplate | None:
    try:
        found = path.read_bytes()
    except OSError:
        return None
    data = found[_DIGEST:]
    return loaded(data, file) if found[:_DIGEST] == _digest(path.name.encode(), data) else None


def _prune(folder: Path) -> None:
    """Bara de senast sparade står kvar; också resten av en skrivning som avbröts räknas."""
    by_age = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in by_age[MAX_KEPT:]:
        old.unlink(missing_ok=True)


def _kept_name(shelf: Shelf, template: bytes) -> str:
    return _named(template, shelf.program.encode(), *_libraries())


def _named(template: bytes, *more: bytes) -> str:
    return f"{_digest(template, *more).hex()}{_ENDING}"


def _digest(*parts: bytes) -> bytes:
    hasher = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()


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
