"""Fel i mallar som diagnostik: kod och allvar ur kontrollens egen fil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.diagnostic import Diagnostic, PaperSpot, WholeFile

if TYPE_CHECKING:
    from beslutsgen.checks.base import Check
    from beslutsgen.diagnostic import Spot
    from beslutsgen.word.paragraphs import Located


def fault(check: Check, spot: Spot, message: str, hint: str) -> Diagnostic:
    """Felet på sin plats."""
    return Diagnostic(check.code, check.severity, message, spot, hint)


def whole(check: Check, file: str, message: str, hint: str) -> Diagnostic:
    """Fel som gäller hela filen."""
    return fault(check, WholeFile(file), message, hint)


def spot_in(file: str, part: str, located: Located, start: int, end: int) -> PaperSpot:
    """Platsen för en del av ett stycke."""
    before, excerpt, after = located.text[:start], located.text[start:end], located.text[end:]
    return PaperSpot(file, part, located.heading, located.number, start, end, excerpt, before, after)
