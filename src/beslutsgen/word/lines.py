"""Styckenas text läst ur en dels XML utan träd: för papper som programmet självt har skrivit, och deras mallar.

XML:en ska vara hel, och Words namnrymd heta w i hela delen, som i allt som programmet skriver.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from beslutsgen.pattern import late
from beslutsgen.word.ooxml import OBJECT

_SIGNS: Final = (
    r"tab(?=/>)|(?:br|cr|ptab|noBreakHyphen|drawing|pict|object|sym|fldChar|footnoteReference|endnoteReference"
    r"|txbxContent)(?=[ />])"
)
# De vanligaste taggarna, körningarna och deras format, sorteras bort först.
_TOKEN: Final = late(
    r"<(?:w:(?!r)(?:t(?:>| [^<>]*>)([^<]*)|bookmark(?:Start([^<>]*)|End([^<>]*))>"
    rf"|(p(?: [^<>]*)?/>|{_SIGNS}))|(/w:p>|mc:Fallback))"
)
_TEXTS: Final = {
    **dict.fromkeys(("tab", "ptab"), "\t"),
    **dict.fromkeys(("br", "cr"), "\n"),
    "noBreakHyphen": "-",
    **dict.fromkeys(("drawing", "pict", "sym", "fldChar", "footnoteReference", "endnoteReference"), OBJECT),
}
_FALLBACK: Final = late(r"<mc:Fallback(?:/>|[ >].*?</mc:Fallback>)", re.DOTALL)
_OBJECT: Final = late(r"<w:object(?:/>|[ >].*?</w:object>)", re.DOTALL)
_BOX: Final = "<w:txbxContent"
_BOX_END: Final = "</w:txbxContent>"
_END: Final = "/w:p>"
_ENTITY: Final = late(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]+)|#([0-9]+));")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ATTRIBUTE: Final = late(r' w:(id|name)="([^"]*)"')


class Line(Struct, frozen=True):
    """Ett styckes text, och de hela bokmärkena i det: namn, början och slut."""

    text: str
    marks: tuple[tuple[str, int, int], ...]


def lines(xml: str) -> list[Line]:
    """Delens stycken i den ordning som de börjar, de tomma också, utan Words reservkopior av textrutor."""
    found: list[Line] = []
    texts, marks, started, length = _nothing()
    for text, start, end, sign, edge in _TOKEN.findall(xml):
        if start:
            identity, name = _identity(start)
            started[identity] = (name, length)
        elif end:
            begun = started.pop(_identity(end)[0], None)
            if begun:
                marks.append((*begun, length))
        elif text or sign in _TEXTS:
            texts.append(plain(text) or _TEXTS[sign])
            length += len(texts[-1])
        elif edge == _END or sign[-2:] == "/>":
            found.append(Line("".join(texts), tuple(marks)))
            texts, marks, started, length = _nothing()
        elif edge or sign:
            return lines(_OBJECT.sub("<w:sym/>", unboxed(xml)))
    return found


def unboxed(xml: str) -> str:
    """Delen utan reservkopior, med textrutornas stycken efter det stycke som rutan är förankrad i."""
    if "mc:Fallback" in xml:
        xml = _FALLBACK.sub("", xml)
    while "txbxContent" in xml and (at := xml.rfind(_BOX)) >= 0:
        # Den ruta som börjar sist har inga rutor i sig.
        start = xml.index(">", at) + 1
        inner, _, rest = ("", "", xml[start:]) if xml[start - 2] == "/" else xml[start:].partition(_BOX_END)
        holder, end, after = rest.partition(f"<{_END}")
        xml = "".join((xml[:at], holder, end, inner, after))
    return xml


def plain(text: str) -> str:
    """Texten som XML:en står för."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _nothing() -> tuple[list[str], list[tuple[str, int, int]], dict[str, tuple[str, int]], int]:
    """Ett stycke som börjar: texter, hela bokmärken, bokmärken som har börjat, och textens längd."""
    return [], [], {}, 0


@lru_cache(maxsize=1024)
def _identity(written: str) -> tuple[str, str]:
    """Ett bokmärkes id och namn."""
    found = dict(_ATTRIBUTE.findall(written))
    return found.get("id", ""), found.get("name", "")


def _character(entity: re.Match[str]) -> str:
    name, hexadecimal, decimal = entity.groups()
    return _NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
