"""En del som redan står i ett träd: dess XML, dess stycken och dess ritade föremål."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.emit.fill.built_lines import BuiltLine, Filled
from beslutsgen.emit.fill.elements import whole_text
from beslutsgen.word.stamp import pictures_in
from beslutsgen.word.steady import steady

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.emit.fill.built_lines import Held
    from beslutsgen.word.ooxml import Element


def filled_as(root: Element, kind: str, held: Mapping[str, Held]) -> Filled:
    """Delen som den står i ett träd; `held` är papperets bokmärken efter namn."""
    return Filled(whole_text(root).encode(), _lines_in(root, kind, held), pictures_in(root))


def _lines_in(root: Element, kind: str, held: Mapping[str, Held]) -> tuple[BuiltLine, ...]:
    """Styckena i en dels träd; `held` är papperets bokmärken efter namn."""
    return tuple(
        BuiltLine(
            kind,
            one.number,
            one.text,
            tuple((name, start, end, *held[name][3:]) for name, start, end in one.marks if name in held),
        )
        for one in steady(root)
        if one.text
    )
