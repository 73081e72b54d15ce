"""Visar ett resultat i valt format och ger slutkoden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen import __version__
from beslutsgen.cli import console

if TYPE_CHECKING:
    from beslutsgen.cli.options import Reporting
    from beslutsgen.report.outcome import Result


def show(
    result: Result, how: Reporting, *, building: bool = False, draft: bool = False, reviewing: bool = False
) -> int:
    """Skriver resultatet; 1 om något fynd är ett fel (med `--strict` också en varning), annars 0."""
    from beslutsgen.report.summary import Layout, failed

    if how.format == "json":
        from beslutsgen.report.machine import as_json

        console.emit_data(as_json(result.whole))
    elif how.format == "sarif":
        from beslutsgen.report.sarif import as_sarif

        console.emit_data(as_sarif(result.whole, __version__))
    else:
        from beslutsgen.report.text import as_lines

        layout = Layout(
            quiet=how.quiet,
            building=building,
            draft=draft,
            reviewing=reviewing,
            strict=how.strict,
            width=console.terminal_width(),
        )
        lines = tuple(as_lines(result, layout))
        if lines:
            console.show(lines, color=how.color)
    return int(failed(result.whole, strict=how.strict))
