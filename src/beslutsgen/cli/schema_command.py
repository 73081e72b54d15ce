"""`beslutsgen schema`: ärendefilens JSON-schema, för redigerare."""

from __future__ import annotations

import json

import click

from beslutsgen.cli.console import emit_data


@click.command("schema")
def command() -> int:
    """Skriv ärendefilens JSON-schema.

    Spara det bredvid ärendefilerna (beslutsgen schema > arenden/arende.schema.json), så hjälper redigeraren till med
    förslag och förklaringar.
    """
    from beslutsgen.arende.schema import case_schema

    emit_data(json.dumps(case_schema(), ensure_ascii=False, indent=1))
    return 0
