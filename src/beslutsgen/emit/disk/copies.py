"""Kopior med kommentarer skrivs till en mapp, aldrig över något som någon annan har skrivit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.dok001 import CHECK as EDITED
from beslutsgen.checks.dok002 import CHECK as FOREIGN
from beslutsgen.checks.dok003 import CHECK as NOT_WRITTEN
from beslutsgen.diagnostic import Diagnostic, WholeFile
from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.built import read_built, write_built
from beslutsgen.emit.disk.journal import SIDECAR
from beslutsgen.emit.disk.refusals import cause, lock_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.checks.base import Check

_MEMORY: Final = "kopior.json"
_NEW: Final = "kopia.ny"
_WAYS_OUT: Final = "Flytta eller döp om filen, eller ange en annan mapp efter --comments."


class Copied(Struct, frozen=True):
    """Kopiorna som nu ligger i mappen, och varför några inte gör det."""

    papers: tuple[Path, ...]
    refused: tuple[Diagnostic, ...]


def write_copies(folder: Path, copies: Mapping[str, bytes], version: str) -> Copied:
    """Kopiorna (efter filnamn) i mappen, som skapas om den saknas. En som inte kan skrivas hindrar inte de andra."""
    memory = folder / SIDECAR / _MEMORY
    papers: list[Path] = []
    refused: list[Diagnostic] = []
    try:
        disk.make_folder(memory.parent)
        known = dict(read_built(disk.read(memory)))
    except OSError as error:
        return Copied((), (_failed(folder, error),))
    for name, data in copies.items():
        path = folder / name
        stopped = _write(path, data, known)
        if stopped is None:
            papers.append(path)
        else:
            refused.append(stopped)
    try:
        disk.swap_in(memory.with_name(f".{memory.name}.ny"), memory, write_built(known, version))
    except OSError as error:
        refused.append(_failed(memory, error))
    return Copied(tuple(papers), tuple(refused))


def _write(path: Path, data: bytes, known: dict[str, str]) -> Diagnostic | None:
    """Skriver kopian och minns den, eller säger varför det inte gick."""
    new = path.parent / SIDECAR / _NEW
    try:
        old = None if path.is_dir() else disk.read(path)
        stopped = _stops(path, old, known.get(path.name)) if old != data else None
        if stopped is None:
            if old != data:
                disk.swap_in(new, path, data)
            known[path.name] = disk.fingerprint(data)
    except OSError as error:
        return _failed(path, error)
    return stopped


def _stops(path: Path, old: bytes | None, known: str | None) -> Diagnostic | None:
    if path.is_dir():
        return _diagnostic(NOT_WRITTEN, path, f"{path.name} skrevs inte: det finns en mapp med det namnet.")
    if old is not None and known is None:
        said = f"{path.name} finns redan och är ingen kopia som beslutsgen har skrivit. Filen är orörd."
        return _diagnostic(FOREIGN, path, said)
    if old is not None and known != disk.fingerprint(old):
        said = f"Kopian {path.name} har ändrats sedan den skrevs, och skrivs inte över."
        return _diagnostic(EDITED, path, said)
    lock = next((lock for lock in lock_files(path) if lock.exists()), None)
    if lock is not None:
        said = f"{path.name} skrevs inte: kopian är öppen i ett annat program ({lock.name} finns)."
        hint = f"Stäng den och granska igen. Har ingen den öppen kan {lock.name} tas bort."
        return Diagnostic(NOT_WRITTEN.code, NOT_WRITTEN.severity, said, WholeFile(str(path)), hint)
    return None


def _failed(path: Path, error: OSError) -> Diagnostic:
    reason, _ = cause(error)
    said = f"{path.name} kunde inte skrivas: {reason}."
    hint = "Kontrollera att du får skriva i mappen, eller ange en annan mapp efter --comments."
    return Diagnostic(NOT_WRITTEN.code, NOT_WRITTEN.severity, said, WholeFile(str(path)), hint)


def _diagnostic(check: Check, path: Path, message: str) -> Diagnostic:
    return Diagnostic(check.code, check.severity, message, WholeFile(str(path)), _WAYS_OUT)
