"""Ett läst papper: stycken med platser, och allt som sägs om hur det lästes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.diagnostic import PaperSpot

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.passage import Passage

Part: TypeAlias = Literal["body", "header", "footer", "footnote", "comment"]
Kind: TypeAlias = Literal["paragraph", "heading", "item", "cell"]
FileKind: TypeAlias = Literal["docx", "pdf", "txt", "md"]
Change: TypeAlias = Literal["inserted", "deleted", "moved_from", "moved_to"]

# Fingeravtrycken av de bilder som är mallens egna, för den som läser ett papper med bilder.
Known: TypeAlias = "Callable[[], frozenset[str]]"
PARTS: Final[tuple[Part, ...]] = ("body", "header", "footer", "footnote", "comment")
# Så många tecken intill en plats följer med den: mer än vad som ryms på en rad i en rapport.
_BESIDE: Final = 200


def nothing_known() -> frozenset[str]:
    """Svaret när ingen bild är känd."""
    return frozenset()


class Unreadable(Struct, frozen=True):
    """Varför ett papper inte gick att läsa, och vad man gör åt det."""

    message: str
    hint: str


class ReadPlace(Struct, frozen=True):
    """Var en läst text står. `offset` är var i det numrerade stycket som texten börjar."""

    file: str
    part: Part
    heading: str | None
    number: int
    text: str
    offset: int = 0

    def spot(self, start: int, end: int) -> PaperSpot:
        """Platsen för texten från `start` till `end`, med den texten som utdrag och lite av det som står intill."""
        return PaperSpot(
            self.file,
            self.part,
            self.heading,
            self.number,
            self.offset + start,
            self.offset + end,
            self.text[start:end],
            self.text[max(start - _BESIDE, 0) : start],
            self.text[end : end + _BESIDE],
        )


class Bookmark(Struct, frozen=True):
    """Ett bokmärke, eller den del av det (`whole` falskt) som står i stycket; lägen i styckets text."""

    name: str
    start: int
    end: int
    whole: bool = True


class Cell(Struct, frozen=True):
    """Cellen som ett stycke står i: tabell, rad och kolumn räknas från 1, `span` är antalet kolumner.

    `header` säger att raden är märkt som tabellens rubrikrad.
    """

    table: int
    row: int
    column: int
    span: int = 1
    header: bool = False


class ReadParagraph(Struct, frozen=True):
    """Ett läst stycke, eller den del av ett block i en textfil som är en rubrik, en punkt eller löptext.

    `number` räknas från 1 inom `part`; `heading` är rubriken närmast ovanför. `level` är rubriknivån enligt
    formatmallen, `None` även för en rubrik som skrivits för hand. `label` är punktens automatiska eller skrivna nummer,
    som inte hör till texten. `hidden` är de delar av texten som inte visas. `original` är texten före
    spårade ändringar, där den var en annan. `continues` säger att stycket fortsätter meningen i stycket före.
    """

    part: Part
    number: int
    kind: Kind
    heading: str | None
    level: int | None
    passage: Passage
    label: str | None = None
    cell: Cell | None = None
    page: int | None = None
    bookmarks: tuple[Bookmark, ...] = ()
    hidden: tuple[tuple[int, int], ...] = ()
    original: str | None = None
    continues: bool = False

    @property
    def text(self) -> str:
        """Styckets text som den läses."""
        return self.passage.text


class Revision(Struct, frozen=True):
    """En spårad ändring: texten som lades till eller togs bort, och var i den godtagna texten den står eller stod."""

    change: Change
    author: str | None
    date: str | None
    text: str
    spot: PaperSpot


class Comment(Struct, frozen=True):
    """En kommentar, dess text och den text som den hör till; `spot` är `None` där den saknar fäste."""

    author: str | None
    date: str | None
    text: str
    spot: PaperSpot | None
    resolved: bool = False


class Properties(Struct, frozen=True):
    """Filens egenskaper, sådana de står i den; `other` är de övriga och egna, med namn."""

    title: str | None = None
    subject: str | None = None
    author: str | None = None
    last_modified_by: str | None = None
    company: str | None = None
    created: str | None = None
    modified: str | None = None
    other: tuple[tuple[str, str], ...] = ()


class Document(Struct, frozen=True):
    """Ett läst papper.

    `paragraphs` är den godtagna läsningen i ordning: brödtext, sidhuvud, sidfot, noter, kommentarer.
    `original` är hela läsningen före spårade ändringar, tom där inga finns. `unread` säger i hela meningar
    eller led vad som inte lästes och varför, `notes` hur det lästa har tolkats. `pages` är antalet sidor
    där filen har sidor.
    """

    file: str
    kind: FileKind
    paragraphs: tuple[ReadParagraph, ...]
    original: tuple[ReadParagraph, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: Properties = Properties()
    pages: int | None = None
