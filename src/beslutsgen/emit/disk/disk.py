"""De få sätt som papper och journal når disken på: läsa, skriva så att det ligger kvar, byta ut och ta bort."""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

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


def keep(paths: Iterable[Path]) -> None:
    """Filerna når ända ned till disken."""
    _together(_keep_file, paths)


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


def keep_folders(paths: Iterable[Path]) -> None:
    """Bytena av namn säkras på disken, där systemet kan det; själva filerna är redan säkrade."""
    if _FOLDER_FLAG is not None:
        _together(_keep_folder, paths)


def _keep_file(path: Path) -> None:
    # Windows säkrar bara en fil som är öppen för skrivning.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _keep_folder(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | (_FOLDER_FLAG or 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _together(save: Callable[[Path], None], paths: Iterable[Path]) -> None:
    """Minst en väg. Alla väntar på disken samtidigt: den skriver då många på en gång.

    Det första felet kastas när alla är klara.
    """
    faults: list[OSError] = []

    def saved(path: Path) -> None:
        try:
            save(path)
        except OSError as fault:
            faults.append(fault)

    here, *others = (partial(saved, path) for path in paths)
    waiting: list[threading.Thread] = []
    for other in others:
        thread = threading.Thread(target=other)
        try:
            thread.start()
        except RuntimeError:
            # Systemet ger inga fler trådar: då görs det här.
            other()
        else:
            waiting.append(thread)
    here()
    for thread in waiting:
        thread.join()
    if faults:
        raise faults[0]
