"""Det som en Word-fil bär med sig utan att det syns i papperet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Finding
from beslutsgen.checks.words import counted, listing
from beslutsgen.diagnostic import WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.readback.document import Document

_SHOWN: Final = 60
# Namn som program skriver när ingen har angett något.
_NOBODY: Final = frozenset(
    {"", "python-docx", "microsoft office user", "user", "användare", "author", "admin"}
)


def hidden_data(document: Document) -> Iterator[Finding]:
    """Spårade ändringar, kommentarer, dold text och namn i egenskaperna: ett fynd av varje slag."""
    yield from _revisions(document)
    yield from _comments(document)
    yield from _hidden(document)
    yield from _names(document)


def _revisions(document: Document) -> Iterator[Finding]:
    if document.revisions:
        first = document.revisions[0]
        yield Finding(
            first.spot,
            f"Papperet har {counted(len(document.revisions), 'spårad ändring', 'spårade ändringar')} som ingen har "
            f"godtagit eller avvisat, den första ”{_short(first.text)}”.",
            "Godta eller avvisa alla ändringar i Word före publicering.",
            _others([one.spot for one in document.revisions], "en spårad ändring till"),
        )


def _comments(document: Document) -> Iterator[Finding]:
    if document.comments:
        spots: list[Spot] = [one.spot or WholeFile(document.file) for one in document.comments]
        yield Finding(
            spots[0],
            f"Papperet har {counted(len(spots), 'kommentar', 'kommentarer')}, den första "
            f"”{_short(document.comments[0].text)}”.",
            "Ta bort kommentarerna i Word före publicering.",
            _others(spots, "en kommentar till"),
        )


def _hidden(document: Document) -> Iterator[Finding]:
    spots = [
        paragraph.passage.place.spot(start, end)
        for paragraph in document.paragraphs
        for start, end in paragraph.hidden
        if paragraph.text[start:end].strip()
    ]
    if spots:
        yield Finding(
            spots[0],
            "Papperet har dold text, som inte skrivs ut men följer med filen.",
            "Ta bort den i Word, eller gör den synlig om den ska vara med.",
            _others(spots, "mer dold text"),
        )


def _names(document: Document) -> Iterator[Finding]:
    """Namn i egenskaperna som inte står i papperet självt."""
    read = "\n".join(paragraph.text for paragraph in document.paragraphs).casefold()
    own = document.properties
    named = dict.fromkeys(name.strip() for name in (own.author, own.last_modified_by) if name)
    unseen = [name for name in named if name.casefold() not in _NOBODY and name.casefold() not in read]
    if unseen:
        yield Finding(
            WholeFile(document.file),
            f"Filens egenskaper nämner {listing(unseen)}, som inte står i papperet.",
            "Ta bort namnet under Arkiv, Info, Kontrollera dokument, om det inte ska följa med.",
        )


def _others(spots: Sequence[Spot], message: str) -> tuple[tuple[Spot, str], ...]:
    return tuple((spot, message) for spot in spots[1:4])


def _short(text: str) -> str:
    even = " ".join(text.split())
    return even if len(even) <= _SHOWN else f"{even[:_SHOWN].rstrip()}…"
