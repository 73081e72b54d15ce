"""Ensamrätt till en mapp, också mot andra processer: systemets eget lås på en fil, som släpps om processen dör."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from errno import EACCES, EAGAIN, EDEADLK
from typing import TYPE_CHECKING, Final

from beslutsgen.emit.disk.rounds import Wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from beslutsgen.emit.disk.rounds import Steps

_TAKEN: Final = frozenset({EACCES, EAGAIN, EDEADLK})


@contextmanager
def lock_file(file: Path) -> Iterator[int]:
    """Filen öppnad för att låsas; den som stänger den släpper låset. Filen står kvar efteråt."""
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        yield handle
    finally:
        os.close(handle)


def locked(handle: int) -> bool:
    """Filen låst nu, eller falskt om någon annan håller den."""
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def locked_in_time(handle: int, patience: float) -> Steps[bool]:
    """Filen låst, eller falskt om någon annan höll den hela tiden (sekunder)."""
    last = time.monotonic() + patience
    while not locked(handle):
        if time.monotonic() >= last:
            return False
        yield Wait.OUTSIDE
    return True


def _take(handle: int) -> None:
    """Låset genast, annars ett `OSError`."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
