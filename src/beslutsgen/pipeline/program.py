"""Vilket program det är: versionen, och i en utvecklares arkiv också källkodens tillstånd."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from beslutsgen import __version__

_CODE: Final = Path(__file__).parents[1]


@cache
def program() -> str:
    """Versionen. Där källkoden kan ändras utan att versionen gör det hör ett fingeravtryck av den till."""
    # I ett installerat paket ligger mallarna bredvid koden; annars är det ett arkiv som någon arbetar i.
    if (_CODE / "templates").is_dir():
        return __version__
    hasher = blake2b(digest_size=8)
    for file in sorted(file for file in _CODE.rglob("*") if file.suffix in (".py", ".j2")):
        stat = file.stat()
        hasher.update(f"{file.relative_to(_CODE).as_posix()} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return f"{__version__}+{hasher.hexdigest()}"
