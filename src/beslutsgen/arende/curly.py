"""Böjda citattecken runt ett helt värde: YAML läser dem som en del av värdet, och de trycks i papperet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.problems import Problem
from beslutsgen.arende.traps.trap import Edit, enclosed, straight
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.nodes import Scalar
    from beslutsgen.arende.problems import Place

_SENTENCE: Final = late(r"[.!?…](?:\s|\Z)")
# Här är texten löpande, och ett citat får stå först och sist.
_RUNNING: Final = ("text", "beslut", "stycken")
_PRINTED: Final = "Skriv raka citattecken, eller sätt raka utanför de böjda om de ska stå i papperet:"
_READ: Final = "Skriv raka citattecken:"


def curly_quotes(place: Place, node: Scalar, *, printed: bool, prose: bool) -> Problem | None:
    """Felet när hela värdet står inom böjda citattecken; `printed` är värden där de ändå kan vara menade."""
    inner = enclosed(node.text)
    if inner is None or (printed and node.style) or node.style in ("|", ">"):
        return None
    if prose and (_SENTENCE.search(inner) or place.path.startswith(_RUNNING)):
        return None
    message = f"Värdet för {place.path} står inom böjda citattecken, som YAML läser som en del av det."
    edit = Edit(node.start, node.end, straight(inner))
    hint = _PRINTED if printed else _READ
    return Problem(faults.QUOTES, message, place.value, hint, place.path, edits=(edit,))
