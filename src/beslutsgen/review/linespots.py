"""Platserna i ett papper som det lästes, för stycken som de står i filen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.diagnostic import PaperSpot

if TYPE_CHECKING:
    from beslutsgen.readback import Document
    from beslutsgen.readback.stamp import Line


class LineSpots:
    """Platserna i ett papper; där läsningen skiljer sig från filen gäller filens text."""

    def __init__(self, document: Document) -> None:
        self.file = document.file
        self._read = {(str(one.part), one.number): one for one in document.paragraphs}

    def whole(self, line: Line) -> PaperSpot:
        """Hela stycket."""
        return self.spot(line, 0, len(line.text))

    def spot(self, line: Line, start: int, end: int) -> PaperSpot:
        """En del av stycket."""
        read = self._read.get((line.part, line.number))
        spot = None
        if read is not None and read.text[start:end] == line.text[start:end]:
            spot = read.passage.place.spot(start, end)
        if isinstance(spot, PaperSpot):
            return spot
        text = line.text
        return PaperSpot(
            self.file,
            line.part,
            line.heading,
            line.number,
            start,
            end,
            text[start:end],
            text[:start],
            text[end:],
        )
