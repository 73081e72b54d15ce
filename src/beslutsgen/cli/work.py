"""Det som ett kommando gör med sina ärenden eller papper, ett eller många: resultaten kommer allt eftersom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from msgspec import Struct

from beslutsgen.cli.papers import chosen_papers
from beslutsgen.cli.parallel import answers, chosen_workers, outcome_of
from beslutsgen.pipeline.options import BuildOptions
from beslutsgen.pipeline.packs import open_pack
from beslutsgen.pipeline.selection import Selection
from beslutsgen.pipeline.tasks import Build, Check, Review, Telling, case_named, group_named
from beslutsgen.report.outcome import Outcome, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.cli.options import Reporting
    from beslutsgen.cli.parallel import Answers, Parallel
    from beslutsgen.cli.progress import Bar
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.pipeline.groups import PaperGroup
    from beslutsgen.pipeline.job import Task

T = TypeVar("T")
R = TypeVar("R")


class Begin(Protocol):
    """Startar dem som ska arbeta, och ger det som gör arbetet: resultaten kommer allt eftersom de läses."""

    def __call__(self, tell: Callable[[str, Outcome], R], /) -> Callable[[Bar], Iterator[R]]:
        """`tell` får namnet och resultatet där arbetet görs, kanske i en annan process, och ska gå att skicka."""
        ...


class Work(Struct, frozen=True):
    """Det som ska göras: antalet ärenden eller grupper, och `begin` som börjar med dem.

    `pack` är mallpaketets mapp: det som är fel i den gäller alla ärenden. `unusable` är resultatet när mallpaketet har
    fel, så att inget kan göras.
    """

    label: str
    count: int
    begin: Begin
    pack: str = ""
    unusable: Outcome | None = None


def build_all(cases: Sequence[Path], options: dict[str, Any], how: Reporting) -> Work:
    """Bygger ärendena; ett ärende med fel hindrar inte de andra."""
    files = open_pack(options["templates"], cache=not options["no_cache"])
    if isinstance(files, tuple):
        return _unusable(files, cases)
    selection = Selection(how.select, how.ignore, building=True)
    choices = BuildOptions(
        out=options["out"],
        only=chosen_papers(options["only"], files.pack),
        draft=options["draft"],
        backup=options["backup"],
        strict=how.strict,
        counts=selection.wanted,
    )
    task = Build(choices, selection, force=bool(options.get("force")))
    return _of_cases("Bygger", task, cases, files, chosen_workers(options))


def check_all(cases: Sequence[Path], options: dict[str, Any], how: Reporting) -> Work:
    """Kontrollerar ärendena."""
    files = open_pack(options["templates"])
    if isinstance(files, tuple):
        return _unusable(files, cases)
    task = Check(Selection(how.select, how.ignore), how.strict)
    return _of_cases("Kontrollerar", task, cases, files, chosen_workers(options))


def review_all(groups: Sequence[PaperGroup], options: dict[str, Any], how: Reporting) -> Work:
    """Granskar papperen grupp för grupp."""
    files = open_pack(options["templates"], cache=True)
    if isinstance(files, tuple):
        return _unusable(files, [paper for group in groups for paper in group.papers])
    task = Review(
        Selection(how.select, how.ignore), how.strict, options["case"], options["comments"], options["html"]
    )
    return _work("Granskar", task, groups, files, chosen_workers(options), group_named)


def _of_cases(
    label: str, task: Task[Path, Outcome], cases: Sequence[Path], files: PackFiles, parallel: Parallel
) -> Work:
    return _work(label, task, cases, files, parallel, case_named)


def _work(
    label: str,
    task: Task[T, Outcome],
    items: Sequence[T],
    files: PackFiles,
    parallel: Parallel,
    named: Callable[[T], tuple[str, str]],
) -> Work:
    """Arbetet; `named` ger tingets namn och fil."""

    def begin(tell: Callable[[str, Outcome], R]) -> Callable[[Bar], Iterator[R]]:
        telling = Telling(task, named, tell)
        return partial(_results, answers(parallel, telling, items, files), named, tell)

    return Work(label, len(items), begin, str(files.folder))


def _results(
    answers: Answers[T, R],
    named: Callable[[T], tuple[str, str]],
    tell: Callable[[str, Outcome], R],
    bar: Bar,
) -> Iterator[R]:
    """Varje tings resultat, sagt; det som inte blev gjort sägs här."""
    from beslutsgen.pipeline.crew import Failed

    for item, answer in answers(lambda item: bar.begin(named(item)[0])):
        if isinstance(answer, Failed):
            name, file = named(item)
            yield tell(name, outcome_of(answer, file))
        else:
            yield answer


def _unusable(faults: tuple[Diagnostic, ...], files: Sequence[Path]) -> Work:
    """Resultatet när mallpaketet har fel: inget ärende är läst."""
    reason = "Mallpaketet går inte att använda."
    unread = tuple(Unread(str(file), reason) for file in files)
    return Work(
        "", 0, lambda _: lambda _: iter(()), unusable=Outcome(faults, files=len(files), unread=unread)
    )
