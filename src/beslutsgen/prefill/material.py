"""Papperen som material till en ärendefil: stycken i jämnad text, med fakta, avsnitt och papper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.characters import FORBIDDEN
from beslutsgen.checks.sentences import sentences
from beslutsgen.passage import FactSpan, Passage
from beslutsgen.pattern import late
from beslutsgen.review.reading import continued, joined
from beslutsgen.review.sections import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.readback import Document, ReadParagraph
    from beslutsgen.readback.document import Cell

# Mjukt bindestreck och tecken utan bredd syns inte, och hör inte till orden.
_INVISIBLE: Final = late("[\u00ad\u200b-\u200d\u2060]")


class Piece(Struct, frozen=True):
    """Ett stycke ur ett papper.

    `section` är avsnittets sökväg, `None` utanför de kända avsnitten; `level` är rubrikens nivå. `lines` är raderna som
    de stod, jämnade var för sig; det som står i kolumner bredvid varandra är rader för sig.
    """

    number: int
    text: str
    facts: tuple[FactSpan, ...]
    kind: str
    part: str
    section: str | None
    heading: str | None
    paper: str
    lines: tuple[str, ...]
    cell: Cell | None = None

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Var varje mening börjar och slutar."""
        return _sentences(self.text, self.facts)

    def inside(self, start: int, end: int) -> tuple[FactSpan, ...]:
        """Fakta som börjar mellan lägena."""
        return tuple(fact for fact in self.facts if start <= fact.start < end)


class _Nowhere(Struct, frozen=True):
    """Platsen för en text som inget fynd ska peka på."""

    def spot(self, start: int, end: int) -> Spot:
        """Efterfrågas aldrig: utkastet skriver anteckningar, inga fynd."""
        raise LookupError(start, end)


def gather(documents: Sequence[Document]) -> tuple[Piece, ...]:
    """Alla stycken med text i, papper för papper."""
    found: list[Piece] = []
    for document in documents:
        for paragraphs in (some for group in continued(document) for some in _by_item(group)):
            piece = _piece(len(found), paragraphs, document.file)
            if piece.text:
                found.append(piece)
    return tuple(found)


def _by_item(group: list[ReadParagraph]) -> Iterator[list[ReadParagraph]]:
    """Styckena som hör ihop; en punkt börjar alltid något nytt, också mitt i en mening."""
    together: list[ReadParagraph] = []
    for paragraph in group:
        if together and paragraph.kind == "item":
            yield together
            together = []
        together.append(paragraph)
    yield together


def _piece(number: int, paragraphs: list[ReadParagraph], paper: str) -> Piece:
    first = paragraphs[0]
    passage = joined([one.passage for one in paragraphs])
    text, facts = _even(passage)
    rows = (row for one in paragraphs for line in one.text.splitlines() for row in _COLUMNS.split(line))
    lines = tuple(row for row in map(_clean, rows) if row)
    where = section(text if first.kind == "heading" else first.heading)
    return Piece(number, text, facts, first.kind, first.part, where, first.heading, paper, lines, first.cell)


def _clean(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", FORBIDDEN.sub(" ", text)).split())


def _even(passage: Passage) -> tuple[str, tuple[FactSpan, ...]]:
    """Texten med enkla mellanslag och utan osynliga tecken, och dess fakta på sina nya platser."""
    kept: list[str] = []
    places = [0] * (len(passage.text) + 1)
    for at, char in enumerate(passage.text):
        places[at] = len(kept)
        if _INVISIBLE.match(char):
            continue
        if char.isspace() or FORBIDDEN.match(char):
            if kept and kept[-1] != " ":
                kept.append(" ")
            continue
        kept.append(char)
    places[-1] = len(kept)
    text = "".join(kept).rstrip()
    return text, tuple(_moved(fact, places, text) for fact in passage.facts)


def _moved(fact: FactSpan, places: list[int], text: str) -> FactSpan:
    return FactSpan(places[fact.start], min(places[fact.end], len(text)), fact.value)


def _sentences(text: str, facts: tuple[FactSpan, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in sentences(Passage(text, _Nowhere(), facts), ""))


def prose_of(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """De stycken som är löpande text, punkter eller celler i brödtexten, i ordning."""
    for piece in pieces:
        if piece.part == "body" and piece.kind != "heading" and piece.section not in _LISTED:
            yield piece


# Kolumner skrivna med tabbar eller många blanksteg.
_COLUMNS: Final = late(r"\t+| {3,}")
_LISTED: Final = ("underlag", "skickas_till")
