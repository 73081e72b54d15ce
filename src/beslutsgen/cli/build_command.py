"""`beslutsgen build`: kontrollera ärenden och skriv deras papper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beslutsgen.cli.inputs import Named, case_argument, case_files, reject_clashes
from beslutsgen.cli.options import USAGE, building_options, cache_option, reporting, templates_option

if TYPE_CHECKING:
    from beslutsgen.report.outcome import Outcome


@click.command("build", options_metavar=USAGE)
@case_argument
@click.option(
    "--out",
    type=Named(file_okay=False, path_type=Path),
    default="output",
    metavar="MAPP",
    show_default=True,
    help="Mappen för papperen; varje ärende får en egen mapp i den.",
)
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
@building_options
def command(case: tuple[Path, ...], **options: Any) -> int:
    """Kontrollera ärenden och skriv deras papper.

    ÄRENDE är en eller flera ärendefiler, eller mappar med ärendefiler. Har ett ärende fel skrivs inget av dess
    papper: rätta felet, eller skriv i ärendefilens undantag varför det ska få stå. Ett papper som någon har ändrat
    skrivs aldrig över.
    """
    files, how = case_files(case), reporting(options)
    reject_clashes(files)
    from beslutsgen.cli.show import show
    from beslutsgen.cli.work import build_all

    result = build_all(files, options, how)
    code = show(result, how, building=True, draft=options["draft"])
    if code == 0 and options["only"] and _nothing(result.whole):
        names = ", ".join(options["only"])
        raise click.UsageError(f"Inget papper skrevs: ärendets typ ger inte det papper som valdes ({names}).")
    return code


def _nothing(outcome: Outcome) -> bool:
    return not outcome.written and not outcome.unchanged
