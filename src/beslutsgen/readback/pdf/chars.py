"""Tecknen på en sida i en pdf, samlade till rader med lägen."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from beslutsgen.readback.symbols import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Line(NamedTuple):
    """En rad: texten, dess vänstra och högra kant, baslinjen (uppåt på sidan), teckenhöjden och om den är fet."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


class Chars:
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
