"""Varför papper inte kunde skrivas, på svenska och med vad man gör åt det."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.checks.registry import check_named
from beslutsgen.diagnostic import Diagnostic, WholeFile
from beslutsgen.emit.disk.standing import COMMENTS, PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from beslutsgen.diagnostic import Related

_EDITED: Final = "DOK001"
_FOREIGN: Final = "DOK002"
_NOT_WRITTEN: Final = "DOK003"
KEPT: Final = "Ärendets papper står kvar som de var."
_WAYS_OUT: Final = (
    "För in ändringarna i ärendefilen med beslutsgen pull. "
    "Bygg om. Det som inte går att föra in sparas bredvid det nya med --backup."
)
_BESIDE: Final = (
    "Bilder och kommentarer kan inte föras in i ärendefilen. Ta hand om dem och ta bort dem ur papperet, "
    "eller bygg med --backup, så sparas papperet bredvid det nya."
)
_MOVE: Final = (
    "Flytta eller döp om filen och bygg igen, eller bygg med --backup, så sparas den bredvid den nya."
)
_FULL: Final = ("disken är full", "Frigör utrymme och bygg igen.")
_LONG: Final = ("sökvägen är för lång", "Välj en mapp med kortare namn, till exempel med --out.")
_DENIED: Final = (
    "behörighet saknas",
    "Kontrollera att du får skriva i mappen, och att filen inte är skrivskyddad.",
)
_READ_ONLY: Final = ("disken eller mappen är skrivskyddad", "Välj en annan mapp, till exempel med --out.")
_OPEN: Final = ("filen är öppen i ett annat program", "Stäng filen och bygg igen.")
_BLOCKED: Final = (
    "det ligger en fil där en mapp ska vara",
    "Flytta eller döp om filen, eller välj en annan mapp med --out.",
)
_GONE: Final = ("mappen eller disken finns inte", "Kontrollera sökvägen, eller välj en annan mapp med --out.")
_BROKEN: Final = ("disken svarar inte", "Kontrollera anslutningen till disken och bygg igen.")
_REASONS: Final = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "ENAMETOOLONG": _LONG,
    "EACCES": _DENIED,
    "EPERM": _DENIED,
    "EROFS": _READ_ONLY,
    "EBUSY": _OPEN,
    "ETXTBSY": _OPEN,
    "EEXIST": _BLOCKED,
    "ENOTDIR": _BLOCKED,
    "EISDIR": _BLOCKED,
    "ENOENT": _GONE,
    "EIO": _BROKEN,
}
# Alla felnummer finns inte på alla system.
_ERRORS: Final = {getattr(errno, name): reason for name, reason in _REASONS.items() if hasattr(errno, name)}
# Windows egna felnummer är närmare sanningen än dem som de översätts till.
_WINDOWS: Final = {5: _OPEN, 19: _READ_ONLY, 32: _OPEN, 33: _OPEN, 39: _FULL, 112: _FULL, 206: _LONG}
# Words namn på sin låsfil: början av ett långt namn ersätts.
_LONG_NAME: Final = 8


def edited(path: Path, edits: tuple[Related, ...] = ()) -> Diagnostic:
    """Ett papper som någon har ändrat, och var."""
    beside = bool(edits) and all(one.message in (PICTURE, COMMENTS) for one in edits)
    happened = "har fått bilder eller kommentarer" if beside else "har ändrats"
    message = f"{path.name} {happened} sedan det byggdes, och skrivs inte över."
    found = _diagnostic(_EDITED, path, message, _BESIDE if beside else _WAYS_OUT)
    return replace(found, related=edits)


def foreign(path: Path) -> Diagnostic:
    """En fil som programmet inte har skrivit."""
    message = f"{path.name} finns redan men är inte byggd av beslutsgen, och skrivs inte över."
    return _diagnostic(_FOREIGN, path, message, _MOVE)


def folder_in_the_way(path: Path) -> Diagnostic:
    """En mapp med papperets namn."""
    message = f"{path.name} kunde inte skrivas: det finns en mapp med det namnet. {KEPT}"
    return _diagnostic(_NOT_WRITTEN, path, message, "Döp om eller flytta mappen och bygg igen.")


def opened_elsewhere(path: Path, lock: Path) -> Diagnostic:
    """Ett papper som är öppet i Word eller LibreOffice."""
    message = f"{path.name} kunde inte skrivas: det är öppet i ett annat program ({lock.name} finns). {KEPT}"
    hint = f"Stäng papperet och bygg igen. Har ingen det öppet kan {lock.name} tas bort."
    return _diagnostic(_NOT_WRITTEN, path, message, hint)


def busy(folder: Path) -> Diagnostic:
    """Ett ärende som byggs av någon annan."""
    message = f"Papperen i {folder} byggs redan av någon annan. {KEPT}"
    return _diagnostic(_NOT_WRITTEN, folder, message, "Vänta tills den andra är klar och bygg igen.")


def changed_meanwhile(path: Path) -> Diagnostic:
    """Ett papper som ändrades medan det skulle skrivas."""
    message = f"{path.name} ändrades medan papperen skulle skrivas. {KEPT}"
    return _diagnostic(_EDITED, path, message, _WAYS_OUT)


def failed(path: Path, error: OSError) -> Diagnostic:
    """Ett papper som disken eller systemet inte ville ta emot; de gamla papperen står kvar."""
    reason, hint = cause(error)
    return _diagnostic(_NOT_WRITTEN, path, f"{path.name} kunde inte skrivas: {reason}. {KEPT}", hint)


def folder_failed(folder: Path, error: OSError) -> Diagnostic:
    """En mapp som inte går att skriva i."""
    reason, hint = cause(error)
    return _diagnostic(_NOT_WRITTEN, folder, f"Det går inte att skriva i {folder}: {reason}. {KEPT}", hint)


def unfinished(path: Path, error: OSError) -> Diagnostic:
    """En avbruten skrivning som inte går att slutföra än."""
    reason, hint = cause(error)
    message = (
        f"En tidigare skrivning avbröts och kan inte göras klar: {path.name} går inte att byta ut, {reason}."
    )
    return _diagnostic(_NOT_WRITTEN, path, message, f"{hint} Då görs skrivningen klar.")


def lock_files(path: Path) -> Iterator[Path]:
    """Namnen på filer som visar att papperet är öppet i Word eller LibreOffice."""
    stem, name = path.stem, path.name
    cut = 2 if len(stem) >= _LONG_NAME else max(len(stem) - (_LONG_NAME - 2), 0)
    yield path.with_name(f"~${name[cut:]}")
    yield path.with_name(f".~lock.{name}#")


def cause(error: OSError) -> tuple[str, str]:
    """Varför systemet sade nej, och vad man gör åt det."""
    windows: int | None = getattr(error, "winerror", None)
    known = _WINDOWS.get(windows) if windows else None
    fallback = (f"systemet svarar {error.strerror or error}", "Kontrollera mappen och disken och bygg igen.")
    return known or _ERRORS.get(error.errno or 0, fallback)


def _diagnostic(code: str, path: Path, message: str, hint: str) -> Diagnostic:
    check = check_named(code)
    return Diagnostic(check.code, check.severity, message, WholeFile(str(path)), hint)
