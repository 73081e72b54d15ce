"""Arbetarna i egna processer på den här datorn, bakom standardens Executor."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from beslutsgen.pipeline.collector import settle
from beslutsgen.pipeline.crew import Crew
from beslutsgen.pipeline.job import greet, perform

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from beslutsgen.pipeline.job import Job, Task

T = TypeVar("T")
R = TypeVar("R")

# Så många arbeten per arbetare är ute samtidigt: nog för att ingen ska vänta medan ett svar hämtas.
_AHEAD: Final = 4
# Windows klarar inte fler processer än så i en grupp.
_MOST: Final = 61
# Processens trådar, också de som andra bibliotek har startat; bara Linux har mappen.
_THREADS: Final = Path("/proc/self/task")


def cores() -> int:
    """Hur många processorkärnor programmet får använda."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def process_crew(job: Job, task: Task[T, R], workers: int) -> Crew[T, R]:
    """Arbetare i egna processer, som startas genast."""
    workers = min(workers, _MOST)
    return Crew(partial(_processes, job, workers), partial(perform, job, task), workers * _AHEAD)


def _processes(job: Job, workers: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if _may_divide() else "spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(job,))
    # Processerna startas med det första arbetet: nu, innan någon visar framsteg i en egen tråd.
    executor.submit(_ready)
    return executor


def _may_divide() -> bool:
    """Om processerna kan dela sig ur den här, och har allt inläst från början.

    En tråd som inte följer med kan hålla ett lås för alltid, och i macOS har systemets egna bibliotek sådana trådar.
    """
    try:
        return sys.platform == "linux" and len(tuple(_THREADS.iterdir())) == 1
    except OSError:
        return False


def _ready() -> None:
    """Det första arbetet: inget."""


def _prepare(job: Job) -> None:
    """En arbetare gör det påbörjade klart när användaren avbryter, och slutar om den som väntar på den dör."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    greet(job)
    settle()


def _follow_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
