"""Ritade föremål i texten: textrutor som läses, och bilder, diagram och inbäddade filer som räknas som olästa."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.word.ooxml import A_NS, FALLBACK, MC_NS, R_NS, TXBX, P, T, w

if TYPE_CHECKING:
    from collections.abc import Collection

    from beslutsgen.word.ooxml import Element

ALTERNATE: Final = f"{{{MC_NS}}}AlternateContent"
_CHOICE: Final = f"{{{MC_NS}}}Choice"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_OLE: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
WORDART: Final = f"{_VML}textpath"
_RELATED: Final = f"{{{R_NS}}}"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_OBJECTS: Final = {
    f"{{{A_NS}}}blip": "picture",
    f"{_VML}imagedata": "picture",
    f"{{{_DRAWING}/chart}}chart": "chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "chart",
    f"{{{_DRAWING}/diagram}}relIds": "diagram",
    w("contentPart"): "ink",
    w("subDoc"): "subdocument",
    w("altChunk"): "chunk",
}
_PROGRAMS: Final = (
    ("excel", "excel"),
    ("powerpoint", "powerpoint"),
    ("word", "word"),
    ("equation", "equation"),
    ("acro", "pdf"),
    ("visio", "visio"),
)


class Drawn(Struct):
    """Det som ett ritat föremål innehåller: textrutor och konsttext i ordning, och det som inte läses."""

    boxes: list[Element] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)


def chosen(alternate: Element) -> Element | None:
    """Den av grenarna som läses: den första om den har text eller inget annat har det, annars reserven."""
    branches = [branch for branch in alternate if branch.tag in (_CHOICE, FALLBACK)]
    with_text = (branch for branch in branches if next(branch.iter(P, T), None) is not None)
    return next(with_text, branches[0] if branches else None)


def look_into(element: Element, own: Collection[str] = ()) -> Drawn:
    """Vad föremålet innehåller; en bild vars relationer alla hör till `own` är mallens egen, och ingen oläst text."""
    found = Drawn()
    _look(element, found, own)
    return found


def _look(element: Element, found: Drawn, own: Collection[str]) -> None:
    if element.tag == _OLE:
        found.missed[_program(element.get("ProgID") or "")] += 1
    elif element.tag in _OBJECTS:
        found.missed[_OBJECTS[str(element.tag)]] += int(not _is_own(element, own))
    elif element.tag == TXBX or (element.tag == WORDART and element.get("string")):
        found.boxes.append(element)
    elif element.tag == ALTERNATE:
        branch = chosen(element)
        if branch is not None:
            _look(branch, found, own)
    else:
        # Bilden av en inbäddad fil är filens framsida, ingen egen bild.
        embedded = next(element.iter(_OLE), None) is not None if element.tag == w("object") else False
        for inner in element:
            if not (embedded and inner.tag.startswith(_VML)):
                _look(inner, found, own)


def _is_own(element: Element, own: Collection[str]) -> bool:
    """Om allt som bilden visar är känt: också den finare bild som kan stå bredvid den i en annan form."""
    related = [
        value
        for inner in element.iter()
        for key, value in inner.attrib.items()
        if str(key).startswith(_RELATED)
    ]
    return bool(related) and all(value in own for value in related)


def _program(program: str) -> str:
    return next((kind for word, kind in _PROGRAMS if word in program.lower()), "object")
