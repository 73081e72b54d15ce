"""Numrerade listor: varje ny lista får en egen numrering som börjar om på 1."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct, field

from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import VAL, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.word.ooxml import Element

_NUM: Final = w("num")
_NUM_ID: Final = w("numId")
_ABSTRACT: Final = w("abstractNum")
_ABSTRACT_ID: Final = w("abstractNumId")
_ILVL: Final = w("ilvl")
# Efter numreringarna får bara denna stå.
_LAST: Final = w("numIdMacAtCleanup")


class Numbering(Struct, frozen=True):
    """Mallens numrering: vilka nivåer varje numrering har, och den abstrakta numrering som den bygger på."""

    abstract: Mapping[str, str]
    levels: Mapping[str, frozenset[int]]
    free: int

    def deepest(self, number: str, level: int) -> int:
        """Nivån, eller den djupaste ovanför som numreringen har."""
        known = self.levels.get(self.abstract.get(number, ""), frozenset())
        return level if level in known else max((other for other in known if other <= level), default=0)


class NewLists(Struct):
    """Listorna som papperet lägger till: nummer, den abstrakta numreringen och nivån som börjar om."""

    numbering: Numbering
    added: list[tuple[int, str, int]] = field(default_factory=list)

    def start(self, number: str, level: int) -> str:
        """En ny numrering av samma slag som `number`, från 1 på nivån."""
        new = self.numbering.free + len(self.added)
        self.added.append((new, self.numbering.abstract[number], level))
        return str(new)


@lru_cache(maxsize=64)
def read_numbering(data: bytes | None) -> Numbering:
    """Numreringen i mallens `numbering.xml`; ingen där delen saknas."""
    root = ooxml.parse(data) if data else None
    if root is None:
        return Numbering({}, {}, 1)
    numbers = {num.get(_NUM_ID) or "": num.find(_ABSTRACT_ID) for num in root.findall(_NUM)}
    abstract = {key: found.get(VAL) or "" for key, found in numbers.items() if found is not None}
    levels = {
        found.get(_ABSTRACT_ID) or "": frozenset(
            int(level.get(_ILVL) or 0) for level in found.findall(w("lvl"))
        )
        for found in root.findall(_ABSTRACT)
    }
    free = max((int(key) + 1 for key in numbers if key.isdecimal()), default=1)
    return Numbering(abstract, levels, free)


@lru_cache(maxsize=64)
def with_lists(data: bytes, added: tuple[tuple[int, str, int], ...]) -> bytes:
    """`numbering.xml` med papperets listor tillagda."""
    root = ooxml.parse(data)
    if root is None:
        return data
    last = root.find(_LAST)
    for new, abstract, level in added:
        element = _num(new, abstract, level)
        if last is None:
            root.append(element)
        else:
            last.addprevious(element)
    return ooxml.serialize(root)


def _num(new: int, abstract: str, level: int) -> Element:
    element = etree.Element(_NUM, {_NUM_ID: str(new)})
    ooxml.child(element, "abstractNumId", val=abstract)
    override = ooxml.child(element, "lvlOverride", ilvl=str(level))
    ooxml.child(override, "startOverride", val="1")
    return element
