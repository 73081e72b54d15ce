"""Stycken som läggs till, tas bort och flyttas i ett papper, så som Word gör: på XML:en, med grannens formatmall."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from redigera import changed, drop

from beslutsgen.word.ooxml import PPR, P, R, T, w
from beslutsgen.word.paragraphs import leaves, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.word.ooxml import Element

_BODY = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def edited(data: bytes, edit: Callable[[Element], None]) -> bytes:
    """Papperet med brödtexten ändrad."""
    return changed(data, _BODY, edit)


def added(data: bytes, beside: str, *texts: str, before: bool = False, like: str | None = None) -> bytes:
    """Nya stycken efter (eller före) det som börjar med texten; `like` är ett stycke vars formatmall de får."""

    def edit(root: Element) -> None:
        anchor = found(root, beside)
        pattern = found(root, like) if like else anchor
        for text in reversed(texts) if not before else texts:
            fresh = paragraph(text, pattern)
            anchor.addprevious(fresh) if before else anchor.addnext(fresh)

    return edited(data, edit)


def removed(data: bytes, *texts: str) -> bytes:
    """Papperet utan styckena som börjar med texterna."""

    def edit(root: Element) -> None:
        for text in texts:
            drop(found(root, text))

    return edited(data, edit)


def moved(data: bytes, text: str, after: str) -> bytes:
    """Stycket flyttat till efter ett annat."""

    def edit(root: Element) -> None:
        paragraph = found(root, text)
        found(root, after).addnext(paragraph)

    return edited(data, edit)


def found(root: Element, start: str) -> Element:
    """Stycket som börjar med texten; hårda blanksteg och bindestreck räknas som vanliga."""
    for paragraph in paragraphs(root):
        if text_of(paragraph).startswith(start):
            return paragraph
    raise AssertionError(f"{start} börjar inget stycke")


def text_of(paragraph: Element) -> str:
    """Styckets text med vanliga blanksteg."""
    return " ".join("".join(leaf.text for leaf in leaves(paragraph)).split())


def paragraph(text: str, pattern: Element) -> Element:
    """Ett stycke med ett annats formatmall."""
    paragraph = etree.Element(P)
    properties = pattern.find(PPR)
    if properties is not None:
        paragraph.append(deepcopy(properties))
    for mark in [*paragraph.iter(w("sectPr"))]:
        drop(mark)
    run = etree.SubElement(paragraph, R)
    etree.SubElement(run, T, {_SPACE: "preserve"}).text = text
    return paragraph
