"""Ärendefiler och papper öppnas; det som inte går att öppna blir ett fynd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import MAX_BYTES, too_large, unreadable
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile

if TYPE_CHECKING:
    from pathlib import Path


def read_case_file(case: Path) -> bytes | Diagnostic:
    """Ärendefilens byte, eller varför de inte går att få."""
    try:
        if case.stat().st_size > MAX_BYTES:
            return too_large(case.stat().st_size, str(case))
        return case.read_bytes()
    except PermissionError:
        return unreadable(str(case), "behörighet saknas")
    except FileNotFoundError:
        return unreadable(str(case), "den finns inte längre")
    except OSError as error:
        return unreadable(str(case), f"systemet svarar {error.strerror or type(error).__name__}")


def read_paper_file(path: Path) -> bytes | Diagnostic:
    """Papperets byte, eller varför de inte går att få."""
    try:
        return path.read_bytes()
    except OSError as error:
        from beslutsgen.checks import dok005

        said = f"Filen går inte att läsa: {error.strerror or type(error).__name__}."
        hint = "Stäng den om den är öppen i ett annat program, och kontrollera att du får läsa den."
        return Diagnostic(dok005.CODE, Severity.ERROR, said, WholeFile(str(path)), hint)
