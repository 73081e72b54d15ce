"""Styckena som står i en del mot de väntade, i ordning."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beslutsgen.review.expected import Expected, Loose


def difference(wanted: Iterable[Expected], shown: Sequence[str]) -> tuple[int, Expected | None] | None:
    """Den första skillnaden: hur många stycken som stämmer, och det väntade som fattas efter dem, om något gör det.

    `shown` är styckena som har något att visa. `None` när alla stämmer.
    """
    items = tuple(wanted)
    return None if _in_turn(items, shown) else _whichever_is_gone(items, shown)


def _in_turn(wanted: Sequence[Expected], shown: Sequence[str]) -> bool:
    """Om alla stämmer när varje väntat stycke är det första som det kan vara."""
    at, count = 0, len(shown)
    for item in wanted:
        if isinstance(item, str):
            if at < count and item == shown[at]:
                at += 1
            elif item and not item.isspace():
                return False
        elif at < count and _fits(item, shown[at]):
            at += 1
        elif not (item.droppable or _blank(item)):
            return False
    return at == count


def _whichever_is_gone(
    wanted: Sequence[Expected], shown: Sequence[str]
) -> tuple[int, Expected | None] | None:
    """Den första skillnaden, vilka av styckena som får vara borta som än är det.

    En borttagen rubrik kan ha samma text som nästa, och inget säger vilken av dem som står där. Därför följs alla
    antal stycken som kan höra till det väntade så långt; de är aldrig fler än styckena.
    """
    places: defaultdict[str, set[int]] = defaultdict(set)
    for at, text in enumerate(shown):
        places[text].add(at)
    reached = {0}
    for item in wanted:
        taken = {at + 1 for at in _taken(item, reached, shown, places)}
        if _may_go(item):
            reached |= taken
        elif taken:
            reached = taken
        else:
            return max(reached), item
    return None if len(shown) in reached else (max(reached), None)


def _taken(
    item: Expected, reached: set[int], shown: Sequence[str], places: Mapping[str, set[int]]
) -> Iterable[int]:
    """De av ställena i `reached` där det väntade står. `places` är ställena där varje text står."""
    if isinstance(item, str):
        return reached & places.get(item, set())
    if item.whole:
        return (at for piece in item.pieces for at in reached & places.get(piece, set()))
    return [at for at in reached if at < len(shown) and _fits(item, shown[at])]


def _may_go(item: Expected) -> bool:
    return not item or item.isspace() if isinstance(item, str) else item.droppable or _blank(item)


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
