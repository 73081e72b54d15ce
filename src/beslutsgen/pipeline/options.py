"""Hur ett ärende byggs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.outcome import Outcome


def _all(_found: Diagnostic) -> bool:
    return True


class BuildOptions(Struct, frozen=True):
    """Hur ett ärende byggs. `counts` väljer vilka varningar som räknas med `strict`; fel räknas alltid."""

    out: Path
    only: tuple[str, ...] = ()
    draft: bool = False
    backup: bool = False
    strict: bool = False
    counts: Callable[[Diagnostic], bool] = _all

    def stops(self, outcome: Outcome) -> bool:
        """Om något fynd hindrar papperen från att skrivas. Fel i prosan hindrar också ett utkast."""
        failing = [found for found in outcome.diagnostics if self._fails(found)]
        return any(not self.draft or found.code.startswith("FIL") for found in failing)

    def _fails(self, found: Diagnostic) -> bool:
        if found.severity is Severity.WARNING:
            return self.strict and self.counts(found)
        return found.severity is Severity.ERROR
