"""Arbetarna i egna processer på den här datorn, bakom standardens Executor."""

from __future__ import annotations

import os
from functools import partial
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
_PRELOADED: Final = ["beslutsgen.pipeline.cases", "beslutsgen.pipeline.papers"]


def cores() -> int:
    """Hur många processorkärnor programmet får använda."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def process_crew(job: Job, task: Task[T, R], workers: int) -> Crew[T, R]:
    """Arbetare i egna processer."""
    workers = min(workers, _MOST)
    return Crew(partial(_processes, job, workers), partial(perform, job, task), workers * _AHEAD)


def make_ready() -> None:
    """Börjar läsa in det som arbetarna behöver, i en process för sig, medan annat görs här."""
    if _forks():
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(_PRELOADED)
        forkserver.ensure_running()


def _forks() -> bool:
    """Om processer kan dela sig ur en förberedd: de startar snabbt och delar minne. Windows har dem inte."""
    import multiprocessing

    return "forkserver" in multiprocessing.get_all_start_methods()


def _processes(job: Job, workers: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    make_ready()
    context = multiprocessing.get_context("forkserver" if _forks() else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(job,))


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
