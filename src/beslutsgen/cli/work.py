"""Det som ett kommando gör med sina ärenden eller papper, ett eller många: resultaten kommer allt eftersom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import Struct

from beslutsgen.cli.papers import chosen_papers
from beslutsgen.cli.parallel import answers, make_ready, outcome_of
from beslutsgen.pipeline.options import BuildOptions
from beslutsgen.pipeline.packs import open_pack
from beslutsgen.pipeline.selection import Selection
from beslutsgen.pipeline.tasks import Build, Check, Review
from beslutsgen.report.outcome import Outcome, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.cli.options import Reporting
    from beslutsgen.cli.parallel import Parallel
    from beslutsgen.cli.progress import Bar
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.pipeline.groups import PaperGroup
    from beslutsgen.pipeline.job import Task

T = TypeVar("T")
_Outcomes: TypeAlias = "Iterator[tuple[str, Outcome]]"


class Work(Struct, frozen=True):
    """Det som ska göras: antalet ärenden eller grupper, och `run` som gör dem och ger resultaten efter namn.

    `pack` är mallpaketets mapp: det som är fel i den gäller alla ärenden. `unusable` är resultatet när mallpaketet har
    fel, så att inget kan göras.
    """

    label: str
    count: int
    run: Callable[[Bar], _Outcomes]
    pack: str = ""
    unusable: Outcome | None = None


def build_all(cases: Sequence[Path], options: dict[str, Any], how: Reporting) -> Work:
    """Bygger ärendena; ett ärende med fel hindrar inte de andra."""
    parallel = make_ready(options, len(cases))
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
    return _of_cases("Bygger", task, cases, files, parallel)


def check_all(cases: Sequence[Path], options: dict[str, Any], how: Reporting) -> Work:
    """Kontrollerar ärendena."""
    parallel = make_ready(options, len(cases))
    files = open_pack(options["templates"])
    if isinstance(files, tuple):
        return _unusable(files, cases)
    task = Check(Selection(how.select, how.ignore), how.strict)
    return _of_cases("Kontrollerar", task, cases, files, parallel)


def review_all(groups: Sequence[PaperGroup], options: dict[str, Any], how: Reporting) -> Work:
    """Granskar papperen grupp för grupp."""
    parallel = make_ready(options, len(groups))
    files = open_pack(options["templates"], cache=True)
    if isinstance(files, tuple):
        return _unusable(files, [paper for group in groups for paper in group.papers])
    task = Review(
        Selection(how.select, how.ignore), how.strict, options["case"], options["comments"], options["html"]
    )
    return _work("Granskar", task, groups, files, parallel, lambda group: (group.name, group.name))


def _of_cases(
    label: str, task: Task[Path], cases: Sequence[Path], files: PackFiles, parallel: Parallel
) -> Work:
    return _work(label, task, cases, files, parallel, lambda case: (case.stem, str(case)))


def _work(
    label: str,
    task: Task[T],
    items: Sequence[T],
    files: PackFiles,
    parallel: Parallel,
    named: Callable[[T], tuple[str, str]],
) -> Work:
    """Arbetet; `named` ger tingets namn och fil."""

    def run(bar: Bar) -> _Outcomes:
        done = answers(parallel, task, items, files, lambda item: bar.begin(named(item)[0]))
        for item, answer in done:
            name, file = named(item)
            yield name, outcome_of(answer, file)

    return Work(label, len(items), run, str(files.folder))


def _unusable(faults: tuple[Diagnostic, ...], files: Sequence[Path]) -> Work:
    """Resultatet när mallpaketet har fel: inget ärende är läst."""
    reason = "Mallpaketet går inte att använda."
    unread = tuple(Unread(str(file), reason) for file in files)
    return Work("", 0, lambda _: iter(()), unusable=Outcome(faults, files=len(files), unread=unread))
