"""Filer som går att göra om: skrivna i ett steg bakom sitt fingeravtryck, och lästa bara om de är hela."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

# Så många filer av varje slag sparas; de som sparades för längst sedan tas bort.
MAX_KEPT: Final = 64
_DIGEST: Final = 16


def digest(*parts: bytes) -> bytes:
    """Fingeravtrycket av innehåll i flera delar."""
    hasher = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()


def sealed(name: str, data: bytes) -> bytes:
    """Innehållet som det står i filen med namnet."""
    return digest(name.encode(), data) + data


def read_sealed(path: Path) -> bytes | None:
    """Innehållet i filen, om den finns och är hel."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    data = found[_DIGEST:]
    return data if found[:_DIGEST] == digest(path.name.encode(), data) else None


def write_sealed(path: Path, data: bytes) -> None:
    """Filen skrivs i ett steg, så att ingen läser en halv; att den inte går att skriva är inget fel."""
    import tempfile

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(suffix=_endings(path), dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed(path.name, data))
        Path(fresh).replace(path)
        _prune(path.parent, _endings(path))


def _endings(path: Path) -> str:
    return "".join(path.suffixes)


def _prune(folder: Path, ending: str) -> None:
    """Bara de senast sparade står kvar; också resten av en skrivning som avbröts räknas."""
    by_age = sorted(folder.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in by_age[MAX_KEPT:]:
        old.unlink(missing_ok=True)
