"""Styckena som står i en del mot de väntade, i ordning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beslutsgen.review.expected import Expected, Loose


def difference(wanted: Iterable[Expected], shown: Sequence[str]) -> tuple[int, Expected | None] | None:
    """Den första skillnaden: hur många stycken som stämmer, och det väntade som fattas efter dem, om något gör det.

    `shown` är styckena som har något att visa. `None` när alla stämmer.
    """
    at, count = 0, len(shown)
    for item in wanted:
        if isinstance(item, str):
            if at < count and item == shown[at]:
                at += 1
            elif item and not item.isspace():
                return at, item
        elif at < count and _fits(item, shown[at]):
            at += 1
        elif not (item.droppable or _blank(item)):
            return at, item
    return (at, None) if at < count else None


def _fits(item: Loose, text: str) -> bool:
    if item.whole:
        return text in item.pieces
    if _blank(item):
        return False
    rest = ""
    for piece in item.pieces:
        before, found, text = text.partition(piece)
        if not found:
            return False
        rest += before
    return _subsequence(rest + text, item.own)


def _blank(item: Loose) -> bool:
    """Om stycket inte har något att visa."""
    return not any(map(str.strip, item.pieces))


def _subsequence(short: str, long: str) -> bool:
    """Om tecknen i `short` står i samma ordning i `long`: mallens text, möjligen med något bortstädat."""
    letters = iter(long)
    return all(letter in letters for letter in short)
