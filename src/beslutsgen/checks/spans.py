"""Tiden mellan två dagar i ord: 2 år, 11 månader och 1 dag."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from beslutsgen.checks.words import counted, listing

if TYPE_CHECKING:
    from datetime import date


def span_in_words(first: date, last: date) -> str:
    """Tiden från den första dagen till och med den sista, i hela år, månader och dagar."""
    from dateutil.relativedelta import relativedelta

    span = relativedelta(last + timedelta(days=1), first)
    parts = (
        counted(span.years, "år", "år") if span.years else "",
        counted(span.months, "månad", "månader") if span.months else "",
        counted(span.days, "dag", "dagar") if span.days else "",
    )
    return listing(part for part in parts if part)
