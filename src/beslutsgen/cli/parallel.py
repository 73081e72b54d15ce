"""Ärenden och papper i tur och ordning, här eller hos flera arbetare; ett som inte går hindrar inte de andra."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import click
from msgspec import Struct

from beslutsgen.pipeline.collector import settle
from beslutsgen.pipeline.crew import answered, bunches, paired
from beslutsgen.report.outcome import Outcome, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.pipeline.crew import Crew, Failed
    from beslutsgen.pipeline.job import Job, Task

T = TypeVar("T")
R = TypeVar("R")
# Svaren; den som läser dem får höra vilket ting som väntas på.
Answers: TypeAlias = "Callable[[Callable[[T], None]], Iterator[tuple[T, R | Failed]]]"

# Så många ting ska varje arbetare få för att det ska löna sig att starta den.
_WORTHWHILE: Final = 16


class Parallel(Struct, frozen=True):
    """Hur många som arbetar samtidigt (`None` där användaren inte har sagt något), vilka, och mallpaketets mapp."""

    jobs: int | None
    executor: str
    templates: Path | None


def chosen_workers(options: Mapping[str, Any]) -> Parallel:
    """Så som användaren har valt."""
    return Parallel(options.get("jobs"), options.get("executor") or "process", options["templates"])


def answers(parallel: Parallel, task: Task[T, R], items: Sequence[T], files: PackFiles) -> Answers[T, R]:
    """Varje ting med sitt svar, i tingens ordning. Arbetarna startas nu, och arbetet när svaren läses."""
    crew = _crew(parallel, task, len(items), files)
    return partial(crew.results, items) if crew else partial(_here, task, items, files)


def outcome_of(failed: Failed, file: str) -> Outcome:
    """Resultatet av ett arbete som inte blev gjort: en fil som inte är läst, och varför."""
    from beslutsgen.cli.crash import report_details

    reason = report_details(failed.details) if failed.details else failed.reason
    return Outcome(files=1, failed=1, unread=(Unread(file, reason),))


def _crew(parallel: Parallel, task: Task[T, R], count: int, files: PackFiles) -> Crew[T, R] | None:
    """Arbetarna; `None` när denna process gör allt själv, för att det räcker eller för att inga gick att starta."""
    from_dask = parallel.executor != "process"
    workers = _workers(parallel.jobs, count)
    if workers < 2 and not from_dask:
        return None
    from beslutsgen.pipeline.job import job_of

    job = job_of(files, parallel.templates)
    if from_dask:
        return _cluster(parallel, job, task)
    from beslutsgen.pipeline.processes import process_crew

    return process_crew(job, task, workers)


def _cluster(parallel: Parallel, job: Job, task: Task[T, R]) -> Crew[T, R]:
    from beslutsgen.pipeline.cluster import NoWorkersError, dask_crew

    try:
        return dask_crew(parallel.executor, job, task, parallel.jobs)
    except NoWorkersError as error:
        raise click.UsageError(str(error)) from error


def _workers(jobs: int | None, count: int) -> int:
    if jobs is not None:
        return min(jobs, count)
    if count < 2 * _WORTHWHILE:
        return 1
    from beslutsgen.pipeline.processes import cores

    return min(cores(), count // _WORTHWHILE)


def _here(
    task: Task[T, R], items: Sequence[T], files: PackFiles, begin: Callable[[T], None]
) -> Iterator[tuple[T, R | Failed]]:
    """Tingen gjorda i denna process; ett fel i programmet med ett ensamt ting är hela kommandots fel."""
    for number, bunch in enumerate(bunches(items, 1)):
        begin(bunch[0])
        done = task(files, bunch)
        if len(items) == 1 and isinstance(done[0], Exception):
            raise done[0]
        yield from paired(bunch, (answered(one) for one in done), begin)
        if not number:
            # Med det första knippet är allt inläst som behövs.
            settle()
