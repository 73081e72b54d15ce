"""Märkena i en ifylld del: vilka stycken som har dem, och hur ett märke i en rad byts mot text."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.compiled import FIRST_MARK, GHOST
from beslutsgen.emit.ooxml import HYPERLINK, RPR, P, R, T
from beslutsgen.emit.runs import set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from beslutsgen.emit.ooxml import Element

MARK: Final = re.compile(f"([{chr(FIRST_MARK)}-\U000ffff0])")
_ANY: Final = re.compile(f"[{chr(FIRST_MARK)}-{GHOST}]")


def marked_paragraphs(root: Element) -> tuple[Element, ...]:
    """Styckena som har märken, i dokumentordning."""
    found: dict[Element, None] = {}
    for text in root.iter(T):
        if text.text and _ANY.search(text.text):
            paragraph = next(text.iterancestors(P), None)
            if paragraph is not None:
                found[paragraph] = None
    return tuple(found)


def write_marks(text: Element, write: Callable[[int, Element | None, bool], Iterable[Element]]) -> None:
    """Märkena byts mot det som `write` ger för märkets nummer, körningens format och om texten är en länk."""
    run = text.getparent()
    if run is None:
        return
    properties = run.find(RPR)
    linked = next(run.iterancestors(HYPERLINK), None) is not None
    made: list[Element] = []
    for piece in MARK.split(text.text or ""):
        if MARK.fullmatch(piece):
            made.extend(write(ord(piece) - FIRST_MARK, properties, linked))
        elif piece:
            made.append(_static(piece, properties))
    _replace(run, text, made, properties)


def _static(text: str, properties: Element | None) -> Element:
    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    set_text(etree.SubElement(run, T), text)
    return run


def _replace(run: Element, text: Element, made: list[Element], properties: Element | None) -> None:
    """Körningen delas vid textelementet: det före, det nya, det efter."""
    inner = [child for child in run if child.tag != RPR]
    at = inner.index(text)
    for element in (_split(inner[:at], properties), *made):
        if element is not None:
            run.addprevious(element)
    run.remove(text)
    holder = run.getparent()
    if len(inner) == at + 1 and holder is not None:
        holder.remove(run)


def _split(children: list[Element], properties: Element | None) -> Element | None:
    if not children:
        return None
    run = etree.Element(R)
    if properties is not None:
        run.append(deepcopy(properties))
    run.extend(children)
    return run
