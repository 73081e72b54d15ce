"""Tecken ur symbolteckensnitt, i Unicode där motsvarigheten är känd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

# Adobes teckenkod för Symbol, de tecken som brukar stå i löpande text.
_SYMBOL: Final = {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS: Final = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE: Final = late("[\ue000-\uf8ff]")
_PAGE: Final = 0xF000


def symbol(font: str, char: str) -> str | None:
    """Tecknet i ett `w:sym`; `None` där det inte är känt."""
    try:
        code = int(char, 16)
    except ValueError:
        return None
    table = _FONTS.get(font.lower())
    if table is not None:
        return table.get(code & 0xFF)
    return None if code > 0xFFFF or code < 0x20 or _is_private(code) or _is_surrogate(code) else chr(code)


def readable(text: str) -> str:
    """Texten utan mjuka bindestreck, och med kända tecken där tecken ur Symbol eller Wingdings står."""
    if text.isascii():
        return text
    return _PRIVATE.sub(_known, text.replace("\u00ad", ""))


def _known(match: re.Match[str]) -> str:
    low = ord(match.group()) - _PAGE
    return _SYMBOL.get(low) or _WINGDINGS.get(low) or match.group()


def _is_private(code: int) -> bool:
    return _PRIVATE.match(chr(code)) is not None


def _is_surrogate(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF  # Unicodes surrogater är inga tecken
