"""De val som är gemensamma för kommandon som rapporterar fynd."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import click
from msgspec import Struct

from beslutsgen.cli.inputs import Named
from beslutsgen.pattern import late

Format: TypeAlias = Literal["text", "json", "sarif"]
_Command: TypeAlias = Callable[..., int]
# Så skriver hjälpen användningen; click har annars engelska ord.
USAGE: Final = "[VAL]"
_DASK: Final = late(r"dask://(?:[^\s/:]+|\[[0-9a-fA-F:]+\]):\d{1,5}")


class Reporting(Struct, frozen=True):
    """Hur fynden ska väljas och visas."""

    format: Format
    quiet: bool
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    color: bool


def reporting_options(command: _Command) -> _Command:
    """Lägger till de gemensamma valen; läs dem med `reporting`."""
    return _decorated(command, "Fel i filer räknas alltid.")


def building_options(command: _Command) -> _Command:
    """De gemensamma valen för ett kommando som skriver papper: där går inget fel att välja bort."""
    return _decorated(command, "Fel räknas alltid.")


def _decorated(command: _Command, always: str) -> _Command:
    options = (
        click.option(
            "--format",
            "format_",
            type=click.Choice(["text", "json", "sarif"]),
            default="text",
            show_default=True,
            help="Hur resultatet skrivs: för människor, eller för program.",
        ),
        click.option("--quiet", is_flag=True, help="Visa bara fynden, ingen sammanfattning."),
        click.option(
            "--strict",
            is_flag=True,
            help="Räkna varningar som fel, och visa också uppgifter som är skrivna för hand.",
        ),
        click.option(
            "--select",
            metavar="KODER",
            help=f"Räkna bara dessa fynd, till exempel DAT,BEL001. {always}",
        ),
        click.option(
            "--ignore",
            metavar="KODER",
            help=f"Räkna inte dessa fynd, till exempel UND,DAT013. {always}",
        ),
        click.option("--no-color", is_flag=True, help="Skriv utan färg."),
    )
    return reduce(lambda decorated, option: option(decorated), reversed(options), command)


def parallel_options(command: _Command) -> _Command:
    """Valen av hur många som arbetar samtidigt, och var."""
    options = (
        click.option(
            "--jobs",
            type=_Number(),
            metavar="ANTAL",
            help="Gör så många samtidigt. Annars så många som datorn klarar när det lönar sig; 1 är en i taget.",
        ),
        click.option(
            "--executor",
            type=_Executor(),
            default="process",
            metavar="VAR",
            show_default=True,
            help="Var arbetet görs: process (på den här datorn), eller dask://DATOR:PORT (i ett Dask-kluster).",
        ),
    )
    return reduce(lambda decorated, option: option(decorated), reversed(options), command)


class _Number(click.ParamType[int]):
    """Ett antal, minst ett."""

    name = "antal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Värdet, kontrollerat."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"{value} är inget antal. Ange ett heltal som är minst 1.", param, ctx)
        return number


class _Executor(click.ParamType[str]):
    """`process`, eller adressen till ett Dask-kluster."""

    name = "executor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Värdet, kontrollerat."""
        if value != "process" and not _DASK.fullmatch(value):
            self.fail(f"{value} går inte att använda. Ange process, eller dask://DATOR:PORT.", param, ctx)
        return str(value)


def out_option(command: _Command) -> _Command:
    """Valet av mappen som papperen skrivs i."""
    return click.option(
        "--out",
        type=Named(file_okay=False, path_type=Path),
        default="output",
        metavar="MAPP",
        show_default=True,
        help="Mappen för papperen; varje ärende får en egen mapp i den.",
    )(command)


def templates_option(command: _Command) -> _Command:
    """Valet av ett annat mallpaket."""
    return click.option(
        "--templates",
        type=Named(exists=True, file_okay=False, path_type=Path),
        metavar="MAPP",
        help="Använd mallpaketet i den här mappen.",
    )(command)


def cache_option(command: _Command) -> _Command:
    """Valet att inte använda sparade mallar."""
    return click.option(
        "--no-cache",
        is_flag=True,
        help="Bered mallarna på nytt, i stället för att använda det som sparats om dem sedan sist.",
    )(command)


def reporting(options: dict[str, Any]) -> Reporting:
    """De gemensamma valens värden."""
    return Reporting(
        format=options["format_"],
        quiet=options["quiet"],
        strict=options["strict"],
        select=_codes(options["select"], "--select"),
        ignore=_codes(options["ignore"], "--ignore"),
        color=not options["no_color"],
    )


def _codes(text: str | None, option: str) -> tuple[str, ...]:
    """Koderna, hela eller bara deras början; en som ingen kontroll har är ett skrivfel."""
    if text is None:
        return ()
    wanted = tuple(code.upper() for code in text.replace(",", " ").split())
    if not wanted:
        raise click.UsageError(f"Ange koder efter {option}, till exempel DAT,BEL001.")
    from beslutsgen.checks.explain import titles

    known = titles()
    for code in wanted:
        if not any(one.startswith(code) for one in known):
            families = ", ".join(dict.fromkeys(one.rstrip("0123456789") for one in known))
            raise click.UsageError(
                f"Ingen kontroll har koden {code}, som står efter {option}. Familjerna är {families}. "
                "Alla koder listas av beslutsgen explain"
            )
    return wanted
