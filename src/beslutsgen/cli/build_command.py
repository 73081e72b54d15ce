"""`beslutsgen build`: kontrollera ärenden och skriv deras papper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from beslutsgen.cli.inputs import case_files
from beslutsgen.cli.options import reporting, reporting_options


@click.command("build")
@click.argument("case", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="output",
    show_default=True,
    help="Mappen för papperen.",
)
@click.option(
    "--only", metavar="PAPPER", multiple=True, help="Skriv bara detta papper, till exempel tjansteskrivelse."
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Använd ett annat mallpaket.",
)
@click.option("--draft", is_flag=True, help="Skriv papperen även med fel, märkta UTKAST på varje sida.")
@click.option("--backup", is_flag=True, help="Spara ett papper som någon har ändrat bredvid det nya.")
@reporting_options
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Kontrollera ärenden och skriv deras papper.

    CASE är en eller flera ärendefiler, eller mappar med ärendefiler. Om något är fel skrivs inget papper.
    """
    from beslutsgen.cli.show import show
    from beslutsgen.cli.work import build_all

    how = reporting(options)
    return show(build_all(case_files(case), options, how), how)
