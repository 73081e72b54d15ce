"""`beslutsgen check`: kontrollera ärendefiler utan att skriva papper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from beslutsgen.cli.inputs import case_argument, case_files
from beslutsgen.cli.options import USAGE, parallel_options, reporting, reporting_options, templates_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", options_metavar=USAGE)
@case_argument
@templates_option
@parallel_options
@reporting_options
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Kontrollera ärendefiler utan att skriva papper.

    ÄRENDE är en eller flera ärendefiler, eller mappar med ärendefiler.
    """
    files, how = case_files(case), reporting(options)
    from beslutsgen.cli.show import exit_code, show
    from beslutsgen.cli.work import check_all

    return exit_code(show(check_all(files, options, how), how), how)
