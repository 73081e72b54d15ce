"""Mallens formatmallar: vilka som finns, vilka som är rubriker och vilka som numrerar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.kept import PART, kept
from beslutsgen.word import ooxml
from beslutsgen.word.ooxml import VAL, w

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST_BULLET: Final = "list bullet"
LIST_NUMBER: Final = "list number"
HYPERLINK: Final = "hyperlink"
TABLE: Final = "beslutstabell"
TABLE_FALLBACK: Final = "table grid"
TABLE_TEXT: Final = "tabelltext"
SIGNATURE: Final = "signature"
# Vad formatmallarna heter i svenska Word, för meddelanden till den som ska lägga till dem.
SHOWN: Final[Mapping[str, str]] = {
    LIST_BULLET: "Punktlista",
    LIST_NUMBER: "Numrerad lista",
    TABLE: "Beslutstabell",
    **{f"heading {level}": f"Rubrik {level}" for level in range(1, 10)},
}
_OUTLINE: Final = w("outlineLvl")
_STYLE: Final = w("pStyle")


class Styles(Struct, frozen=True):
    """Formatmallarnas id efter slag och namn (gemener), rubriknivåer och numrering efter id.

    `signatures` är id:na för Signatur (Words Signature) och de formatmallar som bygger på den.
    """

    ids: Mapping[tuple[str, str], str]
    headings: Mapping[str, int]
    numbered: Mapping[str, str]
    signatures: frozenset[str] = frozenset()

    def paragraph(self, name: str) -> str | None:
        """Styckeformatets id."""
        return self.ids.get(("paragraph", name))

    def character(self, name: str) -> str | None:
        """Teckenformatets id."""
        return self.ids.get(("character", name))

    def table(self) -> str | None:
        """Tabellformatet för beslutstabeller: det egna, annars Words rutnät."""
        return self.ids.get(("table", TABLE)) or self.ids.get(("table", TABLE_FALLBACK))

    def level(self, paragraph: ooxml.Element) -> int | None:
        """Styckets rubriknivå, om det är en rubrik."""
        properties = next(paragraph.iterchildren(ooxml.PPR), None)
        if properties is None:
            return None
        direct = next(properties.iterchildren(_OUTLINE), None)
        return self.level_of(_named(properties), None if direct is None else direct.get(VAL) or "")

    def level_of(self, style: str, direct: str | None) -> int | None:
        """Rubriknivån för ett stycke i formatmallen `style`; `direct` är styckets egen nivå (0–9), om det har en."""
        return self.headings.get(style) if direct is None else _outline(direct)

    def signature(self, element: ooxml.Element) -> bool:
        """Om elementet är en underskrift: ett stycke i formatmallen Signatur, eller en tabell som börjar med ett."""
        first = next(element.iter(ooxml.P), None)
        return first is not None and _style(first) in self.signatures


def read_styles(data: bytes | None) -> Styles:
    """Formatmallarna i delen `styles.xml`; inga där delen saknas."""
    return _styles(data or b"")


@kept(16, PART)
def _styles(data: bytes) -> Styles:
    from beslutsgen.word import trees

    root = trees.parse(data) if data else None
    elements = [] if root is None else root.findall(w("style"))
    by_id = {element.get(w("styleId")) or "": element for element in elements}
    ids = {(element.get(w("type")) or "", _name(element)): key for key, element in by_id.items()}
    chains = {key: _chain(key, by_id) for key in by_id}
    headings = {key: level for key, chain in chains.items() if (level := _level(chain)) is not None}
    numbered = {key: number for key, chain in chains.items() if (number := _number(chain)) is not None}
    signatures = frozenset(
        key for key, chain in chains.items() if any(_name(style) == SIGNATURE for style in chain)
    )
    return Styles(ids, headings, numbered, signatures)


def _style(paragraph: ooxml.Element) -> str:
    """Id:t för styckets formatmall, tomt för brödtext."""
    properties = next(paragraph.iterchildren(ooxml.PPR), None)
    return "" if properties is None else _named(properties)


def _named(properties: ooxml.Element) -> str:
    style = next(properties.iterchildren(_STYLE), None)
    return "" if style is None else style.get(VAL) or ""


def _name(style: ooxml.Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else (name.get(VAL) or "").lower()


def _chain(key: str, by_id: Mapping[str, ooxml.Element]) -> tuple[ooxml.Element, ...]:
    """Formatmallen och dem som den bygger på, närmast först."""
    chain: list[ooxml.Element] = []
    while key in by_id and by_id[key] not in chain:
        chain.append(by_id[key])
        based = by_id[key].find(w("basedOn"))
        key = "" if based is None else based.get(VAL) or ""
    return tuple(chain)


def _level(chain: tuple[ooxml.Element, ...]) -> int | None:
    for style in chain:
        outline = style.find(f"{ooxml.PPR}/{w('outlineLvl')}")
        if outline is not None:
            return _outline(outline.get(VAL) or "")
        word, _, number = _name(style).rpartition(" ")
        if word == "heading" and number.isdecimal():
            return int(number)
    return None


def _outline(value: str) -> int | None:
    """Nivå 1–9; Words 9 (av 0–9) betyder brödtext."""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None  # Words gräns


def _number(chain: tuple[ooxml.Element, ...]) -> str | None:
    for style in chain:
        number = style.find(f"{ooxml.PPR}/{w('numPr')}/{w('numId')}")
        if number is not None:
            return number.get(VAL)
    return None
