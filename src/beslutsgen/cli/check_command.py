"""`beslutsgen check`: kontrollera ärendefiler utan att skriva papper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from beslutsgen.cli.inputs import case_files
from beslutsgen.cli.options import reporting, reporting_options


@click.command("check")
@click.argument("case", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Använd ett annat mallpaket.",
)
@reporting_options
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Kontrollera ärendefiler utan att skriva papper.

    CASE är en eller flera ärendefiler, eller mappar med ärendefiler.
    """
    from beslutsgen.cli.show import show
    from beslutsgen.cli.work import check_all

    how = reporting(options)
    return show(check_all(case_files(case), options, how), how)
