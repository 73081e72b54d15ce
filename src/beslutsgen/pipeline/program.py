"""Vilket program det är: versionen, och i en utvecklares arkiv också källkodens tillstånd."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE: Final = Path(__file__).parents[1]


@cache
def program() -> str:
    """Versionen. Där källkoden kan ändras utan att versionen gör det hör ett fingeravtryck av den till."""
    # I ett installerat paket ligger mallarna bredvid koden; annars är det ett arkiv som någon arbetar i.
    if (_CODE / "templates").is_dir():
        return __version__
    state = "".join(sorted(_state(str(_CODE), "")))
    return f"{__version__}+{blake2b(state.encode(), digest_size=8).hexdigest()}"


def _state(folder: str, within: str) -> Iterator[str]:
    """Varje fil med källkod: dess namn räknat från `within`, storlek och tid."""
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".j2")):
            stat = os.stat(entry.path)  # noqa: PTH116  # som katalogen minns den kan den vara gammal
            yield f"{within}{entry.name} {stat.st_size} {stat.st_mtime_ns}\n"
        elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
            yield from _state(entry.path, f"{within}{entry.name}/")
