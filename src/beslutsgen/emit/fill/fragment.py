"""XML som text: körningar, attribut och tecken som inte kan stå som de är."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

from beslutsgen.pattern import late

# Tecken som XML inte kan bära; läsningen av ärendefilen stoppar dem, och återläsningen märker om de ändå kom hit.
_ILLEGAL: Final = late("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WHITE: Final = late(r"\s+")
_SPECIAL: Final = late("([\t\n\r])")
_SPECIAL_UNBROKEN: Final = late("([\t\n\r-])")
# Tecken som inte kan stå som de är i en textkörning. Bara de som finns i XML:s grundplan: så söks det fort.
_ODD: Final = late("[\0-\x1f&<>\ud800-\udfff\ufffe\uffff]")
# Så säger Word att blanksteg i ändarna hör till texten.
_KEEP: Final = ' xml:space="preserve"'
CLOSED: Final = b"</w:t></w:r>"
_ELEMENTS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "-": "<w:noBreakHyphen/>"}


class Fragments(Struct, frozen=True):
    """Namnrymderna i en del: början på ett element som kan hålla bitar av den."""

    opening: str


def escape(text: str) -> str:
    """Texten som den skrivs i XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """Texten som ett attributs värde, med citattecken omkring."""
    return f'"{escape(_WHITE.sub(" ", text)).replace(chr(34), "&quot;")}"'


def odd(text: str) -> bool:
    """Om något i texten inte kan stå som det är i en textkörning."""
    if text.replace("\u00a0", "").isprintable():
        return "&" in text or "<" in text or ">" in text
    return _ODD.search(text) is not None


def run(text: str, properties: str, *, unbroken: bool = False) -> str:
    """En textkörning; tabbar och radbrytningar blir Words egna, och datum får hårda bindestreck."""
    special = _SPECIAL_UNBROKEN if unbroken else _SPECIAL
    pieces = special.split(text)
    inner = "".join(_ELEMENTS[piece] if at % 2 else _text(piece) for at, piece in enumerate(pieces) if piece)
    return f"<w:r>{properties}{inner or _text('')}</w:r>"


def simple_run(text: str, properties: str) -> bytes:
    """En textkörning där inget tecken är ovanligt."""
    plain, kept = openings(properties)
    return b"".join((plain if text == text.strip() else kept, text.encode(), CLOSED))


@lru_cache(maxsize=256)
def openings(properties: str) -> tuple[bytes, bytes]:
    """Början på en textkörning, och på en vars blanksteg i ändarna hör till texten; `CLOSED` är slutet."""
    return f"<w:r>{properties}<w:t>".encode(), f"<w:r>{properties}<w:t{_KEEP}>".encode()


def text_of(text: str) -> str:
    """Texten som innehållet i ett element."""
    return escape(text if text.isprintable() else _ILLEGAL.sub(chr(0xFFFD), text))


def shown(text: str) -> str:
    """Texten som den läses ur papperet."""
    return _ILLEGAL.sub(chr(0xFFFD), text).replace("\r", "\n") if odd(text) else text


def plain_run(text: str, properties: str) -> str:
    """En textkörning med mallens egen text, precis som den står."""
    return f"<w:r>{properties}{_text(text)}</w:r>"


def _text(text: str) -> str:
    return f"<w:t{'' if text == text.strip() else _KEEP}>{text_of(text)}</w:t>"
