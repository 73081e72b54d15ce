"""Antal och fynd i ord, i rätt form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.report.outcome import Outcome


def either(count: int, one: str, many: str) -> str:
    """Ordet i rätt form för antalet."""
    return one if count == 1 else many


def number(count: int, one: str, many: str) -> str:
    """Antalet med ordet i rätt form: 1 varning, 2 varningar."""
    return f"{count} {either(count, one, many)}"


def findings(outcome: Outcome) -> str:
    """Fynden i ord, de allvarligaste först; tomt när inget hittades."""
    counts = (
        (outcome.count(Severity.ERROR), "fel", "fel"),
        (outcome.count(Severity.WARNING), "varning", "varningar"),
        (outcome.count(Severity.INFO), "upplysning", "upplysningar"),
        (len(outcome.accepted), "godtaget fynd", "godtagna fynd"),
    )
    return ", ".join(number(count, one, many) for count, one, many in counts if count)


def listed(items: Sequence[str]) -> str:
    """En uppräkning: `a, b och c`."""
    return f"{', '.join(items[:-1])} och {items[-1]}" if len(items) > 1 else "".join(items)
