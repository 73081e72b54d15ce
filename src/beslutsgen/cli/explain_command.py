"""`beslutsgen explain`: förklara en kontroll, eller lista dem alla."""

from __future__ import annotations

import click

from beslutsgen.cli.console import speak


@click.command("explain")
@click.argument("code", required=False, metavar="[KOD]")
def command(code: str | None) -> int:
    """Förklara en kontroll: vad den finner, varför, ett exempel, och hur man rättar.

    Utan KOD listas alla kontroller.
    """
    from beslutsgen.checks import explanation, titles

    if code is None:
        speak("\n".join(f"{known}  {title}" for known, title in titles().items()))
        return 0
    text = explanation(code.strip().upper())
    if text is None:
        close = _close(code.strip().upper(), list(titles()))
        raise click.UsageError(
            f"Kontrollen {code} finns inte.{close} Utan kod listas alla: beslutsgen explain"
        )
    speak(text)
    return 0


def _close(code: str, known: list[str]) -> str:
    from rapidfuzz import process

    found = process.extractOne(code, known, score_cutoff=60)
    return f" Menade du {found[0]}?" if found else ""
