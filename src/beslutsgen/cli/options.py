"""De val som är gemensamma för kommandon som rapporterar fynd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal, TypeAlias

import click

Format: TypeAlias = Literal["text", "json", "sarif"]
_Command: TypeAlias = Callable[..., int]


@dataclass(frozen=True, slots=True)
class Reporting:
    """Hur fynden ska väljas och visas."""

    format: Format
    quiet: bool
    strict: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    color: bool | None


def reporting_options(command: _Command) -> _Command:
    """Lägger till de gemensamma valen; läs dem med `reporting`."""
    options = (
        click.option(
            "--format",
            "format_",
            type=click.Choice(["text", "json", "sarif"]),
            default="text",
            show_default=True,
            help="Hur resultatet skrivs.",
        ),
        click.option("--quiet", is_flag=True, help="Visa bara fynden, ingen sammanfattning."),
        click.option("--strict", is_flag=True, help="Räkna varningar som fel, och visa hellre för mycket."),
        click.option("--select", metavar="KODER", help="Visa bara dessa fynd, till exempel DAT,BEL001."),
        click.option("--ignore", metavar="KODER", help="Visa inte dessa fynd, till exempel UND,DAT013."),
        click.option("--no-color", is_flag=True, help="Skriv utan färg."),
    )
    return reduce(lambda decorated, option: option(decorated), reversed(options), command)


def reporting(options: dict[str, Any]) -> Reporting:
    """De gemensamma valens värden."""
    return Reporting(
        format=options["format_"],
        quiet=options["quiet"],
        strict=options["strict"],
        select=_codes(options["select"]),
        ignore=_codes(options["ignore"]),
        color=False if options["no_color"] else None,
    )


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
