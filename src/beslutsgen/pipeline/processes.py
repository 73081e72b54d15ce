"""Arbetarna i egna processer på den här datorn, bakom standardens Executor."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from beslutsgen.pipeline.collector import settle
from beslutsgen.pipeline.crew import Crew, bunches
from beslutsgen.pipeline.job import greet, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from beslutsgen.pipeline.job import Job, Task

T = TypeVar("T")
R = TypeVar("R")

# Så många knippen per arbetare är ute samtidigt: nog för att ingen ska vänta medan ett svar hämtas.
_AHEAD: Final = 3
# Windows klarar inte fler processer än så i en grupp.
_MOST: Final = 61
# Processens trådar, också de som andra bibliotek har startat; bara Linux har mappen.
_THREADS: Final = Path("/proc/self/task")


def cores() -> int:
    """Hur många processorkärnor programmet får använda."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def process_crew(job: Job, task: Task[T, R], workers: int) -> Crew[T, R] | None:
    """Arbetare i egna processer, som startas genast; `None` där systemet inte ger dem plats."""
    workers = min(workers, _MOST)
    try:
        return Crew(
            partial(_processes, job, workers),
            partial(perform, job, task),
            workers * _AHEAD,
            partial(bunches, workers=workers),
        )
    except (OSError, RuntimeError):
        return None


def _processes(job: Job, workers: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if _may_divide() else "spawn")
    executor = ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(job,))
    # Processerna startas med det första arbetet: nu, innan någon visar framsteg i en egen tråd.
    with _all_or_none():
        executor.submit(_ready)
    return executor


@contextmanager
def _all_or_none() -> Iterator[None]:
    """Kan inte alla arbetare starta slutar de som har gjort det: annars väntar de för alltid, och programmet på dem.

    Ett avbrott från tangentbordet väntar tills alla har startat.
    """
    import multiprocessing

    others = set(multiprocessing.active_children())
    with _uninterrupted():
        try:
            yield
        except BaseException:
            for started in set(multiprocessing.active_children()) - others:
                started.kill()
                started.join()
            raise


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ett avbrott från tangentbordet väntar; i Windows, som inte delar processer, går det inte att be om."""
    if sys.platform == "win32":
        yield
        return
    import signal

    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _may_divide() -> bool:
    """Om processerna kan dela sig ur den här, och från början har det som den har läst in.

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
    if sys.platform != "win32":
        # Avbrott väntade när arbetaren startades.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_follow_parent, daemon=True).start()
    greet(job)
    settle()


def _follow_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
