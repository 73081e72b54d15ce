"""Kommandona och deras slutkoder: vilka som finns, och ett fel som en mening."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

import click

from beslutsgen import __version__
from beslutsgen.cli.console import speak
from beslutsgen.cli.options import USAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMANDS: Final[Mapping[str, str]] = {
    "build": "Kontrollera ärenden och skriv deras papper.",
    "check": "Kontrollera ärendefiler utan att skriva papper.",
    "explain": "Förklara en kontroll: vad den finner, varför, och hur man rättar.",
    "facts": "Visa alla uppgifter som finns i papper: datum, belopp, antal, lagrum.",
    "new": "Skapa en ny ärendefil.",
    "pull": "För ändringar som gjorts i papper tillbaka till ärendefilen.",
    "review": "Granska papper, skrivna med programmet eller för hand.",
    "schema": "Skriv ärendefilens JSON-schema, för redigerare.",
    "watch": "Bygg om papperen varje gång en ärendefil sparas.",
}


class _Commands(click.Group):
    """Kommandona läses in först när de används, så att hjälpen kommer genast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # clicks signatur
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # clicks signatur
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"beslutsgen.cli.{cmd_name}_command").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Kommandot och dess argument; ett okänt kommando får ett förslag."""
        if args[0] not in _COMMANDS:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=_COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # clicks signatur
        """Kommandona med en rad var, utan att läsa in dem."""
        with formatter.section("Kommandon"):
            formatter.write_dl(list(_COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # clicks signatur
        """Hur man kommer vidare."""
        formatter.write_paragraph()
        formatter.write_text("Mer om ett kommando: beslutsgen KOMMANDO --help")
        formatter.write_text(
            "Slutkoder: 0 inget värre än varningar, 1 fel, 2 kommandoraden går inte att använda."
        )


@click.group(
    cls=_Commands,
    options_metavar=USAGE,
    subcommand_metavar="KOMMANDO ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="beslutsgen %(version)s", help="Visa versionen.")
def app() -> None:
    """Skriv förslag till beslut, tjänsteskrivelse och verksamhetsuppdrag ur en ärendefil, utan motsägelser."""


def run(arguments: Sequence[str]) -> int:
    """Kör kommandot med argumenten och ger slutkoden; alla fel blir en mening på standardfel."""
    try:
        code = app(list(arguments), prog_name="beslutsgen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        speak(error.format_message())
        return 0
    except click.UsageError as error:
        _only_nearest(error)
        context = f"\nHjälp: {error.ctx.command_path} --help" if error.ctx else ""
        speak(error.format_message() + context, err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        speak("Avbrutet.", err=True)
        return 1
    except click.ClickException as error:
        speak(error.format_message(), err=True)
        return 1
    except Exception as error:  # noqa: BLE001  # sista utvägen: ett programfel ger en mening, aldrig en stack
        from beslutsgen.cli.crash import report_bug

        speak(report_bug(error), err=True)
        return 1
    return code if isinstance(code, int) else 0


def _only_nearest(error: click.UsageError) -> None:
    """Låter clicks förslag bli ett: det närmaste."""
    if isinstance(error, (click.NoSuchOption, click.exceptions.NoSuchCommand)) and error.possibilities:
        del error.possibilities[1:]
