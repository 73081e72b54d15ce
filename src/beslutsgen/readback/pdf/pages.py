"""Sidorna i en pdf som rader med lägen, och det på dem som inte är text; den enda användaren av pypdfium2.

pypdfium2 valdes framför pdfplumber: det är samma bibliotek som webbläsaren Chrome läser pdf med, utan andra beroenden,
och mer än tio gånger så snabbt på samma filer.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from beslutsgen.readback.document import Properties, Unreadable
from beslutsgen.readback.symbols import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_PAGES: Final = 3_000
_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
# pdfium visar bindestrecket sist på en rad med ett eget tecken.
_HYPHENS: Final = frozenset({"\u0002", "\ufffe"})
_BREAKS: Final = frozenset("\r\n")
# Så många gånger teckenhöjden är ett mellanrum mellan två spalter eller celler.
_WIDE: Final = 1.1
_STRAIGHT: Final = 0.1
_BOLD: Final = 600
# En sida där en större del av tecknen saknar teckenkod går inte att läsa.
_UNMAPPED: Final = 0.2
_PASSWORD: Final = 4
_LINK: Final = 2
_POPUP: Final = 16
_WIDGET: Final = 20
_IMAGE: Final = 3
_FORM: Final = 5
_DEEPEST: Final = 3


class Line(NamedTuple):
    """En rad: texten, dess vänstra och högra kant, baslinjen (uppåt på sidan), teckenhöjden och om den är fet."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Note(NamedTuple):
    """En anteckning på en sida."""

    author: str | None
    date: str | None
    text: str


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
        reader = _Chars(text, page)
        lines = tuple(reader.lines())
        images = _images(page)
        notes, fields = _annotations(page)
        return Page(
            at + 1,
            reader.height,
            lines,
            notes,
            images,
            fields,
            reader.turned,
            reader.unmapped > _UNMAPPED * max(reader.count, 1),
        )
    finally:
        text.close()
        page.close()


class _Chars:
    """Tecknen på en sida, samlade till rader."""

    def __init__(self, text: Any, page: Any) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._text = text.raw
        self._rotation = page.get_rotation()
        width, height = page.get_size()
        self.height: float = height
        self._width: float = width
        self.count: int = text.count_chars()
        self.unmapped = 0
        self.turned = False

    def lines(self) -> Iterator[Line]:
        """Raderna i filens ordning."""
        start = 0
        chars = [self._char(at) for at in range(self.count)]
        for at, char in enumerate([*chars, "\n"]):
            if char in _BREAKS:
                yield from self._line(start, chars[start:at])
                start = at + 1
            elif char in _HYPHENS:
                # pdfium fogar själv ihop en avstavad rad med nästa.
                yield from self._line(start, [*chars[start:at], "-"])
                start = at + 1

    def _char(self, at: int) -> str:
        code = self._raw.FPDFText_GetUnicode(self._text, at)
        char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if 0xE000 <= code < 0xF900:
            char = readable(char)
        if char == "\ufffd" or "\ue000" <= char < "\uf900":
            self.unmapped += 1
        if code < 0x20:
            return char if char in "\t\r\n\u0002" else "\ufffd"
        return _LIGATURES.get(char, char)

    def _line(self, start: int, chars: list[str]) -> Iterator[Line]:
        filled = [at for at, char in enumerate(chars) if not char.isspace()]
        if not filled:
            return
        first, last = start + filled[0], start + filled[-1]
        if not self._upright(first):
            self.turned = True
            return
        left, right, size = self._box(first)[0], self._box(last)[2], self._size(first)
        text = "".join(self._spaced(start, chars, filled, size))
        text = unicodedata.normalize("NFC", text)
        yield Line(text, left, right, self._base(first), size, self._bold(first, last))

    def _spaced(self, start: int, chars: list[str], filled: list[int], size: float) -> Iterator[str]:
        """Tecknen, med tabb där mellanrummet är så brett att det skiljer spalter eller celler åt."""
        before = filled[0] - 1
        for at in filled:
            if at > before + 1:
                gap = self._box(start + at)[0] - self._box(start + before)[2]
                yield "\t" if gap > _WIDE * size else "".join(chars[before + 1 : at])
            yield chars[at]
            before = at

    def _upright(self, at: int) -> bool:
        angle = self._raw.FPDFText_GetCharAngle(self._text, at) + math.radians(self._rotation)
        return abs(math.sin(angle)) < _STRAIGHT and math.cos(angle) > 0

    def _box(self, at: int) -> tuple[float, float, float, float]:
        """Tecknets vänstra, undre, högra och övre kant på sidan som den visas."""
        rect = self._raw.FS_RECTF()
        self._raw.FPDFText_GetLooseCharBox(self._text, at, rect)
        x1, y1 = self._shown(rect.left, rect.bottom)
        x2, y2 = self._shown(rect.right, rect.top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def _size(self, at: int) -> float:
        """Teckenhöjden på sidan, i punkter."""
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._text, at, matrix)
        return self._raw.FPDFText_GetFontSize(self._text, at) * math.hypot(matrix.c, matrix.d) or 1.0

    def _base(self, at: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        return self._shown(x.value, y.value)[1]

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Läget på sidan när den är vriden som den visas."""
        turned = {
            90: (y, self.height - x),
            180: (self._width - x, self.height - y),
            270: (self._width - y, x),
        }
        return turned.get(self._rotation, (x, y))

    def _bold(self, first: int, last: int) -> bool:
        return self._is_bold(first) and (first == last or self._is_bold(last))

    def _is_bold(self, at: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._text, at) >= _BOLD:
            return True
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._text, at, name, 128, flags)
        return b"bold" in name.value.lower()


def _images(page: Any) -> int:
    """Antalet bilder på sidan, även de som står i en grupp."""
    from pypdfium2 import raw

    def within(parent: Any, count: int, get: Callable[[Any, int], Any], depth: int) -> int:
        found = 0
        for at in range(max(count, 0)):
            inner = get(parent, at)
            kind = raw.FPDFPageObj_GetType(inner) if inner else 0
            if kind == _IMAGE:
                found += 1
            elif kind == _FORM and depth:
                found += within(
                    inner, raw.FPDFFormObj_CountObjects(inner), raw.FPDFFormObj_GetObject, depth - 1
                )
        return found

    return within(page.raw, raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject, _DEEPEST)


def _annotations(page: Any) -> tuple[tuple[Note, ...], int]:
    """Anteckningarna på sidan, och antalet formulärfält."""
    from pypdfium2 import raw

    notes: list[Note] = []
    fields = 0
    for at in range(max(raw.FPDFPage_GetAnnotCount(page.raw), 0)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, at)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == _WIDGET:
            fields += 1
        elif kind not in (_LINK, _POPUP):
            text = _string(annotation, b"Contents")
            if text:
                notes.append(Note(_string(annotation, b"T") or None, _string(annotation, b"M") or None, text))
        raw.FPDFPage_CloseAnnot(annotation)
    return tuple(notes), fields


def _string(annotation: Any, key: bytes) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2 or length > 2**20:  # två bytes är bara slutmärket
        return ""
    buffer = ctypes.create_string_buffer(length)
    cast = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(annotation, key, cast, length)
    return buffer.raw[: length - 2].decode("utf-16-le", errors="replace").strip()


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
