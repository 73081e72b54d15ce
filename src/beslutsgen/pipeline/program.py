"""Vilket program det är: versionen och ett fingeravtryck av koden."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen import __version__
from beslutsgen.arende.fingerprint import content_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE: Final = Path(__file__).parents[1]
# Filen i ett installerat program med kodens fingeravtryck: hatch_build.py lägger den i hjulet.
BUILT: Final = "byggd.txt"
_SOURCES: Final = (".py", ".j2")


@cache
def program() -> str:
    """Versionen, och kodens fingeravtryck: samma version kan vara byggd av olika kod."""
    try:
        code = (_CODE / BUILT).read_text("ascii")
    except FileNotFoundError:
        # Ett arkiv som någon arbetar i: filernas tider räcker, och läses fort.
        code = content_digest("".join(sorted(_state(str(_CODE), ""))).encode())
    return f"{__version__}+{code}"


def code_digest(code: Path) -> str:
    """Fingeravtrycket av källkoden i mappen: filernas namn och innehåll."""
    files = sorted(path for path in code.rglob("*") if path.suffix in _SOURCES)
    return content_digest(
        *(part for file in files for part in (file.relative_to(code).as_posix().encode(), file.read_bytes()))
    )


def _state(folder: str, within: str) -> Iterator[str]:
    """Varje fil med källkod: dess namn räknat från `within`, storlek och tid."""
    for entry in os.scandir(folder):
        if entry.name.endswith(_SOURCES):
            stat = os.stat(entry.path)  # noqa: PTH116  # som katalogen minns den kan den vara gammal
            yield f"{within}{entry.name} {stat.st_size} {stat.st_mtime_ns}\n"
        elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
            yield from _state(entry.path, f"{within}{entry.name}/")
