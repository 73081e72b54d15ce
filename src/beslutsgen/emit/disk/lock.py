"""Ensamrätt till en mapp, också mot andra processer: systemets eget lås på en fil, som släpps om processen dör."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from errno import EACCES, EAGAIN, EDEADLK
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE: Final = 0.02
_TAKEN: Final = frozenset({EACCES, EAGAIN, EDEADLK})


@contextmanager
def locked(file: Path, patience: float) -> Iterator[bool]:
    """Filen låst, eller falskt om någon annan höll den hela tiden (sekunder). Filen står kvar efteråt."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        # Den som stänger filen släpper låset.
        yield _taken(handle, time.monotonic() + patience)
    finally:
        os.close(handle)


def _taken(handle: int, last: float) -> bool:
    while not _try(handle):
        if time.monotonic() >= last:
            return False
        time.sleep(_PAUSE)
    return True


def _try(handle: int) -> bool:
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _take(handle: int) -> None:
    """Låset genast, annars ett `OSError`."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
