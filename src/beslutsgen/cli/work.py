"""Kör pipelinen på flera ärenden och samlar resultatet, med valda fynd."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from beslutsgen.cli.progress import progress
from beslutsgen.diagnostic import Severity
from beslutsgen.pipeline import BuildOptions, build_case, check_case, open_pack
from beslutsgen.report.outcome import UNUSABLE, Outcome, joined

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beslutsgen.arende.pack import Pack
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.cli.options import Reporting
    from beslutsgen.diagnostic import Diagnostic


def build_all(cases: list[Path], options: dict[str, Any], how: Reporting) -> Outcome:
    """Bygger ärendena ett i taget; ett ärende med fel hindrar inte de andra."""
    choices = BuildOptions(
        out=options["out"],
        only=options["only"],
        draft=options["draft"],
        backup=options["backup"],
        strict=how.strict,
        counts=lambda found: wanted(found, how),
    )
    return _each(cases, options, how, "Bygger", lambda case, pack: build_case(case, pack, choices))


def check_all(cases: list[Path], options: dict[str, Any], how: Reporting) -> Outcome:
    """Kontrollerar ärendena ett i taget."""
    return _each(
        cases,
        options,
        how,
        "Kontrollerar",
        lambda case, pack: check_case(case, pack, strict=how.strict).outcome,
    )


def wanted(found: Diagnostic, how: Reporting) -> bool:
    """Om fyndet är valt. Fel som säger att en fil inte kan användas går inte att välja bort."""
    if found.code.startswith(UNUSABLE) and found.severity is Severity.ERROR:
        return True
    chosen = not how.select or found.code.startswith(how.select)
    return chosen and not (how.ignore and found.code.startswith(how.ignore))


def _each(
    cases: list[Path],
    options: dict[str, Any],
    how: Reporting,
    label: str,
    run: Callable[[Path, PackFiles], Outcome],
) -> Outcome:
    pack = open_pack(options["templates"])
    if not isinstance(pack, tuple):
        outcomes = []
        with progress(len(cases), label) as done:
            for case in cases:
                outcomes.append(run(case, pack))
                done(case.stem)
        whole = joined(outcomes)
    else:
        whole = Outcome(diagnostics=pack, files=len(cases))
    return replace(whole, diagnostics=tuple(found for found in whole.diagnostics if wanted(found, how)))


def pack_or_fail(folder: Path | None) -> Pack:
    """Mallpaketet, för kommandon som inte rapporterar fynd; ett felaktigt paket avbryter med dess första fel."""
    files = open_pack(folder)
    if isinstance(files, tuple):
        raise click.ClickException(f"Mallpaketet går inte att använda: {files[0].message} {files[0].hint}")
    return files.pack
