"""Det som läses ur Words XML innan det blir stycken: textbitar med sina vyer, fästen och stycken som i filen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.readback.document import Cell, Change
    from beslutsgen.word.ooxml import Element

# Vyerna: den godtagna läsningen, den före spårade ändringar, och båda.
ACCEPTED: Final = 1
ORIGINAL: Final = 2
BOTH: Final = 3


class Tracked(NamedTuple):
    """Den spårade ändring som en textbit hör till."""

    change: Change
    author: str | None
    date: str | None


class Targets(NamedTuple):
    """Det som en dels relationer pekar på, efter id: länkarnas adresser, och vilka som är mallens egna bilder."""

    links: Mapping[str, str]
    own: frozenset[str]


class Piece(NamedTuple):
    """En textbit: i vilka vyer den finns, om den är dold, vart den länkar, dess ändring och elementet den står i."""

    text: str
    view: int
    hidden: bool
    link: str | None
    tracked: Tracked | None
    element: Element | None = None


class Anchor(NamedTuple):
    """Ett fäste mellan två textbitar: början eller slutet av ett bokmärke eller en kommentar, eller en not.

    `at` är antalet textbitar före fästet; `key` är fästets id och `name` bokmärkets namn.
    """

    kind: Literal["bookmark", "comment", "note"]
    key: str
    name: str
    opens: bool
    at: int
    view: int


class Source(Struct):
    """Ett stycke som det står i filen. `mark` är vyerna där styckets slut finns, `view` de där stycket alls finns.

    `mark_change` är ändringen av styckets slut. `last` säger att inget kan slås ihop med stycket även om dess slut är
    borttaget. `boxes` är textrutorna som är förankrade i stycket. `plain` säger att något i det inte är fet text.
    """

    style: str
    level: int | None
    number: tuple[str, int] | None
    view: int
    mark: int
    cell: Cell | None
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    boxes: list[list[Source]] = field(default_factory=list)
    mark_change: Tracked | None = None
    plain: bool = False
    last: bool = False

    def text(self, view: int) -> str:
        """Styckets text i vyn."""
        return "".join(piece.text for piece in self.pieces if piece.view & view)
