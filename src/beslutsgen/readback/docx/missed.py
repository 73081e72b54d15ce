"""Det som inte lästes, i ord: `2 bilder`, `en inbäddad Excelfil`, `makron`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.readback.counted import counted

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

_WORDS: Final = {
    "picture": ("en bild", "bilder"),
    "chart": ("ett diagram", "diagram"),
    "diagram": ("en SmartArt-bild", "SmartArt-bilder"),
    "ink": ("en handritad anteckning", "handritade anteckningar"),
    "excel": ("en inbäddad Excelfil", "inbäddade Excelfiler"),
    "powerpoint": ("en inbäddad PowerPointfil", "inbäddade PowerPointfiler"),
    "word": ("ett inbäddat Word-dokument", "inbäddade Word-dokument"),
    "pdf": ("en inbäddad pdf", "inbäddade pdf:er"),
    "visio": ("en inbäddad Visioritning", "inbäddade Visioritningar"),
    "equation": ("en ekvation i ett äldre format", "ekvationer i ett äldre format"),
    "object": ("ett inbäddat objekt", "inbäddade objekt"),
    "chunk": ("en infogad fil", "infogade filer"),
    "subdocument": ("ett underdokument", "underdokument"),
    "symbol": ("ett tecken ur ett symbolteckensnitt", "tecken ur symbolteckensnitt"),
    "header": ("ett sidhuvud, som är skadat", "sidhuvuden, som är skadade"),
    "footer": ("en sidfot, som är skadad", "sidfötter, som är skadade"),
    "footnotes": ("fotnoterna, som är skadade", "delar med fotnoter, som är skadade"),
    "endnotes": ("slutnoterna, som är skadade", "delar med slutnoter, som är skadade"),
    "comments": ("kommentarerna, som är skadade", "delar med kommentarer, som är skadade"),
}


def unread(missed: Counter[str], *, macros: bool) -> Iterator[str]:
    """Det som inte lästes, ett led för varje slag."""
    for kind, (one, many) in _WORDS.items():
        if missed[kind]:
            yield counted(missed[kind], one, many)
    if macros:
        yield "makron"
