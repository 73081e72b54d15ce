"""Filer som går att göra om: skrivna i ett steg bakom sitt fingeravtryck, och lästa bara om de är hela."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from beslutsgen.arende.fingerprint import DIGEST_SIZE, raw_digest

# Så många filer av varje slag sparas; de som sparades för längst sedan tas bort.
MAX_KEPT: Final = 64


def sealed(name: str, data: bytes) -> bytes:
    """Innehållet som det står i filen med namnet."""
    return raw_digest(name.encode(), data) + data


def read_sealed(path: Path) -> bytes | None:
    """Innehållet i filen, om den finns och är hel."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    data = found[DIGEST_SIZE:]
    return data if found[:DIGEST_SIZE] == raw_digest(path.name.encode(), data) else None


def write_sealed(path: Path, data: bytes) -> None:
    """Filen skrivs i ett steg, så att ingen läser en halv; att den inte går att skriva är inget fel."""
    import tempfile

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(suffix=_endings(path), dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sealed(path.name, data))
            Path(fresh).replace(path)
        except BaseException:
            # Full disk, en fil som någon håller öppen, eller ett avbrott: inget lämnas kvar.
            Path(fresh).unlink(missing_ok=True)
            raise
        _prune(path.parent, _endings(path))


def _endings(path: Path) -> str:
    return "".join(path.suffixes)


def _prune(folder: Path, ending: str) -> None:
    """Bara de senast sparade står kvar; också resten av en skrivning som avbröts räknas."""
    by_age = sorted(folder.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in by_age[MAX_KEPT:]:
        old.unlink(missing_ok=True)
