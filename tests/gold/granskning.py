"""Granskningen som mäts: papper som text, ensamma eller mot en ärendefil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.diagnostic import Severity
from beslutsgen.pipeline import review_papers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic


def granska(
    papper: Mapping[str, str], arende: bytes | None, *, lagst: Severity = Severity.WARNING
) -> tuple[Diagnostic, ...]:
    """Granskningens fynd i papperen, minst så allvarliga som `lagst`."""
    utfall = review_papers({fil: text.encode() for fil, text in papper.items()}, arende)
    return tuple(ett for ett in utfall.diagnostics if ett.severity.rank <= lagst.rank)
