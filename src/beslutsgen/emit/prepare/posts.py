"""Vad en slinga i en mall har: sina egna delar, och fälten hos posterna som den går igenom."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.model import Arende
from beslutsgen.arende.shapes import Many, Record, record_of

if TYPE_CHECKING:
    from beslutsgen.arende.shapes import Shape

LOOP_PARTS: Final = frozenset({"first", "last"})


@cache
def post_fields(path: str) -> tuple[str, ...] | None:
    """Fälten hos posterna i en lista som är tom i detta ärende, ur ärendets modell."""
    name, bracket, _ = path.partition("[1]")
    if not bracket or path != f"{name}[1]":
        return None
    shape: Shape | None = record_of(Arende)
    for word in name.split("."):
        field = shape.fields.get(word) if isinstance(shape, Record) else None
        shape = field.shape if field else None
    return tuple(shape.item.fields) if isinstance(shape, Many) and isinstance(shape.item, Record) else None
