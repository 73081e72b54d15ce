"""Prosans program: det som texten ensam avgör om hur den räknas ut, framtaget en gång för varje text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.draft.usual import usual
from beslutsgen.kept import PROSE, kept

if TYPE_CHECKING:
    from beslutsgen.draft.steps import Steps, SyntaxFault


@kept(longest=PROSE)
def program(text: str) -> Steps | SyntaxFault:
    """Prosans steg i ordning, eller det första syntaxfelet."""
    steps = usual(text)
    if steps is not None:
        return steps
    # Jinjas tolk läses in först när någon skriver något ovanligare.
    from beslutsgen.draft.compiled import compiled

    return compiled(text)
