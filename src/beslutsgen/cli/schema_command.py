"""`beslutsgen schema`: ärendefilens JSON-schema, för redigerare."""

from __future__ import annotations

from pathlib import Path

import click

from beslutsgen.cli.console import emit_data, speak
from beslutsgen.cli.inputs import Named
from beslutsgen.cli.options import USAGE


@click.command("schema", options_metavar=USAGE)
@click.option(
    "--out",
    type=Named(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Skriv schemat till filen, och ersätt den om den finns.",
)
def command(out: Path | None) -> int:
    """Skriv ärendefilens JSON-schema.

    Spara det bredvid ärendefilerna (beslutsgen schema --out arenden/arende.schema.json), så hjälper redigeraren till
    med förslag och förklaringar. Kommandot new gör det där filen saknas.
    """
    if out is None:
        emit_data(schema_text())
        return 0
    _write(out)
    speak(f"Skrev {out}.")
    return 0


def _write(out: Path) -> None:
    from beslutsgen.emit.disk.refusals import cause

    try:
        out.write_text(f"{schema_text()}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{out} kunde inte skrivas: {cause(error)[0]}.") from error


def schema_text() -> str:
    """Schemat som text, utan radbrytning i slutet."""
    import json

    from beslutsgen.arende.schema import case_schema

    return json.dumps(case_schema(), ensure_ascii=False, indent=1)
