"""Läser ett Word-dokument: alla textflöden i båda vyerna, kommentarer, spårade ändringar och egenskaper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.readback.document import Comment, Document, Revision, Unreadable, nothing_known
from beslutsgen.readback.docx.looks import read_looks
from beslutsgen.readback.docx.missed import unread
from beslutsgen.readback.docx.numbering import Lists
from beslutsgen.readback.docx.pieces import ACCEPTED, ORIGINAL
from beslutsgen.readback.docx.placed import Layout, paragraphs
from beslutsgen.readback.docx.properties import read_properties
from beslutsgen.readback.docx.stories import read_stories
from beslutsgen.word.media import known_among, shown_pictures
from beslutsgen.word.opened import PAPER, Refusal, has_macros, open_package, related
from beslutsgen.word.remarks import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.readback.document import Known, ReadParagraph
    from beslutsgen.readback.docx.placed import Line
    from beslutsgen.readback.docx.stories import Note, Stories
    from beslutsgen.word.opened import Opened

_DAMAGED: Final = Unreadable(
    "Filen är skadad: dokumentets text går inte att tolka.",
    "Öppna filen i Word, låt Word reparera den och spara den på nytt.",
)


def read_docx(data: bytes, file: str, known: Known = nothing_known) -> Document | Unreadable:
    """Dokumentet, eller varför det inte går att läsa. `known` är bilderna som inte räknas som oläst text."""
    opened = open_package(data, PAPER)
    if isinstance(opened, Refusal):
        return Unreadable(opened.message, opened.hint)
    missed: Counter[str] = Counter()
    looks = read_looks(opened.members.get(related(opened, "/styles") or ""))
    stories = read_stories(opened, looks, missed, _own_pictures(data, opened, known))
    if stories is None:
        return _DAMAGED
    lists = Lists(opened.members.get(related(opened, "/numbering") or ""))
    accepted = _View(stories, Layout(ACCEPTED, lists, file))
    revisions = tuple(accepted.revisions())
    macros = has_macros(opened.types, opened.main, (*opened.members, *opened.closed))
    return Document(
        file,
        "docx",
        tuple(paragraphs(accepted.lines, file)),
        original=_original(stories, lists, file) if revisions else (),
        unread=tuple(unread(missed, macros=macros)),
        revisions=revisions,
        comments=tuple(accepted.comments(stories.comments)),
        properties=read_properties(opened),
    )


def _own_pictures(data: bytes, opened: Opened, known: Known) -> frozenset[str]:
    """De av papperets bilder som är kända; frågas bara om ett papper med bilder."""
    shown = shown_pictures(opened)
    own = known() if shown else frozenset()
    return known_among(data, shown, own) if own else frozenset()


def _original(stories: Stories, lists: Lists, file: str) -> tuple[ReadParagraph, ...]:
    return tuple(paragraphs(_View(stories, Layout(ORIGINAL, lists, file)).lines, file))


class _Anchored(NamedTuple):
    """Den text som en kommentar hör till: raden, och var i den."""

    line: Line
    start: int
    end: int


class _View:
    """Alla delar i en vy, i ordning."""

    def __init__(self, stories: Stories, layout: Layout) -> None:
        self.file = layout.file
        self.lines = layout.lay(stories.body, "body")
        for part in ("header", "footer"):
            for sources in stories.edges[part]:
                self.lines += layout.lay(sources, part)
        self._notes(stories, layout)
        self._anchored = _anchored(self.lines)
        self._said: dict[str, tuple[Line, ...]] = {}
        for note in stories.comments:
            anchored = self._anchored.get(note.key)
            heading = None if anchored is None else anchored.line.heading
            said = layout.lay(note.sources, "comment", heading)
            self._said[note.key] = tuple(said)
            # Våra egna kommentarer hör inte till det som granskas.
            if note.author != AUTHOR:
                self.lines += said

    def _notes(self, stories: Stories, layout: Layout) -> None:
        """Noterna i den ordning som texten hänvisar till dem, fotnoter före slutnoter."""
        referred = {
            (anchor.name, anchor.key): line.heading
            for line in self.lines
            for anchor, _ in line.flat.anchors
            if anchor.kind == "note"
        }
        for kind in ("footnotes", "endnotes"):
            for (name, key), heading in referred.items():
                if name == kind and (name, key) in stories.notes:
                    self.lines += layout.lay(stories.notes[name, key], "footnote", heading)

    def comments(self, notes: Sequence[Note]) -> Iterator[Comment]:
        """Kommentarerna med den text som de hör till."""
        for note in notes:
            text = "\n".join(line.flat.text for line in self._said[note.key]).strip()
            found = self._anchored.get(note.key)
            spot = None if found is None else self._spot(found.line, found.start, found.end)
            yield Comment(note.author, note.date, text, spot, note.resolved)

    def revisions(self) -> Iterator[Revision]:
        """De spårade ändringarna."""
        for line in self.lines:
            for change, start, end, text in line.flat.changes:
                spot = self._spot(line, start, end)
                yield Revision(change.change, change.author, change.date, text, spot)

    def _spot(self, line: Line, start: int, end: int) -> PaperSpot:
        text = line.flat.text
        return PaperSpot(self.file, line.part, line.heading, line.number, start, end, text[start:end])


def _anchored(lines: Sequence[Line]) -> Mapping[str, _Anchored]:
    """Kommentarernas fästen; en som sträcker sig över flera stycken hör till det första av dem."""
    found: dict[str, _Anchored] = {}
    open_: set[str] = set()
    for line in lines:
        for anchor, at in line.flat.anchors:
            if anchor.kind != "comment":
                continue
            if anchor.opens and anchor.key not in found:
                found[anchor.key] = _Anchored(line, at, at)
                open_.add(anchor.key)
            elif not anchor.opens and anchor.key in open_:
                open_.discard(anchor.key)
                start = found[anchor.key]
                end = at if start.line is line else len(start.line.flat.text)
                found[anchor.key] = start._replace(end=end)
    return found
