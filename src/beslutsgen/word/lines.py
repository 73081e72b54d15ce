"""Styckenas text läst ur en dels XML utan träd: för papper som programmet självt har skrivit, och deras mallar.

XML:en ska vara hel, och Words namnrymd heta w i hela delen, som i allt som programmet skriver.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from beslutsgen.word.paragraphs import OBJECT

_SIGNS: Final = (
    r"tab(?=/>)|(?:br|cr|ptab|noBreakHyphen|drawing|pict|object|sym|fldChar|footnoteReference|endnoteReference"
    r"|txbxContent)(?=[ />])"
)
# De vanligaste taggarna, körningarna och deras format, sorteras bort först.
_TOKEN: Final = re.compile(
    rf"<(?:w:(?!r)(?:t(?:>| [^<>]*>)([^<]*)|bookmark(?:Start([^<>]*)|End([^<>]*))>|({_SIGNS}))"
    r"|(w:p(?: [^<>]*)?/>|/w:p>|mc:Fallback))"
)
_TEXTS: Final = {
    **dict.fromkeys(("tab", "ptab"), "\t"),
    **dict.fromkeys(("br", "cr"), "\n"),
    "noBreakHyphen": "-",
    **dict.fromkeys(("drawing", "pict", "sym", "fldChar", "footnoteReference", "endnoteReference"), OBJECT),
}
_ENDS: Final = ("p>", "/>")
_FALLBACK: Final = re.compile(r"<mc:Fallback(?:/>|[ >].*?</mc:Fallback>)", re.DOTALL)
_OBJECT: Final = re.compile(r"<w:object(?:/>|[ >].*?</w:object>)", re.DOTALL)
_BOX: Final = "<w:txbxContent"
_BOX_END: Final = "</w:txbxContent>"
_END: Final = "</w:p>"
_ENTITY: Final = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#x([0-9a-fA-F]+)|#([0-9]+));")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ATTRIBUTE: Final = re.compile(r' w:(id|name)="([^"]*)"')


class Line(NamedTuple):
    """Ett styckes text, och de hela bokmärkena i det: namn, början och slut."""

    text: str
    marks: tuple[tuple[str, int, int], ...]


def lines(xml: str) -> list[Line]:
    """Delens stycken i den ordning som de börjar, de tomma också, utan Words reservkopior av textrutor."""
    found: list[Line] = []
    line = _Open()
    for text, start, end, sign, edge in _TOKEN.findall(xml):
        if text:
            line.add(plain(text))
        elif start:
            line.begin(start)
        elif end:
            line.finish(end)
        elif sign in _TEXTS:
            line.add(_TEXTS[sign])
        elif edge[-2:] in _ENDS:
            found.append(line.closed())
            line = _Open()
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
        holder, end, after = rest.partition(_END)
        xml = "".join((xml[:at], holder, end, inner, after))
    return xml


def plain(text: str) -> str:
    """Texten som XML:en står för."""
    return _ENTITY.sub(_character, text) if "&" in text else text


class _Open:
    """Stycket som läses."""

    __slots__ = ("_length", "_marks", "_started", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0
        self._started: dict[str, tuple[str, int]] = {}
        self._marks: list[tuple[str, int, int]] = []

    def add(self, text: str) -> None:
        """Text sist i stycket."""
        self._texts.append(text)
        self._length += len(text)

    def begin(self, written: str) -> None:
        """Ett bokmärke börjar."""
        identity, name = _identity(written)
        self._started[identity] = (name, self._length)

    def finish(self, written: str) -> None:
        """Ett bokmärke slutar."""
        name, start = self._started.pop(_identity(written)[0], ("", 0))
        if name:
            self._marks.append((name, start, self._length))

    def closed(self) -> Line:
        """Stycket, färdigläst."""
        return Line("".join(self._texts), tuple(self._marks))


@lru_cache(maxsize=1024)
def _identity(written: str) -> tuple[str, str]:
    """Ett bokmärkes id och namn."""
    found = dict(_ATTRIBUTE.findall(written))
    return found.get("id", ""), found.get("name", "")


def _character(entity: re.Match[str]) -> str:
    name, hexadecimal, decimal = entity.groups()
    return _NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))
