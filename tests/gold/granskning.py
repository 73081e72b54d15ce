"""Granskningen som mäts: papper som text, ensamma eller mot en ärendefil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen import pipeline
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic


def finns() -> bool:
    """Om granskningen av papper är byggd."""
    return hasattr(pipeline, "review_papers")


def granska(
    papper: Mapping[str, str], arende: bytes | None, *, lagst: Severity = Severity.WARNING
) -> tuple[Diagnostic, ...]:
    """Granskningens fynd i papperen, minst så allvarliga som `lagst`."""
    utfall = getattr(pipeline, "review_papers")(  # noqa: B009 den byggs i en annan gren
        {fil: text.encode() for fil, text in papper.items()}, arende
    )
    return tuple(ett for ett in utfall.diagnostics if ett.severity.rank <= lagst.rank)
