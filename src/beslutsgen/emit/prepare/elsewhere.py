"""Taggar där de inte fylls i: alternativtexter, länkmål, fältkoder, kommentarer och struken text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from beslutsgen.checks.mall006 import CHECK as NOT_ALLOWED
from beslutsgen.emit.faults import whole
from beslutsgen.pattern import late
from beslutsgen.word import ooxml, trees
from beslutsgen.word.opened import relations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.word.opened import Opened

_TAG: Final = late(r"\{\{(?:.*?\}\}|.*)|\{%(?:.*?%\}|.*)|\{#(?:.*?#\}|.*)", re.DOTALL)
_HINT: Final = (
    "Taggar fylls i i löpande text, tabeller, sidhuvud, sidfot, fotnoter och textrutor. Ta bort taggen här."
)
_TRACKED_HINT: Final = "Godkänn eller avvisa ändringarna i mallen under Granska i Word."
_TEXTS: Final = {
    ooxml.w("instrText"): ("en fältkod", _HINT),
    ooxml.w("delText"): ("struken text med spårade ändringar", _TRACKED_HINT),
}


def tags_elsewhere(package: Opened, file: str) -> Iterator[Diagnostic]:
    """Felen, en gång för varje tagg och ställe."""
    texts = {name for name, _ in package.texts}
    found: dict[tuple[str, str, str], None] = {}
    for name, data in package.members.items():
        if name.endswith(".xml") and (b"{{" in data or b"{%" in data or b"{#" in data):
            found.update(dict.fromkeys(_in_text_part(data) if name in texts else _in_part(name, data)))
    for name in sorted(texts):
        for rel in relations(package.members, name):
            found.update(((tag, "en länks mål", _HINT), None) for tag in _TAG.findall(unquote(rel.target)))
    for tag, place, hint in found:
        yield whole(NOT_ALLOWED, file, f"{tag} står i {place}, där den inte fylls i.", hint)


def _in_text_part(data: bytes) -> Iterator[tuple[str, str, str]]:
    root = trees.parse(data)
    for element in () if root is None else root.iter():
        for name, value in element.attrib.items():
            place = (
                "en bilds alternativtext"
                if name in ("descr", "title")
                else f"inställningen {str(name).rpartition('}')[2]}"
            )
            yield from ((tag, place, _HINT) for tag in _TAG.findall(str(value)))
        if element.tag in _TEXTS:
            yield from ((tag, *_TEXTS[element.tag]) for tag in _TAG.findall(element.text or ""))


def _in_part(name: str, data: bytes) -> Iterator[tuple[str, str, str]]:
    root = trees.parse(data)
    text = "" if root is None else "".join(str(piece) for piece in root.itertext())
    place = "en kommentar" if "comments" in name else f"delen {name}"
    yield from ((tag, place, _HINT) for tag in _TAG.findall(text))
