"""Ett arbete hos en arbetare, i en annan process eller på en annan dator: mallpaketet öppnas en gång hos var och en."""

from __future__ import annotations

import os
import threading
from contextlib import chdir
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from msgspec import Struct

from beslutsgen.pipeline.crew import Failed, answered, failure
from beslutsgen.pipeline.packs import open_pack
from beslutsgen.pipeline.program import program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

# En arbetare gör ett arbete i taget, också där arbetare är trådar: den aktuella mappen är processens.
_ONE: Final = threading.Lock()


class Task(Protocol[T_contra, R_co]):
    """Det som görs med tingen. Det ska gå att skicka: en funktion i en modul, och små värden."""

    def __call__(self, files: PackFiles, items: Sequence[T_contra], /) -> Sequence[R_co | Exception]:
        """Varje tings resultat, eller felet i programmet som hindrade det."""
        ...


class Job(Struct, frozen=True):
    """Det som är lika för alla ting: den aktuella mappen, mallpaketets plats och fingeravtryck, programmet.

    `cache` säger att arbetaren får spara beredda mallar.
    """

    folder: str
    templates: Path | None
    pack: str
    program: str
    cache: bool


class UnfitError(Exception):
    """En arbetare som inte kan göra arbetet, och varför."""


def job_of(files: PackFiles, templates: Path | None) -> Job:
    """Arbetet med mallpaketet, härifrån."""
    return Job(os.getcwd(), templates, files.fingerprint, program(), files.cache)  # noqa: PTH109  # en text går att skicka till ett annat system


def perform(job: Job, task: Task[T, R], items: Sequence[T]) -> list[R | Failed]:
    """Tingen gjorda hos en arbetare; ett fel i programmet blir ett svar."""
    with _ONE:
        try:
            return [answered(done) for done in _in_place(job, task, items)]
        except UnfitError as unfit:
            return [Failed(str(unfit))] * len(items)
        except Exception as error:  # noqa: BLE001  # ting som inte går att göra hindrar inte de andra
            return [failure(error)] * len(items)


def greet(job: Job) -> str | None:
    """Varför arbetaren inte kan göra arbetet, eller `None`."""
    try:
        with _ONE, _standing_in(job.folder):
            _pack(job)
    except UnfitError as unfit:
        return str(unfit)
    return None


def _in_place(job: Job, task: Task[T, R], items: Sequence[T]) -> Sequence[R | Exception]:
    with _standing_in(job.folder):
        return task(_pack(job), items)


def _standing_in(folder: str) -> chdir[str]:
    if not os.path.isdir(folder):  # noqa: PTH112  # mappen är en text från ett annat system
        raise UnfitError(f"Arbetaren når inte mappen {folder}.")
    return chdir(folder)


@lru_cache(maxsize=2)
def _pack(job: Job) -> PackFiles:
    """Mallpaketet, om det och programmet är desamma som där arbetet började."""
    if job.program != program():
        raise UnfitError(f"Arbetaren har en annan version av beslutsgen ({program()}) än du ({job.program}).")
    files = open_pack(job.templates, cache=job.cache)
    if isinstance(files, tuple) or files.fingerprint != job.pack:
        raise UnfitError("Arbetarens mallpaket är inte detsamma som ditt.")
    return files
