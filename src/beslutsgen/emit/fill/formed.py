"""Formen för en ifylld del, och format med något tillagt: räknade en gång ur mallen, utan att något tolkas på nytt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.emit.fill.forms import Form

if TYPE_CHECKING:
    from beslutsgen.emit.fill.forms import Kind
    from beslutsgen.emit.fill.fragment import Fragments
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.emit.prepare.worked import Worked


@lru_cache(maxsize=512)
def form_of(template: CompiledTemplate, source: str, first: int, kinds: tuple[Kind, ...]) -> Form:
    """Delens form. `source` är dess XML med ett märke för varje uppgift, `kinds` deras slag från uppgiften `first`."""

    def work() -> Form:
        from beslutsgen.emit.fill.weave import weave

        return weave(template, source, first, kinds)

    return template.worked.answer(Form, ("form", source, first, kinds), work)


class Brush(Struct, frozen=True):
    """Lägger till i format, med namnrymderna i en del av en mall."""

    made: Fragments
    worked: Worked

    def adjusted(self, own: str, begins: str, ends: str, *, spaced: bool) -> str:
        """Ett styckes format med det som hör till platsen på sina platser i schemat, och luft efter en tabell."""
        return _adjusted(self, own, begins, ends, spaced)

    def dressed(self, base: str, kinds: tuple[str, ...], link_style: str | None) -> str:
        """En körnings format med fetstil, kursiv och länkens utseende."""
        return _dressed(self, base, kinds, link_style)


@lru_cache(maxsize=256)
def _adjusted(brush: Brush, own: str, begins: str, ends: str, spaced: bool) -> str:  # noqa: FBT001  # nyckeln
    def work() -> str:
        from beslutsgen.emit.fill.formats import adjusted

        return adjusted(brush.made, own, begins, ends, spaced=spaced)

    return brush.worked.answer(str, ("adjusted", brush.made, own, begins, ends, spaced), work)


@lru_cache(maxsize=256)
def _dressed(brush: Brush, base: str, kinds: tuple[str, ...], link_style: str | None) -> str:
    def work() -> str:
        from beslutsgen.emit.fill.formats import dressed

        return dressed(brush.made, base, kinds, link_style)

    return brush.worked.answer(str, ("dressed", brush.made, base, kinds, link_style), work)
