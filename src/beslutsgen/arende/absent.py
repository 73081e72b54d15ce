"""Uppgifter som saknas: felet, med ett exempel på raden att lägga till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import faults
from beslutsgen.arende.nodes import Table
from beslutsgen.arende.problems import Problem
from beslutsgen.arende.rows import line_start

if TYPE_CHECKING:
    from beslutsgen.arende.problems import Place, Run
    from beslutsgen.arende.shapes import Field


def missing(place: Place, field: Field, run: Run) -> Problem:
    """Felet för en uppgift som måste finnas."""
    path = f"{place.path}.{field.name}" if place.path else field.name
    at = place.title if place.path else None
    return Problem(faults.MISSING_KEY, f"{path} saknas.", at, _added(place, field, run), path)


def _added(place: Place, field: Field, run: Run) -> str:
    """Tipset om en uppgift som saknas: raden att lägga till, med samma indrag som sina grannar."""
    if field.example is None:
        return f"Lägg till {field.name}. {field.about}"
    line = f"{field.name}: {field.example}" if field.example[0] != "\n" else f"{field.name}:{field.example}"
    node = place.node
    if isinstance(node, Table) and node.entries and not node.flow:
        first = node.entries[0].key.start
        return f"Lägg till, till exempel:\n{' ' * (first - line_start(run.text, first))}{line}"
    if isinstance(node, Table) and node.flow and place.path:
        return f"Lägg till {field.name} inom klamrarna, till exempel {line}."
    return f"Lägg till, till exempel:\n{line}"
