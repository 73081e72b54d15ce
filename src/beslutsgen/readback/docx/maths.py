"""Text i en ekvation: bråk och potenser skrivs på en rad, så att siffror inte flyter ihop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.word.ooxml import M_NS, T

if TYPE_CHECKING:
    from beslutsgen.word.ooxml import Element

OMATH: Final = f"{{{M_NS}}}oMath"
_TEXTS: Final = frozenset({f"{{{M_NS}}}t", T})
# Vad som skiljer delarna av en konstruktion, efter dess namn.
_BETWEEN: Final = {
    f"{{{M_NS}}}f": "/",
    f"{{{M_NS}}}sSup": "^",
    f"{{{M_NS}}}sSub": "_",
    f"{{{M_NS}}}m": "; ",
    f"{{{M_NS}}}mr": " ",
    f"{{{M_NS}}}eqArr": "; ",
}
_BEFORE: Final = {f"{{{M_NS}}}rad": "√"}


def maths(element: Element) -> str:
    """Ekvationens text."""
    if element.tag in _TEXTS:
        return element.text or ""
    parts = [text for inner in element if (text := maths(inner))]
    return _BEFORE.get(str(element.tag), "") + _BETWEEN.get(str(element.tag), "").join(parts)
