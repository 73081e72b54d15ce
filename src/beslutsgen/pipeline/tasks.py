"""Det som görs med varje ärende och varje grupp av papper när de är många: funktioner och val som går att skicka."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.report.outcome import joined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
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

    def __call__(self, files: PackFiles, item: T) -> R:
        """Tinget gjort, och resultatet sagt."""
        return self.tell(self.named(item)[0], self.task(files, item))


class Build(Struct, frozen=True):
    """Bygger ett ärende; ett som är oförändrat sedan det byggdes hoppas över, om inte `force` säger annat."""

    options: BuildOptions
    selection: Selection
    force: bool = False

    def __call__(self, files: PackFiles, case: Path) -> Outcome:
        """Resultatet, med de valda fynden."""
        from beslutsgen.pipeline.unchanged import still_built

        outcome = None if self.force else still_built(case, files, self.options)
        if outcome is None:
            from beslutsgen.pipeline import build_case

            outcome = build_case(case, files, self.options)
        return self.selection.insisted(self.selection.applied(outcome))


class Check(Struct, frozen=True):
    """Kontrollerar ett ärende."""

    selection: Selection
    strict: bool

    def __call__(self, files: PackFiles, case: Path) -> Outcome:
        """Resultatet, med de valda fynden."""
        from beslutsgen.pipeline import check_case

        outcome = check_case(case, files, strict=self.strict).outcome
        return self.selection.insisted(self.selection.applied(outcome))


class Review(Struct, frozen=True):
    """Granskar en grupp av papper; `comments` är mappen för kopior och `page` webbsidans fil."""

    selection: Selection
    strict: bool
    case: Path | None
    comments: Path | None = None
    page: Path | None = None

    def __call__(self, files: PackFiles, group: PaperGroup) -> Outcome:
        """Resultatet, med de valda fynden och utan papperens text."""
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
