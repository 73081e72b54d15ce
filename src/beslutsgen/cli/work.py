"""Kör pipelinen på flera ärenden och samlar resultatet, med valda fynd."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from beslutsgen.cli.paper_inputs import copy_folders
from beslutsgen.cli.papers import chosen_papers
from beslutsgen.cli.progress import progress
from beslutsgen.diagnostic import Severity
from beslutsgen.pipeline.packs import open_pack
from beslutsgen.report.outcome import UNUSABLE, Outcome, Result, Unread, joined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.cli.options import Reporting
    from beslutsgen.cli.paper_inputs import PaperGroup
    from beslutsgen.diagnostic import Diagnostic


def build_all(cases: list[Path], options: dict[str, Any], how: Reporting) -> Result:
    """Bygger ärendena ett i taget; ett ärende med fel hindrar inte de andra."""
    files = open_pack(options["templates"], cache=not options["no_cache"])
    if isinstance(files, tuple):
        return _unusable(files, cases)
    from beslutsgen.pipeline import BuildOptions, build_case

    keep = partial(wanted, how=how, building=True)
    choices = BuildOptions(
        out=options["out"],
        only=chosen_papers(options["only"], files.pack),
        draft=options["draft"],
        backup=options["backup"],
        strict=how.strict,
        counts=keep,
    )
    return _each(cases, how, keep, "Bygger", lambda case: build_case(case, files, choices))


def check_all(cases: list[Path], options: dict[str, Any], how: Reporting) -> Result:
    """Kontrollerar ärendena ett i taget."""
    files = open_pack(options["templates"])
    if isinstance(files, tuple):
        return _unusable(files, cases)
    keep = partial(wanted, how=how)
    return _each(cases, how, keep, "Kontrollerar", lambda case: _checked(case, files, how))


def review_all(groups: list[PaperGroup], options: dict[str, Any], how: Reporting) -> Result:
    """Granskar papperen grupp för grupp."""
    files = open_pack(options["templates"], cache=True)
    if isinstance(files, tuple):
        return _unusable(files, [paper for group in groups for paper in group.papers])
    from beslutsgen.pipeline import copy_with_comments, review_files, write_page

    keep = partial(wanted, how=how)
    folders = copy_folders(groups)
    outcomes: list[tuple[str, Outcome]] = []
    with progress(len(groups), "Granskar") as begin:
        for group in groups:
            begin(group.name)
            found = review_files(group.papers, options["case"], files, strict=how.strict)
            kept = _selected(found, keep)
            if options["comments"]:
                kept = copy_with_comments(kept, group.papers, options["comments"] / folders[group.name])
            outcomes.append((group.name, kept))
    result = joined(outcomes)
    return write_page(result, options["html"]) if options["html"] else result


def wanted(found: Diagnostic, how: Reporting, *, building: bool = False) -> bool:
    """Om fyndet är valt.

    Ett fel som säger att en fil inte kan användas går inte att välja bort, och i ett bygge inget fel alls: annars
    skrevs färdiga papper med motsägelsen i. Vägen ut är ärendefilens `undantag`, som har ett skäl.
    """
    if found.severity is Severity.ERROR and (building or found.code.startswith(UNUSABLE)):
        return True
    return _chosen(found, how)


def _chosen(found: Diagnostic, how: Reporting) -> bool:
    selected = not how.select or found.code.startswith(how.select)
    return selected and not (how.ignore and found.code.startswith(how.ignore))


def _checked(case: Path, files: PackFiles, how: Reporting) -> Outcome:
    from beslutsgen.pipeline import check_case

    return check_case(case, files, strict=how.strict).outcome


def _each(
    cases: list[Path],
    how: Reporting,
    keep: Callable[[Diagnostic], bool],
    label: str,
    run: Callable[[Path], Outcome],
) -> Result:
    outcomes: list[tuple[str, Outcome]] = []
    with progress(len(cases), label) as begin:
        for case in cases:
            begin(case.stem)
            outcomes.append((case.stem, _insisted(_selected(run(case), keep), how)))
    return joined(outcomes)


def _selected(outcome: Outcome, keep: Callable[[Diagnostic], bool]) -> Outcome:
    """Resultatet med bara de valda fynden, och hur många som valdes bort."""
    kept = tuple(found for found in outcome.diagnostics if keep(found))
    accepted = tuple(found for found in outcome.accepted if keep(found.diagnostic))
    return replace(
        outcome,
        diagnostics=kept,
        accepted=accepted,
        deselected=len(outcome.diagnostics) - len(kept),
    )


def _insisted(outcome: Outcome, how: Reporting) -> Outcome:
    """Resultatet med antalet fynd som användaren valde bort men som ändå räknas."""
    return replace(outcome, insisted=sum(not _chosen(found, how) for found in outcome.diagnostics))


def _unusable(faults: tuple[Diagnostic, ...], cases: list[Path]) -> Result:
    """Resultatet när mallpaketet har fel: inget ärende är läst."""
    reason = "Mallpaketet går inte att använda."
    unread = tuple(Unread(str(case), reason) for case in cases)
    return Result((), Outcome(faults, files=len(cases), unread=unread))
