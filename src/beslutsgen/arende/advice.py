"""Tipset om ett värde som inte kan läsas, så som värdet ska skrivas just där det står i filen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende.nodes import Scalar
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.arende.nodes import Node

_CURLY: Final = late(r"[”“„’‘]")
_TAKE_AWAY: Final = "Ta bort de böjda citattecknen: de läses som en del av värdet."
_COMMA: Final = late(r"[0-9],[0-9]")
_DECIMAL: Final = late(r"Skriv ([0-9]+),([0-9]+)\.")
_IN_BRACES: Final = late(r"\s*[,}\]]")


def advice(hint: str, found: str, node: Node, text: str) -> str:
    """Tipset `hint` om värdet `found`; `node` är dess plats i filens text."""
    if _CURLY.search(found):
        return _TAKE_AWAY
    braced = isinstance(node, Scalar) and not node.style and _IN_BRACES.match(text, node.end)
    if not braced or not _COMMA.search(hint):
        return hint
    decimal = _DECIMAL.fullmatch(hint)
    if decimal is None:
        return f"{hint} Ett värde med komma ska ha citattecken inom klamrar."
    whole = found.replace(f"{decimal[1]}.{decimal[2]}", f"{decimal[1]},{decimal[2]}", 1)
    return f'Skriv "{whole}", med citattecken: inom klamrar slutar värdet annars vid kommat.'
