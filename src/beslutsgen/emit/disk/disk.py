"""De få sätt som papper och journal når disken på: läsa, skriva så att det ligger kvar, byta ut och ta bort."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

# Så många väntar på disken samtidigt.
_WAITING: Final = 4
# Mappar kan bara öppnas, och därmed säkras på disk, på system som har detta.
_FOLDER_FLAG: Final[int | None] = getattr(os, "O_DIRECTORY", None)


def read(path: Path) -> bytes | None:
    """Filens innehåll, eller `None` om filen inte finns."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write(path: Path, data: bytes) -> None:
    """En ny fil; den ligger säkert på disken först efter `keep`."""
    path.write_bytes(data)


def keep_all(paths: Sequence[Path]) -> Mapping[Path, Exception]:
    """Filerna når ända ned till disken; svaret är de som inte gjorde det, och varför."""
    if sys.platform == "linux":
        # Systemet får veta om alla innan någon väntas in.
        for path in paths:
            with suppress(OSError), path.open("rb", buffering=0) as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return _together(_keep_file, paths)


def keep(paths: Sequence[Path]) -> None:
    """Filerna når ända ned till disken, eller det första felet."""
    for fault in keep_all(paths).values():
        raise fault


def replace(source: Path, target: Path) -> None:
    """Filen tar målets plats i ett steg; bytet ligger säkert på disken först efter `keep_folders`."""
    source.replace(target)


def swap_in(fresh: Path, target: Path, data: bytes) -> None:
    """Innehållet tar målets plats i ett steg, och ligger säkert på disken. `fresh` är ett ledigt namn bredvid."""
    write(fresh, data)
    keep((fresh,))
    replace(fresh, target)
    keep_folders((target.parent,))


def remove(path: Path) -> None:
    """Filen försvinner, om den finns."""
    path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Mappen finns, med alla mappar ovanför."""
    path.mkdir(parents=True, exist_ok=True)


def clear_folder(path: Path) -> None:
    """Mappens filer försvinner; själva mappen får stå kvar."""
    if path.is_dir():
        for file in sorted(path.iterdir()):
            remove(file)


def fingerprint(data: bytes) -> str:
    """Innehållets fingeravtryck."""
    return hashlib.sha256(data).hexdigest()


def digest(data: bytes | None) -> str | None:
    """Innehållets fingeravtryck, eller `None` för en fil som inte finns."""
    return None if data is None else fingerprint(data)


def keep_folders(paths: Sequence[Path]) -> None:
    """Bytena av namn säkras på disken, där systemet kan det; själva filerna är redan säkrade."""
    if _FOLDER_FLAG is not None:
        _together(_keep_folder, paths)


def _keep_file(path: Path) -> None:
    # Windows säkrar bara en fil som är öppen för skrivning.
    with path.open("r+b", buffering=0) as file:
        os.fsync(file.fileno())


def _keep_folder(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | (_FOLDER_FLAG or 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _together(save: Callable[[Path], None], paths: Sequence[Path]) -> Mapping[Path, Exception]:
    """Varje väg säkrad, och felen. Några väntar på disken samtidigt: den skriver då mycket på en gång."""
    faults: dict[Path, Exception] = {}

    def saved(some: Sequence[Path]) -> None:
        for path in some:
            try:
                save(path)
            except Exception as fault:  # noqa: BLE001  # i en tråd märks annars inget; den som väntar får det
                faults[path] = fault

    started = [
        _started(partial(saved, paths[first::_WAITING])) for first in range(1, min(_WAITING, len(paths)))
    ]
    saved(paths[::_WAITING])
    for thread in started:
        if thread is not None:
            thread.join()
    return faults


def _started(work: Callable[[], None]) -> threading.Thread | None:
    """Tråden som gör arbetet; `None` när systemet inte ger fler trådar, och arbetet är gjort här."""
    thread = threading.Thread(target=work)
    try:
        thread.start()
    except RuntimeError:
        work()
        return None
    return thread
