"""`beslutsgen schema`: ärendefilens JSON-schema, för redigerare."""

from __future__ import annotations

import click

from beslutsgen.cli.console import emit_data
from beslutsgen.cli.options import USAGE


@click.command("schema", options_metavar=USAGE)
def command() -> int:
    """Skriv ärendefilens JSON-schema.

    Spara det bredvid ärendefilerna (beslutsgen schema > arenden/arende.schema.json), så hjälper redigeraren till med
    förslag och förklaringar. Kommandot new gör det där filen saknas.
    """
    emit_data(schema_text())
    return 0


def schema_text() -> str:
    """Schemat som text, utan radbrytning i slutet."""
    import json

    from beslutsgen.arende.schema import case_schema

    return json.dumps(case_schema(), ensure_ascii=False, indent=1)
