"""Alla kontroller körs, och varje orsak rapporteras en gång."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.checks.base import diagnose
from beslutsgen.checks.registry import CHECKS
from beslutsgen.diagnostic import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende import Places
    from beslutsgen.checks.base import Check, View
    from beslutsgen.diagnostic import Diagnostic


def judge(view: View, places: Places, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Kontrollernas fynd i visningsordning. Med `strict` också de som bara den som vill ha allt behöver se."""
    return ordered(tuple(found for check in CHECKS for found in _found(check, view, places, strict=strict)))


def _found(check: Check, view: View, places: Places, *, strict: bool) -> Iterator[Diagnostic]:
    """Kontrollens fynd. En text som används i flera avsnitt har en plats, och ger ett fynd där."""
    if check.look is None or (check.strict_only and not strict):
        return
    seen = set()
    for finding in check.look(view):
        diagnostic = diagnose(check, finding, places)
        cause = (finding.at, finding.message) if isinstance(finding.at, str) else diagnostic.spot
        if cause not in seen:
            seen.add(cause)
            yield diagnostic
