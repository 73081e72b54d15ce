"""En ifylld dels form: allt i den som inte beror på uppgifternas text, med hål där texten ska in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.draft.content import Heading, ListItem, Paragraph, Table

if TYPE_CHECKING:
    from beslutsgen.draft.content import Block, Content
    from beslutsgen.emit.fill.fragment import Fragments


class Kind(Struct, frozen=True):
    """Det i en uppgifts innehåll som formen beror på.

    `place` är vad uppgiften blir: inget, text på en rad, en bild eller block. `first` och `last` är blocken i ändarna,
    `level` nivån på en rubrik som står först.
    """

    place: Literal["nothing", "line", "picture", "blocks"]
    first: Literal["paragraph", "item", "heading", "table"] = "paragraph"
    last: Literal["paragraph", "table"] = "paragraph"
    level: int = 0


class Line(Struct, frozen=True):
    """Ett hål mitt i en rad: uppgiftens nummer, körningens format, och om raden redan är en länk."""

    slot: int
    properties: str
    linked: bool


class Space(Struct, frozen=True):
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


def kind_of(content: Content, *, picture: bool) -> Kind:
    """Innehållets slag; `picture` säger att uppgiften är en bild."""
    if not content:
        return _NOTHING
    if len(content) == 1 and isinstance(content[0], Paragraph):
        if not content[0].passage.text.strip():
            return _NOTHING
        return _PICTURE if picture else _LINE
    if not any(isinstance(block, Table) or block.passage.text.strip() for block in content):
        return _NOTHING
    first, last = content[0], content[-1]
    level = first.level if isinstance(first, Heading) else 0
    return Kind("blocks", _first(first), "table" if isinstance(last, Table) else "paragraph", level)


def _first(block: Block) -> Literal["paragraph", "item", "heading", "table"]:
    if isinstance(block, Table):
        return "table"
    if isinstance(block, Heading):
        return "heading"
    return "item" if isinstance(block, ListItem) else "paragraph"
