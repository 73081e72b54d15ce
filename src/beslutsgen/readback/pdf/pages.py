"""Sidorna i en pdf: deras rader, det på dem som inte är text, och filens egenskaper.

pypdfium2 valdes framför pdfplumber: det är samma bibliotek som webbläsaren Chrome läser pdf med, utan andra beroenden,
och mer än tio gånger så snabbt på samma filer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from beslutsgen.readback.document import Properties, Unreadable
from beslutsgen.readback.pdf.chars import Chars
from beslutsgen.readback.pdf.objects import images, remarks

if TYPE_CHECKING:
    from beslutsgen.readback.pdf.chars import Line
    from beslutsgen.readback.pdf.objects import Note

MAX_PAGES: Final = 3_000
# En sida där en större del av tecknen saknar teckenkod går inte att läsa.
_UNMAPPED: Final = 0.2
_PASSWORD: Final = 4


class Page(NamedTuple):
    """En sida; `turned` säger att den har roterad text som inte lästes, `garbled` att tecknen saknar teckenkoder."""

    number: int
    height: float
    lines: tuple[Line, ...]
    notes: tuple[Note, ...] = ()
    images: int = 0
    fields: int = 0
    turned: bool = False
    garbled: bool = False
    damaged: bool = False


class Pages(NamedTuple):
    """Filens sidor, egenskaper och antal bifogade filer."""

    pages: tuple[Page, ...]
    properties: Properties
    attached: int


def read_pages(data: bytes) -> Pages | Unreadable:
    """Sidorna, eller varför filen inte går att läsa."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return _refused(error)
    try:
        count = len(document)
        if count > MAX_PAGES:
            return Unreadable(
                f"Filen är för stor: {count} sidor. Gränsen är {MAX_PAGES} sidor.", "Dela den i mindre filer."
            )
        pages = tuple(_page(document, at) for at in range(count))
        return Pages(pages, _properties(document.get_metadata_dict()), max(document.count_attachments(), 0))
    finally:
        document.close()


def _refused(error: Exception) -> Unreadable:
    if getattr(error, "err_code", None) == _PASSWORD:
        return Unreadable(
            "Filen är lösenordsskyddad.", "Ta bort lösenordet, eller be om papperet utan lösenord."
        )
    return Unreadable(
        "Filen är skadad, eller så är den ingen pdf.", "Öppna den i en pdf-läsare och spara den på nytt."
    )


def _page(document: Any, at: int) -> Page:
    import pypdfium2

    try:
        page = document[at]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(at + 1, 0, (), damaged=True)
    try:
        reader = Chars(text, page)
        lines = tuple(reader.lines())
        notes, fields = remarks(page)
        return Page(
            at + 1,
            reader.height,
            lines,
            notes,
            images(page),
            fields,
            reader.turned,
            reader.unmapped > _UNMAPPED * max(reader.count, 1),
        )
    finally:
        text.close()
        page.close()


def _properties(found: dict[str, str]) -> Properties:
    def get(name: str) -> str | None:
        return found.get(name, "").strip() or None

    others = ((name, get(name)) for name in ("Keywords", "Creator", "Producer"))
    return Properties(
        title=get("Title"),
        subject=get("Subject"),
        author=get("Author"),
        created=get("CreationDate"),
        modified=get("ModDate"),
        other=tuple((name, value) for name, value in others if value),
    )
