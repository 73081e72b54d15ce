"""Beslutspunkterna, utskrivna."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.pattern import Pattern
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from beslutsgen.checks.base import View
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import Passage

_PATH: Final = Pattern(r"beslut(?:\.punkter)?\[(\d+)\]\Z")


class Point(Struct, frozen=True):
    """En beslutspunkt och dess nummer; `passages` är punktens stycken."""

    number: int
    path: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """Punktens hela text."""
        return " ".join(passage.text for passage in self.passages)

    def spot(self, start: int, end: int) -> Spot:
        """Platsen för en del av texten i `text`."""
        for passage in self.passages:
            if start <= len(passage.text):
                return passage.place.spot(start, min(end, len(passage.text)))
            start, end = start - len(passage.text) - 1, end - len(passage.text) - 1
        last = self.passages[-1]
        return last.place.spot(0, len(last.text))


@kept()
def point_number(path: str) -> int | None:
    """Beslutspunktens nummer, när sökvägen är en sådans."""
    match = _PATH.match(path)
    return int(match[1]) if match else None


def points(view: View) -> tuple[Point, ...]:
    """Beslutspunkterna i ordning; en punkt utan text räknas inte."""
    return view.once(_points)


def _points(view: View) -> tuple[Point, ...]:
    return tuple(
        [
            Point(number, text.path, text.passages)
            for text in view.texts
            if (number := point_number(text.path)) is not None and text.passages
        ]
    )
