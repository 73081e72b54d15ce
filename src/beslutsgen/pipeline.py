"""Stegen i ordning: läs, kontrollera, skriv utkast, fyll mallar, läs tillbaka, skriv filer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from beslutsgen.arende import papperets_datum, read_case
from beslutsgen.arende.packfiles import PackFiles, read_folder
from beslutsgen.checks import View, judge
from beslutsgen.diagnostic import Diagnostic, Severity
from beslutsgen.draft import Draft, draft_case
from beslutsgen.emit import CompiledTemplate, compile_template, emit_paper, write_case
from beslutsgen.report.outcome import Accepted, FactCount, Outcome
from beslutsgen.review.verify import verify

if TYPE_CHECKING:
    from beslutsgen.arende.pack import Papper


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Hur ett ärende byggs. `counts` väljer de fynd som får hindra bygget."""

    out: Path
    only: tuple[str, ...] = ()
    draft: bool = False
    backup: bool = False
    strict: bool = False
    counts: Callable[[Diagnostic], bool] = lambda _: True
