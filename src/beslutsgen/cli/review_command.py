"""`beslutsgen review`: granska papper, våra eller andras."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from beslutsgen.cli.inputs import Named
from beslutsgen.cli.options import USAGE, parallel_options, reporting, reporting_options, templates_option
from beslutsgen.cli.paper_inputs import paper_groups, papers_argument

if TYPE_CHECKING:
    from beslutsgen.pipeline.groups import PaperGroup


@click.command("review", options_metavar=USAGE)
@papers_argument
@click.option(
    "--case",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="ÄRENDE",
    help="Ärendefilen som papperen jämförs med, om den inte hittas med hjälp av papperen.",
)
@click.option(
    "--comments",
    type=Named(file_okay=False, path_type=Path),
    metavar="MAPP",
    help="Skriv en kopia av varje Word-papper i mappen, med fynden som kommentarer.",
)
@click.option(
    "--html",
    type=Named(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Skriv granskningen som en webbsida, med papperen sida vid sida.",
)
@templates_option
@parallel_options
@reporting_options
def command(papers: tuple[Path, ...], **options: Any) -> int:
    """Granska papper: vart och ett för sig, mot varandra och mot en ärendefil.

    PAPPER är filer (.docx, .pdf, .txt eller .md) eller mappar, skrivna med programmet eller för hand. Filer som anges
    tillsammans hör till ett ärende. Av en mapp granskas varje undermapp som ett ärende för sig.
    """
    groups, how = paper_groups(papers), reporting(options)
    _reject_own_folder(groups, options["comments"])
    from beslutsgen.cli.show import exit_code, show
    from beslutsgen.cli.work import review_all

    return exit_code(show(review_all(groups, options, how), how, reviewing=True), how)


def _reject_own_folder(groups: list[PaperGroup], folder: Path | None) -> None:
    """Kopiorna heter som papperen, och kan inte ligga i samma mapp."""
    if folder is not None and any(
        paper.parent.resolve() == folder.resolve() for group in groups for paper in group.papers
    ):
        raise click.UsageError(f"Papperen ligger i {folder}. Ange en annan mapp efter --comments.")
