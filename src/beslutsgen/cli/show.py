"""Visar ett resultat i valt format och ger slutkoden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen import __version__
from beslutsgen.cli.console import emit_data, speak
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from beslutsgen.cli.options import Reporting
    from beslutsgen.report.outcome import Outcome


def show(outcome: Outcome, how: Reporting) -> int:
    """Skriver resultatet; 1 om något fynd är ett fel (med `--strict` också en varning), annars 0."""
    if how.format == "json":
        from beslutsgen.report.machine import as_json

        emit_data(as_json(outcome))
    elif how.format == "sarif":
        from beslutsgen.checks import titles
        from beslutsgen.report.machine import as_sarif

        emit_data(as_sarif(outcome, __version__, titles()))
    else:
        from beslutsgen.report.text import as_text

        text = as_text(outcome, quiet=how.quiet)
        if text:
            speak(text, color=how.color)
    failing = {Severity.ERROR, Severity.WARNING} if how.strict else {Severity.ERROR}
    return int(any(found.severity in failing for found in outcome.diagnostics))
