"""Ett ärendes papper skrivna utan sällskap av andra ärendens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beslutsgen.emit.disk.files import writing
from beslutsgen.emit.disk.rounds import alone

if TYPE_CHECKING:
    from beslutsgen.emit.disk.files import Refused, Written


def write_case(*arguments: Any, **named: Any) -> Written | Refused:
    """Svaret från `writing`, med samma argument."""
    return alone(writing(*arguments, **named))
