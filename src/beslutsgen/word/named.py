"""Vilket ärende ett papper är byggt av, utan att papperet läses: fingeravtrycket av ärendefilens namn ur stämpeln."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    import zipfile
    from pathlib import Path

NAMESPACE: Final = "urn:beslutsgen:stamp:1"
_FOLDER: Final = "customXml/"
# Längre än så är inget som programmet har skrivit.
_LARGEST: Final = 1 << 24
_ROOT: Final = late(rb"<(?:[\w.-]+:)?stamp\b[^>]*>")
_NAME: Final = late(rb"""\sname=["']([0-9a-f]+)["']""")


def case_name(paper: Path) -> str | None:
    """Fingeravtrycket, eller `None` för ett papper utan stämpel eller en fil som inte går att öppna."""
    if paper.suffix.lower() != ".docx":
        return None
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(paper) as package:
            return next(filter(None, map(_named, _parts(package))), None)
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
        # Vad som är fel med filen säger den som läser den.
        return None


def _parts(package: zipfile.ZipFile) -> list[bytes]:
    small = (
        one for one in package.infolist() if one.filename.startswith(_FOLDER) and one.file_size < _LARGEST
    )
    return [package.read(one) for one in small if one.filename.endswith(".xml")]


def _named(part: bytes) -> str | None:
    root = _ROOT.search(part) if NAMESPACE.encode() in part else None
    name = _NAME.search(root.group()) if root else None
    return name.group(1).decode() if name else None
