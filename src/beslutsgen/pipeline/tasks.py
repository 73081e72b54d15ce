"""Det som görs med ärenden och grupper av papper när de är många: funktioner och val som går att skicka."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.pipeline.crew import each
from beslutsgen.report.outcome import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.emit.disk.rounds import Steps
    from beslutsgen.pipeline.groups import PaperGroup
    from beslutsgen.pipeline.job import Task
    from beslutsgen.pipeline.options import BuildOptions
    from beslutsgen.pipeline.selection import Selection
    from beslutsgen.report.outcome import Outcome

T = TypeVar("T")
R = TypeVar("R")


class Telling(Struct, Generic[T, R], frozen=True):
    """Ett arbete vars resultat sägs redan där det görs, så som den som väntar på det vill ha det.

    `named` ger tingets namn och fil.
    """

    task: Task[T, Outcome]
    named: Callable[[T], tuple[str, str]]
    tell: Callable[[str, Outcome], R]

    def __call__(self, files: PackFiles, items: Sequence[T]) -> Sequence[R | Exception]:
        """Tingen gjorda, och resultaten sagda."""
        return each(self._told, tuple(zip(items, self.task(files, items), strict=True)))

    def _told(self, done: tuple[T, Outcome | Exception]) -> R:
        item, outcome = done
        if isinstance(outcome, Exception):
            raise outcome
        return self.tell(self.named(item)[0], outcome)


class Build(Struct, frozen=True):
    """Bygger ärenden; ett som är oförändrat sedan det byggdes hoppas över, om inte `force` säger annat."""

    options: BuildOptions
    selection: Selection
    force: bool = False

    def __call__(self, files: PackFiles, cases: Sequence[Path]) -> Sequence[Outcome | Exception]:
        """Resultaten, med de valda fynden. Ärendena väntar på disken tillsammans."""
        from beslutsgen.emit.disk.rounds import in_rounds

        return in_rounds([self._one(files, case) for case in cases])

    def _one(self, files: PackFiles, case: Path) -> Steps[Outcome]:
        from beslutsgen.pipeline.unchanged import still_built

        outcome = None if self.force else still_built(case, files, self.options)
        if outcome is None:
            from beslutsgen.pipeline import building

            outcome = yield from building(case, files, self.options)
        return self.selection.insisted(self.selection.applied(outcome))


class Check(Struct, frozen=True):
    """Kontrollerar ärenden."""

    selection: Selection
    strict: bool

    def __call__(self, files: PackFiles, cases: Sequence[Path]) -> Sequence[Outcome | Exception]:
        """Resultaten, med de valda fynden."""
        return each(partial(self._one, files), cases)

    def _one(self, files: PackFiles, case: Path) -> Outcome:
        from beslutsgen.pipeline import check_case

        outcome = check_case(case, files, strict=self.strict).outcome
        return self.selection.insisted(self.selection.applied(outcome))


class Review(Struct, frozen=True):
    """Granskar grupper av papper; `comments` är mappen för kopior och `page` webbsidans fil."""

    selection: Selection
    strict: bool
    case: Path | None
    comments: Path | None = None
    page: Path | None = None

    def __call__(self, files: PackFiles, groups: Sequence[PaperGroup]) -> Sequence[Outcome | Exception]:
        """Resultaten, med de valda fynden och utan papperens text."""
        return each(partial(self._one, files), groups)

    def _one(self, files: PackFiles, group: PaperGroup) -> Outcome:
        from beslutsgen.pipeline import review_files

        found = review_files(group.papers, self.case, files, strict=self.strict, shown=self.page is not None)
        found = self.selection.applied(found)
        if self.comments:
            from beslutsgen.pipeline import copy_with_comments

            found = copy_with_comments(found, group.papers, self.comments / group.place)
        if self.page:
            from beslutsgen.pipeline import write_page

            found = write_page(joined([(group.name, found)]), group.beside(self.page)).whole
        return replace(found, documents=())


def case_named(case: Path) -> tuple[str, str]:
    """Ärendets namn och fil."""
    return case.stem, str(case)


def group_named(group: PaperGroup) -> tuple[str, str]:
    """Gruppens namn, som också säger var papperen finns."""
    return group.name, group.name
