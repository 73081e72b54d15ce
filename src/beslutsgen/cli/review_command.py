"""`beslutsgen review`: granska papper, våra eller andras."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from beslutsgen.cli.options import USAGE, reporting, reporting_options, templates_option
from beslutsgen.cli.paper_inputs import paper_groups, papers_argument


@click.command("review", options_metavar=USAGE)
@papers_argument
@click.option(
    "--case",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="ÄRENDE",
    help="Jämför också papperen med den här ärendefilen.",
)
@templates_option
@reporting_options
def command(papers: tuple[Path, ...], **options: Any) -> int:
    """Granska papper: vart och ett för sig, mot varandra och mot en ärendefil.

    PAPPER är filer (.docx, .pdf, .txt eller .md) eller mappar, skrivna med programmet eller för hand. Filer som anges
    tillsammans hör till ett ärende. Av en mapp granskas varje undermapp som ett ärende för sig.
    """
    groups, how = paper_groups(papers), reporting(options)
    from beslutsgen.cli.show import show
    from beslutsgen.cli.work import review_all

    return show(review_all(groups, options, how), how, reviewing=True)
