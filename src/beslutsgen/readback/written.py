"""Ett papper som vi själva har skrivit läses tillbaka del för del, så som mallen räknar delar och stycken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.readback.document import Bookmark
from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import FALLBACK, PPR, P, w
from beslutsgen.word.opened import Refusal, open_package, related
from beslutsgen.word.paragraphs import leaf_text, located
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened

_START: Final = w("bookmarkStart")
_END: Final = w("bookmarkEnd")
_NAME: Final = w("name")
_ID: Final = w("id")


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """Ett läst stycke; `number` räknas från 1 inom sin del, och `heading` är rubriken närmast ovanför."""

    number: int
    heading: str | None
    text: str
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """En läst del: dess namn i paketet, dess slag (body, header, footer, footnote) och dess stycken."""

    name: str
    kind: str
    paragraphs: tuple[WrittenParagraph, ...]


def read_written(data: bytes) -> tuple[WrittenPart, ...] | Refusal:
    """Dokumentets delar med text, dokumentet självt först; eller varför det inte kan läsas."""
    opened = open_package(data)
    return opened if isinstance(opened, Refusal) else tuple(_parts(opened))


def _parts(opened: Opened) -> Iterator[WrittenPart]:
    styles = read_styles(opened.members.get(related(opened, "/styles") or ""))
    for name, kind in opened.texts:
        root = ooxml.parse(opened.members[name])
        if root is not None:
            read = (
                WrittenParagraph(found.number, found.heading, found.text, _bookmarks(found.element))
                for found in located(root, styles)
            )
            yield WrittenPart(name, kind, tuple(read))


def _bookmarks(paragraph: Element) -> tuple[Bookmark, ...]:
    """Bokmärkena som både börjar och slutar i stycket."""
    started: dict[str, tuple[str, int]] = {}
    found: list[Bookmark] = []
    at = 0
    for element in _walk(paragraph):
        if element.tag == _START:
            started[element.get(_ID) or ""] = (element.get(_NAME) or "", at)
        elif element.tag == _END:
            name, start = started.pop(element.get(_ID) or "", ("", at))
            if name:
                found.append(Bookmark(name, start, at))
        else:
            at += len(leaf_text(element))
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def _walk(element: Element) -> Iterator[Element]:
    """Styckets delar i ordning, utan dem i textrutor som är förankrade i stycket."""
    for inner in element:
        if inner.tag in (PPR, P, FALLBACK):
            continue
        yield inner
        if inner.tag not in ooxml.OBJECTS:
            yield from _walk(inner)
