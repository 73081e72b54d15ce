"""Mallens numrering: vad varje numrering har, och var i delen nya numreringar ska stå."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.prepare.compiled import TRACE, Numbering
from beslutsgen.word import trees
from beslutsgen.word.ooxml import VAL, W_NS, w
from beslutsgen.word.opened import related

if TYPE_CHECKING:
    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.opened import Opened

_NUM: Final = w("num")
_NUM_ID: Final = w("numId")
_ABSTRACT: Final = w("abstractNum")
_ABSTRACT_ID: Final = w("abstractNumId")
_ILVL: Final = w("ilvl")
# Efter numreringarna får bara denna stå.
_LAST: Final = w("numIdMacAtCleanup")
_HERE: Final = "here"


def read_numbering(package: Opened) -> Numbering:
    """Numreringen i mallens paket."""
    part = related(package, "/numbering")
    root = trees.parse(package.members[part]) if part else None
    if root is None:
        return Numbering(None, {}, {}, 1, "", "")
    numbers = {num.get(_NUM_ID) or "": num.find(_ABSTRACT_ID) for num in root.findall(_NUM)}
    abstract = {key: found.get(VAL) or "" for key, found in numbers.items() if found is not None}
    levels = {
        found.get(_ABSTRACT_ID) or "": frozenset(
            int(level.get(_ILVL) or 0) for level in found.findall(w("lvl"))
        )
        for found in root.findall(_ABSTRACT)
    }
    free = max((int(key) + 1 for key in numbers if key.isdecimal()), default=1)
    return Numbering(part, abstract, levels, free, *_around(_as_w(root)))


def _as_w(root: Element) -> Element:
    """Roten med Words namnrymd som `w`, så som återläsningen känner den."""
    if root.nsmap.get("w") == W_NS:
        return root
    others = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != W_NS}
    named = etree.Element(root.tag, nsmap={**others, "w": W_NS})
    for key, value in root.attrib.items():
        named.set(key, value)
    named.extend([*root])
    return named


def _around(root: Element) -> tuple[str, str]:
    """Delens XML före och efter platsen för nya numreringar."""
    here = etree.ProcessingInstruction(TRACE, _HERE)
    last = root.find(_LAST)
    if last is None:
        root.append(here)
    else:
        last.addprevious(here)
    before, _, after = trees.serialize(root).decode().partition(f"<?{TRACE} {_HERE}?>")
    return before, after
