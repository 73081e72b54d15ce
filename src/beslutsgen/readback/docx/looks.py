"""Vad formatmallarna säger om läsningen: fet, dold text, numrering och rubriknivå."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.kept import PART, kept
from beslutsgen.word import trees
from beslutsgen.word.ooxml import PPR, RPR, VAL, w
from beslutsgen.word.styles import read_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beslutsgen.word.ooxml import Element
    from beslutsgen.word.styles import Styles

_B: Final = w("b")
_VANISH: Final = w("vanish")
_RSTYLE: Final = w("rStyle")
_TITLE: Final = ("title", "rubrik")
_OFF: Final = frozenset({"0", "false", "off", "none"})


class Look(NamedTuple):
    """Det som en formatmall eller en körning säger; `None` där den tiger."""

    bold: bool | None = None
    hidden: bool | None = None


class Looks(NamedTuple):
    """Formatmallarnas utseende efter id, med dem de bygger på inräknade."""

    styles: Styles
    looks: Mapping[str, Look]
    numbers: Mapping[str, tuple[str, int]]
    titles: frozenset[str]
    default: str

    def run(self, properties: Element) -> Look:
        """Utseendet som körningens egna egenskaper ger."""
        bold: bool | None = None
        hidden: bool | None = None
        for element in properties:
            if element.tag == _B:
                bold = is_on(element)
            elif element.tag == _VANISH:
                hidden = is_on(element)
            elif element.tag == _RSTYLE:
                look = self.looks.get(element.get(VAL) or "", Look())
                bold = look.bold if bold is None else bold
                hidden = look.hidden if hidden is None else hidden
        return Look(bold, hidden)

    def level(self, style: str, paragraph: Element) -> int | None:
        """Styckets rubriknivå; dokumentets rubrik (Title) räknas som nivå 1."""
        return 1 if style in self.titles else self.styles.level(paragraph)


def is_on(element: Element) -> bool:
    """Om en egenskap som slås på och av är på."""
    return (element.get(VAL) or "1") not in _OFF


def read_looks(data: bytes | None) -> Looks:
    """Utseendena i delen `styles.xml`; inga där den saknas."""
    return _looks(data or b"")


@kept(16, PART)
def _looks(data: bytes) -> Looks:
    root = trees.parse(data) if data else None
    elements = [] if root is None else root.findall(w("style"))
    by_id = {element.get(w("styleId")) or "": element for element in elements}
    looks: dict[str, Look] = {}
    numbers: dict[str, tuple[str, int]] = {}
    for key in by_id:
        chain = tuple(_chain(key, by_id))
        looks[key] = _look(chain)
        number = _number(chain)
        if number is not None:
            numbers[key] = number
    titles = frozenset(key for key, style in by_id.items() if _name(style) in _TITLE)
    default = next((key for key, style in by_id.items() if _is_default(style)), "")
    return Looks(read_styles(data), looks, numbers, titles, default)


def number_of(properties: Element) -> tuple[str | None, int | None]:
    """Listans id och nivån i ett styckes eller en formatmalls egenskaper."""
    found = properties.find(w("numPr"))
    if found is None:
        return None, None
    number, level = found.find(w("numId")), found.find(w("ilvl"))
    shown = None if level is None else level.get(VAL) or ""
    return (
        None if number is None else number.get(VAL) or "0",
        int(shown) if shown and shown.isdecimal() and len(shown) == 1 else None,
    )


def _chain(key: str, by_id: Mapping[str, Element]) -> Iterable[Element]:
    """Formatmallen och dem som den bygger på, närmast först."""
    seen: set[str] = set()
    while key in by_id and key not in seen:
        seen.add(key)
        yield by_id[key]
        based = by_id[key].find(w("basedOn"))
        key = "" if based is None else based.get(VAL) or ""


def _look(chain: Iterable[Element]) -> Look:
    bold: bool | None = None
    hidden: bool | None = None
    for style in chain:
        properties = style.find(RPR)
        if properties is None:
            continue
        for element in properties:
            if element.tag == _B and bold is None:
                bold = is_on(element)
            elif element.tag == _VANISH and hidden is None:
                hidden = is_on(element)
    return Look(bold, hidden)


def _number(chain: Iterable[Element]) -> tuple[str, int] | None:
    """Listans id och nivå; nivån får stå i en formatmall och listan i den som den bygger på."""
    number: str | None = None
    level: int | None = None
    for style in chain:
        properties = style.find(PPR)
        if properties is None:
            continue
        own, own_level = number_of(properties)
        number = own if number is None else number
        level = own_level if level is None else level
    return None if number is None else (number, level or 0)


def _name(style: Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else (name.get(VAL) or "").lower()


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and (style.get(w("default")) or "0") not in _OFF
