"""`beslutsgen facts`: visa alla uppgifter som finns i papper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from beslutsgen.cli import console
from beslutsgen.cli.options import USAGE
from beslutsgen.cli.paper_inputs import paper_groups, papers_argument

if TYPE_CHECKING:
    from pathlib import Path


@click.command("facts", options_metavar=USAGE)
@papers_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Hur resultatet skrivs: för människor, eller för program.",
)
@click.option("--no-color", is_flag=True, help="Skriv utan färg.")
def command(papers: tuple[Path, ...], format_: str, *, no_color: bool) -> int:
    """Visa alla uppgifter som finns i papper: datum, perioder, belopp, antal, lagrum.

    PAPPER är filer (.docx, .pdf, .txt eller .md) eller mappar, skrivna med programmet eller för hand.
    """
    paths = [path for group in paper_groups(papers) for path in group.papers]
    from beslutsgen.pipeline import read_papers
    from beslutsgen.report.facts import as_json, as_lines

    read = read_papers(paths)
    if format_ == "json":
        console.emit_data(as_json(read.documents, read.unread))
    else:
        console.show(tuple(as_lines(read.documents)), color=not no_color)
    for fault in read.faults:
        console.speak(f"{fault.spot.file}: {fault.message} {fault.hint or ''}".rstrip(), err=True)
    for paper in read.documents:
        if paper.unread:
            console.speak(f"Inte läst i {paper.file}: {'; '.join(paper.unread)}.", err=True)
    return int(bool(read.faults))
