"""Granskningssidan skrivs till sin fil."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen import __version__
from beslutsgen.checks.dok002 import CHECK as FOREIGN
from beslutsgen.checks.dok003 import CHECK as NOT_WRITTEN
from beslutsgen.diagnostic import Diagnostic, WholeFile, ordered
from beslutsgen.emit.disk import disk
from beslutsgen.emit.disk.refusals import cause
from beslutsgen.report.html import as_html, is_ours

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.checks.base import Check
    from beslutsgen.report.outcome import Result

_ANOTHER: Final = "Ange ett annat namn efter --html, eller flytta filen."
_CHECK_FOLDER: Final = "Kontrollera att du får skriva i mappen, eller ange en annan fil efter --html."


def write_page(result: Result, path: Path) -> Result:
    """Resultatet med sidan som skriven fil, eller med det som hindrade den. Bara en äldre sida skrivs över."""
    try:
        fault = _written(path, as_html(result, __version__).encode())
    except OSError as error:
        reason, _ = cause(error)
        fault = _fault(NOT_WRITTEN, path, f"Sidan {path.name} kunde inte skrivas: {reason}.", _CHECK_FOLDER)
    whole = result.whole
    if fault is not None:
        whole = replace(whole, diagnostics=ordered((*whole.diagnostics, fault)))
    else:
        whole = replace(whole, written=(*whole.written, str(path)))
    return replace(result, whole=whole)


def _written(path: Path, page: bytes) -> Diagnostic | None:
    old = disk.read(path)
    if old is not None and not is_ours(old):
        said = f"{path.name} finns redan och är ingen granskningssida. Filen är orörd."
        return _fault(FOREIGN, path, said, _ANOTHER)
    disk.make_folder(path.parent)
    disk.swap_in(path.with_name(f".{path.name}.ny"), path, page)
    return None


def _fault(check: Check, path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(check.code, check.severity, message, WholeFile(str(path)), hint)
