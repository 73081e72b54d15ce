"""Bitar av XML som text blir element i ett svep, i samma namnrymder som delen de ska in i, och element blir text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.fill.fragment import Fragments, quote
from beslutsgen.pattern import late
from beslutsgen.word import trees
from beslutsgen.word.ooxml import R_NS, W_NS

if TYPE_CHECKING:
    from collections.abc import Collection

    from beslutsgen.word.ooxml import Element

_NAMESPACE: Final = late(r' xmlns(?::[^\s=]+)?="[^"]*"')


def elements(made: Fragments, xml: str) -> list[Element]:
    """Elementen som texten är, med namnrymderna i `made`."""
    return [*etree.fromstring(f"{made.opening}{xml}</x>")]


def whole_text(root: Element) -> str:
    """Delens XML som text, där relationernas namnrymd alltid är känd."""
    text = trees.serialize(root).decode()
    if "r" in root.nsmap:
        return text
    start = text.index(f"<{root.prefix}:" if root.prefix else "<", text.index("?>"))
    end = next(at for at, character in enumerate(text[start:], start) if character in " />")
    return f"{text[:end]} xmlns:r={quote(R_NS)}{text[end:]}"


def fragments(root: Element) -> Fragments:
    """Delens namnrymder, alltid med Words och relationernas."""
    known = {"w": W_NS, "r": R_NS} | {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    return Fragments(f"<x{''.join(f' xmlns:{prefix}={quote(uri)}' for prefix, uri in known.items())}>")


def as_text(made: Fragments, element: Element | None, without: Collection[str] = ()) -> str:
    """Elementet som text, utan de namnrymder som är kända i `made`; `without` är barn som inte ska med."""
    if element is None:
        return ""
    if any(child.tag in without for child in element):
        (element,) = elements(made, as_text(made, element))
        for child in [child for child in element if child.tag in without]:
            element.remove(child)
    opening, closes, inner = etree.tostring(element, encoding="unicode", with_tail=False).partition(">")
    return (
        _NAMESPACE.sub(lambda found: "" if found[0] in made.opening else found[0], opening) + closes + inner
    )
