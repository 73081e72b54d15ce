"""En egen process med sin tid och sitt största minne, arbetsprocesserna var för sig."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

# En kort körning hinner mätas, och en lång störs inte av mätningen.
_SHORT: Final = 0.05
_LONG: Final = 0.5


@dataclass(frozen=True, slots=True)
class Ran:
    """Sekunder, och den största processens minne i byte."""

    seconds: float
    peak: int


def ran(*arguments: str, codes: Sequence[int] = (0,)) -> Ran:
    """`beslutsgen` med argumenten. Minnet är stickprov på varje process: tätt först, sedan glesare."""
    command = [sys.executable, "-m", "beslutsgen", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603  # vår egen kommandorad
    peaks: list[int] = [0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks))
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - start
    watcher.join()
    if process.returncode not in codes:
        raise RuntimeError(errors.decode(errors="replace"))
    return Ran(seconds, max(peaks))


def _watch(pid: int, peaks: list[int]) -> None:
    start = time.perf_counter()
    while True:
        try:
            family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
            if family[0].status() == psutil.STATUS_ZOMBIE:
                return
        except psutil.NoSuchProcess:
            return
        peaks.extend(_memory(one) for one in family)
        peaks[:] = [max(peaks)]
        time.sleep(_SHORT if time.perf_counter() - start < 1 else _LONG)


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
