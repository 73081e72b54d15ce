"""Bokmärkena i varje stycke; ett som sträcker sig över flera stycken blir en del i vart och ett."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.readback.document import Bookmark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.readback.docx.pieces import Anchor


class Bookmarks:
    """Bokmärkena som är öppna där läsningen står: namn, början i stycket, och om de började i ett tidigare stycke."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, int, bool]] = {}

    def meet(self, anchors: Iterable[tuple[Anchor, int]], shift: int, length: int) -> list[Bookmark]:
        """Bokmärkena i nästa stycke, vars text börjar vid `shift` och är `length` lång."""
        found: list[Bookmark] = []
        for anchor, at in anchors:
            if anchor.kind == "bookmark":
                found += self._anchor(anchor, max(at - shift, 0))
        for key, (name, start, _) in self._open.items():
            if start < length:
                found.append(Bookmark(name, start, length, whole=False))
            self._open[key] = (name, 0, True)
        return sorted(found, key=lambda mark: (mark.start, mark.end))

    def _anchor(self, anchor: Anchor, at: int) -> list[Bookmark]:
        if anchor.opens:
            self._open[anchor.key] = (anchor.name, at, False)
            return []
        name, start, carried = self._open.pop(anchor.key, ("", at, True))
        # Ett bokmärke som slutar först i ett stycke har ingen text där.
        return [Bookmark(name, start, at, whole=not carried)] if name and (at or not carried) else []
