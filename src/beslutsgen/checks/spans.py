"""Tiden mellan två dagar i ord: 2 år, 11 månader och 1 dag."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from beslutsgen.checks.words import counted, listing
from beslutsgen.facts import tiden_mellan

if TYPE_CHECKING:
    from datetime import date


def span_in_words(first: date, last: date) -> str:
    """Tiden från den första dagen till och med den sista, i hela år, månader och dagar."""
    span = tiden_mellan(first, last + timedelta(days=1))
    parts = (
        counted(span.ar, "år", "år") if span.ar else "",
        counted(span.manader, "månad", "månader") if span.manader else "",
        counted(span.dagar, "dag", "dagar") if span.dagar else "",
    )
    return listing(part for part in parts if part)
