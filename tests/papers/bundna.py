"""Varje bundet faktum i byggda papper: var det står, vad det säger, och vad någon kunde skriva över det med."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from andra_varden import other, unlike

from beslutsgen.facts import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.facts import Value

# Det som papperen visar men som inte är en uppgift i ärendefilen, utan mallpaketets, lagens eller uträknat.
_NOT_IN_THE_FILE: Final = re.compile(r"pack\..*|lagrum\..*\.insats|avtal\..*\.senaste_slut")


class Bound(NamedTuple):
    """Ett bundet faktum på sin plats i ett papper."""

    paper: str
    part: str
    mark: str
    path: str
    notation: str
    value: Value
    old: str

    @property
    def kind(self) -> str:
        """Faktumets sort."""
        return self.value.kind

    @property
    def new(self) -> str:
        """Ett annat värde som inte alls liknar det gamla, så som någon skriver över det."""
        return write(unlike(self.value), self.notation)

    @property
    def near(self) -> str:
        """Ett annat värde som liknar det gamla så långt det går."""
        return write(other(self.value), self.notation)

    @property
    def in_the_file(self) -> bool:
        """Om ärendefilen har uppgiften, så att en ändring kan föras tillbaka."""
        return _NOT_IN_THE_FILE.fullmatch(self.path) is None


def bound(papers: Mapping[str, Paper]) -> list[Bound]:
    """Papperens bundna fakta i den ordning de står."""
    found = []
    for name, paper in papers.items():
        for placed in paper.placed:
            facts = (one for one in placed.passage.facts if one.path and one.start < one.end)
            for mark, fact in zip(placed.bookmarks, facts, strict=True):
                old, notation = placed.passage.text[fact.start : fact.end], fact.notation or ""
                value: Value = fact.value  # type: ignore[assignment]  # papperens värden är faktaspråkets
                found.append(Bound(name, placed.part, mark, fact.path or "", notation, value, old))
    return found
