"""Ett papper i pdf blir ett dokument av stycken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.passage import Passage
from beslutsgen.readback import headings
from beslutsgen.readback.counted import counted, pages
from beslutsgen.readback.document import Comment, Document, ReadParagraph, ReadPlace, Unreadable
from beslutsgen.readback.pdf.layout import lay
from beslutsgen.readback.pdf.pages import read_pages
from beslutsgen.readback.plain import carries_on
from beslutsgen.readback.typed import item_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.readback.document import Kind, Part
    from beslutsgen.readback.pdf.layout import Block, Laid
    from beslutsgen.readback.pdf.pages import Page, Pages

_LARGER: Final = 1.08
_MUCH_LARGER: Final = 1.2
_LONGEST: Final = 300
_GARBLED: Final = "har text utan teckenkoder, som inte går att tolka"
_TURNED: Final = "har vriden text, som inte är läst"


def read_pdf(data: bytes, file: str) -> Document | Unreadable:
    """Dokumentet; sidor utan text och annat oläst sägs. Eller varför filen inte går att läsa."""
    found = read_pages(data)
    if isinstance(found, Unreadable):
        return found
    laid = lay([page for page in found.pages if not page.garbled])
    return Document(
        file,
        "pdf",
        (
            *_body(laid, file),
            *_furniture("header", laid.headers, file),
            *_furniture("footer", laid.footers, file),
            *_said(found.pages, file),
        ),
        unread=tuple(_unread(found)),
        comments=tuple(
            Comment(note.author, note.date, note.text, None) for page in found.pages for note in page.notes
        ),
        properties=found.properties,
        pages=len(found.pages),
    )


def _body(laid: Laid, file: str) -> Iterator[ReadParagraph]:
    heading: str | None = None
    titled = listed = False
    before = ""
    for number, block in enumerate(laid.body, 1):
        below = laid.body[number] if number < len(laid.body) else None
        mark = item_mark(block.text)
        shift, label = (0, None) if mark is None or mark.doubtful else (mark.end, mark.label)
        is_heading = below is not None and _is_heading(block, below, laid.size, titled=titled, listed=listed)
        if is_heading:
            shift, label = 0, None
        text = block.text[shift:]
        kind: Kind = "heading" if is_heading else "item" if shift else "paragraph"
        place = ReadPlace(file, "body", heading, number, text, shift)
        continues = bool(before) and kind == "paragraph" and carries_on(before, text)
        yield ReadParagraph(
            "body",
            number,
            kind,
            heading,
            None,
            Passage(text, place),
            label=label,
            page=block.page,
            continues=continues,
        )
        before = "" if is_heading else text
        if is_heading:
            heading, titled, listed = text, True, headings.is_listed(text)


def _is_heading(block: Block, below: Block, size: float, *, titled: bool, listed: bool) -> bool:
    """Om stycket är en rubrik: ett känt avsnittsnamn, eller en kort rad i fetstil eller större text."""
    if block.beside or headings.is_board(block.text):
        return False
    if block.size > size * _MUCH_LARGER and len(block.text) <= _LONGEST and not block.text.endswith("."):
        return True
    weighs = block.bold and not below.bold and headings.is_running(below.text)
    stands_out = weighs or block.size > size * _LARGER
    if headings.is_section(block.text):
        return stands_out or not listed or headings.is_running(below.text)
    return stands_out and (headings.has_shape(block.text) or (not titled and headings.is_title(block.text)))


def _furniture(part: Part, texts: Sequence[tuple[str, int]], file: str) -> Iterator[ReadParagraph]:
    for number, (text, page) in enumerate(texts, 1):
        passage = Passage(text, ReadPlace(file, part, None, number, text))
        yield ReadParagraph(part, number, "paragraph", None, None, passage, page=page)


def _said(found: Sequence[Page], file: str) -> Iterator[ReadParagraph]:
    """Anteckningarna på sidorna, som kommentarer."""
    notes = ((page.number, note.text) for page in found for note in page.notes)
    for number, (page, text) in enumerate(notes, 1):
        passage = Passage(text, ReadPlace(file, "comment", None, number, text))
        yield ReadParagraph("comment", number, "paragraph", None, None, passage, page=page)


def _unread(found: Pages) -> Iterator[str]:
    """Det som inte lästes, ett led för varje slag."""
    scanned = [page.number for page in found.pages if not page.lines and page.images and not page.damaged]
    empty = [
        page.number
        for page in found.pages
        if not (page.lines or page.images or page.damaged or page.turned) and len(found.pages) == 1
    ]
    for numbers, one, many in (
        (scanned, "har ingen text (inskannad)", "har ingen text (inskannade)"),
        (empty, "har ingen text", "har ingen text"),
        ([page.number for page in found.pages if page.damaged], "är skadad", "är skadade"),
        ([page.number for page in found.pages if page.garbled], _GARBLED, _GARBLED),
        ([page.number for page in found.pages if page.turned], _TURNED, _TURNED),
    ):
        if numbers:
            yield f"{pages(numbers)} {one if len(numbers) == 1 else many}"
    images = sum(page.images for page in found.pages if page.number not in scanned)
    fields = sum(page.fields for page in found.pages)
    for number, one, many in (
        (images, "en bild", "bilder"),
        (fields, "ett formulärfält", "formulärfält"),
        (found.attached, "en bifogad fil", "bifogade filer"),
    ):
        if number:
            yield counted(number, one, many)
