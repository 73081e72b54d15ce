"""Läser ett papper av vilket slag som helst; innehållet avgör slaget, och först därefter filnamnet."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.readback.document import Unreadable, nothing_known

if TYPE_CHECKING:
    from collections.abc import Collection

    from beslutsgen.passage import FactSpan
    from beslutsgen.readback.document import Document, Known, ReadParagraph

SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm", ".pdf", ".txt", ".md")
MAX_TEXT: Final = 20 * 2**20
# Så korta stycken kommer igen.
_SHORT: Final = 300

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD: Final = (".docx", ".docm", ".dotx", ".dotm")
_MARKDOWN: Final = (".md", ".markdown")
# En pdf får ha annat först, men huvudet ska stå bland de första tecknen.
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
_SAVE_AS: Final = "Spara den som Word-dokument (.docx), pdf eller textfil."
# Andra slags filer, efter sina första tecken.
_OTHERS: Final = (
    (b"{\\rtf", Unreadable("Filen är ett RTF-dokument.", _SAVE_AS)),
    (b"\x89png", Unreadable("Filen är en bild.", "Läs av texten i bilden, eller be om papperet som text.")),
    (
        b"\xff\xd8\xff",
        Unreadable("Filen är en bild.", "Läs av texten i bilden, eller be om papperet som text."),
    ),
    (b"gif8", Unreadable("Filen är en bild.", "Läs av texten i bilden, eller be om papperet som text.")),
    (b"<!doctype html", Unreadable("Filen är en webbsida.", _SAVE_AS)),
    (b"<html", Unreadable("Filen är en webbsida.", _SAVE_AS)),
)


def read_paper(data: bytes, file: str, known: Known = nothing_known) -> Document | Unreadable:
    """Papperet, eller varför det inte går att läsa; `file` är namnet som platserna anger.

    `known` ger fingeravtrycken av de bilder som är mallens egna, och inte räknas som oläst text.
    """
    suffix = "." + file.lower().rpartition(".")[2]
    if data.startswith((*_ZIP, _OLE)):
        from beslutsgen.readback.docx.reader import read_docx

        return read_docx(data, file, known)
    if _PDF in data[:_PDF_WITHIN]:
        from beslutsgen.readback.pdf.reader import read_pdf

        return read_pdf(data, file)
    start_of = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    other = next((found for start, found in _OTHERS if start_of.startswith(start)), None)
    if other is not None:
        return other
    if suffix in (*_WORD, ".pdf"):
        kind = "pdf" if suffix == ".pdf" else "Word-dokument"
        return _not_what_it_says(data, kind)
    return _read_text(data, file, markdown=suffix in _MARKDOWN)


def with_facts(document: Document, units: Collection[str] = ()) -> Document:
    """Dokumentet med fakta i varje stycke; `units` är ärendets egna enheter att räkna."""
    from beslutsgen.facts.find import find

    known = frozenset(units)

    def found(paragraph: ReadParagraph) -> ReadParagraph:
        text = paragraph.text
        facts = _found(text, known) if len(text) <= _SHORT else find(text, known)
        return replace(paragraph, passage=replace(paragraph.passage, facts=facts)) if facts else paragraph

    return replace(
        document,
        paragraphs=tuple(map(found, document.paragraphs)),
        original=tuple(map(found, document.original)),
    )


@lru_cache(maxsize=4096)
def _found(text: str, units: frozenset[str]) -> tuple[FactSpan, ...]:
    """Fakta i ett kort stycke: rubriker, rader i tabeller och standardmeningar går igen från papper till papper."""
    from beslutsgen.facts.find import find

    return find(text, units)


def _read_text(data: bytes, file: str, *, markdown: bool) -> Document | Unreadable:
    from beslutsgen.readback.decoded import decode
    from beslutsgen.readback.markdown import read_markdown
    from beslutsgen.readback.plain import read_plain

    if len(data) > MAX_TEXT:
        return Unreadable(f"Filen är för stor: {len(data) // 2**20} MB.", "Dela den i mindre filer.")
    decoded = decode(data)
    if isinstance(decoded, Unreadable):
        return decoded
    if not decoded.text.strip():
        return Unreadable("Filen är tom.", "Kontrollera att rätt fil har angetts och att den är sparad.")
    suffix = "." + file.lower().rpartition(".")[2] if "." in file else ""
    odd = (
        ()
        if suffix in (*SUFFIXES, *_MARKDOWN, "")
        else (f"filen slutar på {suffix} men innehåller bara text",)
    )
    return (read_markdown if markdown else read_plain)(decoded.text, file, (*odd, *decoded.notes))


def _not_what_it_says(data: bytes, kind: str) -> Unreadable:
    """Avslaget på en fil vars innehåll inte är det som filnamnet säger."""
    if not data.strip(b"\0 \t\r\n"):
        return Unreadable("Filen är tom.", "Kontrollera att rätt fil har angetts och att den är sparad.")
    return Unreadable(
        f"Filen är inget {kind}, eller så är den skadad.".replace("inget pdf", "ingen pdf"),
        "Öppna den i programmet som skrev den och spara den på nytt.",
    )
