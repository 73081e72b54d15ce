"""`beslutsgen build`: kontrollera ärenden och skriv deras papper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from beslutsgen.cli.inputs import case_argument, case_files, reject_clashes
from beslutsgen.cli.options import (
    USAGE,
    building_options,
    cache_option,
    out_option,
    parallel_options,
    reporting,
    templates_option,
)

if TYPE_CHECKING:
    from pathlib import Path


@click.command("build", options_metavar=USAGE)
@case_argument
@out_option
@click.option(
    "--only",
    metavar="PAPPER",
    multiple=True,
    help="Skriv bara det här papperet, till exempel tjansteskrivelse. Kan anges flera gånger.",
)
@templates_option
@click.option(
    "--draft",
    is_flag=True,
    help="Skriv papperen även med fel, märkta UTKAST på varje sida och med fynden som kommentarer.",
)
@click.option(
    "--backup",
    is_flag=True,
    help="Ersätt också papper som någon har ändrat, och spara det ändrade bredvid det nya.",
)
@cache_option
@click.option("--force", is_flag=True, help="Bygg också ärenden som är oförändrade sedan de byggdes.")
@parallel_options
@building_options
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Kontrollera ärenden och skriv deras papper.

    ÄRENDE är en eller flera ärendefiler, eller mappar med ärendefiler. Har ett ärende fel skrivs inget av dess
    papper: rätta felet, eller skriv i ärendefilens undantag varför det ska få stå. Ett papper som någon har ändrat
    skrivs aldrig över.
    """
    files, how = case_files(case), reporting(options)
    reject_clashes(files)
    from beslutsgen.cli.show import exit_code, show
    from beslutsgen.cli.work import build_all

    tally = show(build_all(files, options, how), how, building=True, draft=options["draft"])
    code = exit_code(tally, how)
    if code == 0 and options["only"] and not (tally.written or tally.unchanged):
        names = ", ".join(options["only"])
        raise click.UsageError(f"Inget papper skrevs: ärendets typ ger inte det papper som valdes ({names}).")
    return code
