"""Filens textflöden: brödtext, sidhuvuden, sidfötter, noter och kommentarer, som stycken som de står i filen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from beslutsgen.readback.docx.pieces import Targets
from beslutsgen.readback.docx.runs import AUTHOR, DATE, ID
from beslutsgen.readback.docx.story import StoryReader
from beslutsgen.word import trees
from beslutsgen.word.ooxml import R_ID, P, w
from beslutsgen.word.opened import related, relations

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from beslutsgen.readback.docx.looks import Looks
    from beslutsgen.readback.docx.pieces import Source
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened

Edge: TypeAlias = Literal["header", "footer"]

_EDGES: Final[Mapping[str, Edge]] = {w("headerReference"): "header", w("footerReference"): "footer"}
_NOTES: Final = (("footnotes", w("footnote")), ("endnotes", w("endnote")))
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class Note(NamedTuple):
    """En kommentar som den står i filen."""

    key: str
    author: str | None
    date: str | None
    resolved: bool
    sources: list[Source]


class Stories(NamedTuple):
    """Textflödena; noterna efter slag och id."""

    body: list[Source]
    edges: Mapping[Edge, list[list[Source]]]
    notes: Mapping[tuple[str, str], list[Source]]
    comments: tuple[Note, ...]


def read_stories(
    opened: Opened, looks: Looks, missed: Counter[str], own: frozenset[str] = frozenset()
) -> Stories | None:
    """Alla textflöden, eller `None` där dokumentets egen text inte är läsbar XML; `missed` räknar det olästa.

    `own` är namnen på de bilder som är mallens egna.
    """
    root, body = read_body(opened, looks, missed, own)
    if root is None:
        return None
    reader = _Reader(opened, looks, missed, own)
    return Stories(body, reader.edges(root), dict(reader.notes()), tuple(reader.comments()))


def read_body(
    opened: Opened, looks: Looks, missed: Counter[str], own: frozenset[str] = frozenset()
) -> tuple[Element | None, list[Source]]:
    """Dokumentets träd och brödtextens stycken; inget träd där texten inte är läsbar XML."""
    root = trees.parse(opened.members[opened.main])
    if root is None:
        return None, []
    return root, _Reader(opened, looks, missed, own).story(opened.main, root).read(root)


class _Reader:
    """Läser paketets delar."""

    def __init__(self, opened: Opened, looks: Looks, missed: Counter[str], own: frozenset[str]) -> None:
        self._opened = opened
        self._looks = looks
        self._missed = missed
        self._own = own

    def story(self, name: str, root: Element) -> StoryReader:
        """Läsaren av en del, med det som dess relationer pekar på."""
        related = relations(self._opened.members, name)
        links = {rel.id: rel.target for rel in related if rel.external}
        own = frozenset(rel.id for rel in related if not rel.external and rel.target in self._own)
        return StoryReader(root, self._looks, Targets(links, own), self._missed)

    def edges(self, document: Element) -> Mapping[Edge, list[list[Source]]]:
        """Sidhuvudena och sidfötterna som dokumentets avsnitt använder, vart och ett en gång."""
        found: dict[Edge, list[list[Source]]] = {"header": [], "footer": []}
        rels = {rel.id: rel for rel in relations(self._opened.members, self._opened.main)}
        seen: set[str] = set()
        for reference in document.iter(*_EDGES):
            rel = rels.get(reference.get(R_ID) or "")
            if rel is None or rel.external or rel.target in seen:
                continue
            seen.add(rel.target)
            edge = _EDGES[str(reference.tag)]
            root = self._parsed(rel.target, edge)
            if root is not None:
                found[edge].append(self.story(rel.target, root).read(root))
        return found

    def notes(self) -> Iterator[tuple[tuple[str, str], list[Source]]]:
        """Noterna; avskiljarna mellan text och noter är inga noter."""
        for kind, tag in _NOTES:
            name = related(self._opened, f"/{kind}")
            root = None if name is None else self._parsed(name, kind)
            if name is None or root is None:
                continue
            story = self.story(name, root)
            for note in root.iter(tag):
                if (note.get(w("type")) or "normal") == "normal":
                    yield (kind, note.get(ID) or ""), story.read(note)

    def comments(self) -> Iterator[Note]:
        """Kommentarerna."""
        name = related(self._opened, "/comments")
        root = None if name is None else self._parsed(name, "comments")
        if name is None or root is None:
            return
        story = self.story(name, root)
        done = self._resolved()
        for comment in root.iter(w("comment")):
            keys = {paragraph.get(f"{_W14}paraId") for paragraph in comment.iter(P)}
            yield Note(
                comment.get(ID) or "",
                comment.get(AUTHOR),
                comment.get(DATE),
                not done.isdisjoint(keys),
                story.read(comment),
            )

    def _resolved(self) -> frozenset[str | None]:
        name = related(self._opened, "/commentsExtended")
        root = None if name is None else trees.parse(self._opened.members[name])
        if root is None:
            return frozenset()
        done = (one for one in root.iter(f"{_W15}commentEx") if one.get(f"{_W15}done") in ("1", "true"))
        return frozenset(one.get(f"{_W15}paraId") for one in done) - {None}

    def _parsed(self, name: str, kind: str) -> Element | None:
        root = trees.parse(self._opened.members.get(name) or b"")
        if root is None:
            self._missed[kind] += 1
        return root
