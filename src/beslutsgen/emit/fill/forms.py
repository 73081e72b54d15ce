"""En ifylld dels form: allt i den som inte beror på uppgifternas text, med hål där texten ska in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

from msgspec import Struct

from beslutsgen.draft.content import Heading, ListItem, Paragraph, Table
from beslutsgen.emit.fill.fragment import Fragments  # noqa: TC001  # formen sparas, och läses då med sina fälts typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.draft.content import Block, Content


First: TypeAlias = Literal["paragraph", "item", "heading", "table"]
Last: TypeAlias = Literal["paragraph", "table"]


class Kind(Struct, frozen=True, cache_hash=True):
    """Det i en uppgifts innehåll som formen beror på.

    `place` är vad uppgiften blir: inget, text på en rad, en bild eller block. `first` och `last` är blocken i ändarna,
    `level` nivån på en rubrik som står först.
    """

    place: Literal["nothing", "line", "picture", "blocks"]
    first: First = "paragraph"
    last: Last = "paragraph"
    level: int = 0


@final
class Line(Struct, frozen=True, tag=True):
    """Ett hål mitt i en rad: uppgiftens nummer, körningens format, och om raden redan är en länk."""

    slot: int
    properties: str
    linked: bool


@final
class Space(Struct, frozen=True, tag=True):
    """Ett hål för block, där en platshållare stod ensam i sitt stycke.

    `own` är styckets format, utan det som hör till platsen: `first` (sidbrytning, ram) får det första stycket,
    `last` (avsnittsbrytning) det sista. `properties` är körningens format och `width` textytans bredd.
    """

    slot: int
    own: str
    first: str
    last: str
    properties: str
    width: int


Hole: TypeAlias = Line | Space


class Outline(Struct, frozen=True):
    """Ett stycke i formen.

    `pieces` är styckets fasta text, delad vid uppgifterna `slots`; `gaps` är hur mycket text som stycket visar före
    var och en. Ett hål för block har bara sin uppgift, i `space`.
    """

    pieces: tuple[str, ...]
    slots: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()
    space: int | None = None


class Form(Struct, frozen=True, eq=False):
    """En del: dess XML delad vid hålen, styckena i ordning, ritade föremål, och block som står i en rad med annat.

    `made` är delens namnrymder.
    """

    made: Fragments
    texts: tuple[bytes, ...]
    holes: tuple[Hole, ...]
    outlines: tuple[Outline, ...]
    drawn: int
    mid_line: tuple[int, ...]


_NOTHING: Final = Kind("nothing")
_LINE: Final = Kind("line")
_PICTURE: Final = Kind("picture")
_NAMED: Final[Mapping[type[Block], First]] = {
    Paragraph: "paragraph",
    ListItem: "item",
    Heading: "heading",
    Table: "table",
}


def kind_of(content: Content, *, picture: bool) -> Kind:
    """Innehållets slag; `picture` säger att uppgiften är en bild."""
    if not content:
        return _NOTHING
    first, last = content[0], content[-1]
    if len(content) == 1 and type(first) is Paragraph:
        if not first.passage.text.strip():
            return _NOTHING
        return _PICTURE if picture else _LINE
    if not any(type(block) is Table or block.passage.text.strip() for block in content):
        return _NOTHING
    level = first.level if type(first) is Heading else 0
    return _blocks(_NAMED[type(first)], "table" if type(last) is Table else "paragraph", level)


@lru_cache(maxsize=64)
def _blocks(first: First, last: Last, level: int) -> Kind:
    return Kind("blocks", first, last, level)
