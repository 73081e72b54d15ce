"""Mallens text med ett märke för varje uppgift, för en väg genom dess villkor och slingor."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.emit.prepare.compiled import FIRST_MARK
from beslutsgen.emit.prepare.program import For, Print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.emit.prepare.compiled import CompiledTemplate, TextPart
    from beslutsgen.emit.prepare.program import Body, If


@lru_cache(maxsize=256)
def marked(template: CompiledTemplate, turns: tuple[int, ...]) -> tuple[tuple[TextPart, str], ...]:
    """Delarnas XML. `turns` är vägen: grenen i varje villkor och antalet poster i varje slinga, i tur och ordning."""
    scribe = _Scribe(iter(turns))
    return tuple((part, "".join(scribe.pieces(part.body))) for part in template.texts)


class _Scribe(Struct):
    """Går vägen en gång till och skriver ner texten."""

    turns: Iterator[int]
    marks: int = 0

    def pieces(self, body: Body) -> Iterator[str]:
        """Texten, bit för bit."""
        for item in body:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Print):
                yield chr(FIRST_MARK + self.marks)
                self.marks += 1
            else:
                for inner in self._taken(item):
                    yield from self.pieces(inner)

    def _taken(self, item: If | For) -> tuple[Body, ...]:
        turn = next(self.turns)
        if isinstance(item, For):
            return (item.body,) * turn or (item.otherwise,)
        return (item.branches[turn][1] if turn < len(item.branches) else item.otherwise,)
