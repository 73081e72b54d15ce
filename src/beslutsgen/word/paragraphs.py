"""Stycken i en del: nummer, text och rubriken ovanför, för att kunna peka ut en plats i Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.word import trees
from beslutsgen.word.ooxml import BR, CR, FALLBACK, NO_BREAK_HYPHEN, OBJECT, OBJECTS, TAB, P, T, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.word import ooxml
    from beslutsgen.word.styles import Styles


_TEXTS: Final = {TAB: "\t", w("ptab"): "\t", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "-"}


class Leaf(Struct, frozen=True):
    """En del av ett stycke: elementet, dess text och var i styckets text den börjar."""

    element: ooxml.Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """Där delens text slutar."""
        return self.start + len(self.text)


class Located(Struct, frozen=True):
    """Ett stycke och dess plats: nummer inom delen från 1, och texten i rubriken närmast ovanför."""

    element: ooxml.Element
    number: int
    heading: str | None
    leaves: tuple[Leaf, ...]

    @property
    def text(self) -> str:
        """Styckets text som den läses."""
        return "".join(leaf.text for leaf in self.leaves)


def leaf_text(element: ooxml.Element) -> str:
    """Texten som en del av ett stycke visar."""
    if element.tag == T:
        return element.text or ""
    return OBJECT if element.tag in OBJECTS else _TEXTS.get(element.tag, "")


def leaves(paragraph: ooxml.Element) -> tuple[Leaf, ...]:
    """Styckets delar i ordning, med lägen i dess text."""
    found: list[Leaf] = []
    at = 0
    for element in trees.own_leaves(paragraph):
        text = leaf_text(element)
        if text or element.tag == T:
            found.append(Leaf(element, text, at))
            at += len(text)
    return tuple(found)


def paragraphs(root: ooxml.Element) -> Iterator[ooxml.Element]:
    """Styckena i dokumentordning, utan reservkopiorna som Word sparar av textrutor."""
    fallback = next(root.iter(FALLBACK), None) is not None
    for paragraph in root.iter(P):
        if not (fallback and next(paragraph.iterancestors(FALLBACK), None) is not None):
            yield paragraph


def located(root: ooxml.Element, styles: Styles) -> Iterator[Located]:
    """Styckena med sina platser."""
    heading: str | None = None
    for number, paragraph in enumerate(paragraphs(root), 1):
        found = Located(paragraph, number, heading, leaves(paragraph))
        yield found
        if styles.level(paragraph) is not None:
            heading = found.text.strip() or heading
