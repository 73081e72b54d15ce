"""`beslutsgen new`: en ny ärendefil, av svaren på några frågor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from beslutsgen.cli.console import speak

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende.pack import Pack

_QUESTIONS: Final[Mapping[str, str]] = {
    "rubrik": "Ärendets rubrik",
    "namnd": "Nämnden som beslutar",
    "forvaltning": "Förvaltningen som lägger fram förslaget",
    "utforare": "Utföraren som får uppdraget",
}


@click.command("new")
@click.argument("name", metavar="NAMN")
@click.option("--type", "typ", metavar="TYP", help="Ärendets typ, till exempel verksamhetsuppdrag.")
@click.option("--rubrik", help="Ärendets rubrik.")
@click.option("--namnd", help="Nämnden som beslutar.")
@click.option("--forvaltning", help="Förvaltningen som lägger fram förslaget.")
@click.option("--utforare", help="Utföraren som får uppdraget.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Använd ett annat mallpaket.",
)
def command(name: str, typ: str | None, templates: Path | None, **given: str | None) -> int:
    """Skapa en ny ärendefil.

    NAMN är ärendets namn eller en sökväg: kanberget blir arenden/kanberget.yaml där mappen arenden finns. På en
    terminal ställs frågor om det som inte anges; annars blir det platser att fylla i.
    """
    from beslutsgen.arende.blank import Answers, blank_case
    from beslutsgen.cli.work import pack_or_fail

    pack = pack_or_fail(templates)
    target = _target(name)
    if target.exists():
        raise click.UsageError(f"{target} finns redan. Välj ett annat namn.")
    chosen = _chosen_type(typ, pack)
    agreement = any(paper.fil == "verksamhetsuppdrag" for paper in pack.papper[chosen])
    asked = {key: given[key] or _ask(key) for key in _QUESTIONS if agreement or key != "utforare"}
    text = blank_case(Answers(typ=chosen, **asked), target.as_posix(), agreement=agreement)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    speak(f"Skrev {target}. Fyll i det som står inom hakparenteser och kör: beslutsgen check {target}")
    return 0


def _target(name: str) -> Path:
    """Filen som ska skapas; ett bart namn hamnar i mappen arenden där den finns."""
    path = Path(name)
    if path.suffix.lower() not in (".yaml", ".yml"):
        path = path.with_name(f"{path.name}.yaml")
    return Path("arenden") / path if path.parent == Path() and Path("arenden").is_dir() else path


def _chosen_type(typ: str | None, pack: Pack) -> str:
    known = list(pack.papper)
    if typ is None:
        return _ask_type(known) if sys.stdin.isatty() else known[0]
    if typ not in pack.papper:
        raise click.UsageError(f"Ärendetypen {typ} finns inte i mallpaketet. Typerna är {', '.join(known)}.")
    return typ


def _ask_type(known: list[str]) -> str:
    chosen: str = click.prompt("Ärendets typ", type=click.Choice(known), default=known[0])
    return chosen


def _ask(key: str) -> str | None:
    """Svaret på en fråga; tomt svar ger en plats att fylla i."""
    if not sys.stdin.isatty():
        return None
    answer: str = click.prompt(
        f"{_QUESTIONS[key]} (tomt för att fylla i senare)", default="", show_default=False
    )
    return answer.strip() or None
