"""Märkena i en ifylld del: vilka stycken som har dem, och hur märkena i en rad byts mot text."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from beslutsgen.emit.fill.elements import as_text, elements
from beslutsgen.emit.fill.fragment import plain_run
from beslutsgen.emit.prepare.compiled import FIRST_MARK, GHOST
from beslutsgen.pattern import late
from beslutsgen.word.ooxml import HYPERLINK, RPR, P, R, T

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.emit.fill.fragment import Fragments
    from beslutsgen.word.ooxml import Element

MARK: Final = late(f"([{chr(FIRST_MARK)}-\U000ffff0])")
_ANY: Final = late(f"[{chr(FIRST_MARK)}-{GHOST}]")


def marked_paragraphs(root: Element) -> tuple[Element, ...]:
    """Styckena som har märken, i dokumentordning."""
    found: dict[Element, None] = {}
    for text in root.iter(T):
        if text.text and _ANY.search(text.text):
            paragraph = next(text.iterancestors(P), None)
            if paragraph is not None:
                found[paragraph] = None
    return tuple(found)


def write_marks(text: Element, made: Fragments, write: Callable[[int, str, bool], str]) -> None:
    """Märkena i ett textelement byts mot XML.

    `write` får märkets nummer, körningens format och om texten står i en länk.
    """
    run = text.getparent()
    if run is None:
        return
    properties = as_text(made, run.find(RPR))
    linked = next(run.iterancestors(HYPERLINK), None) is not None
    pieces = (
        write(ord(piece) - FIRST_MARK, properties, linked)
        if MARK.fullmatch(piece)
        else plain_run(piece, properties)
        for piece in MARK.split(text.text or "")
        if piece
    )
    _replace(run, text, elements(made, "".join(pieces)))


def _replace(run: Element, text: Element, made: list[Element]) -> None:
    """Körningen delas vid textelementet: det före, det nya, det efter."""
    inner = [child for child in run if child.tag != RPR]
    at = inner.index(text)
    if at:
        before = etree.Element(R)
        run.addprevious(before)
        before.extend([*_copy_of_properties(run), *inner[:at]])
    for element in made:
        run.addprevious(element)
    run.remove(text)
    holder = run.getparent()
    if len(inner) == at + 1 and holder is not None:
        holder.remove(run)


def _copy_of_properties(run: Element) -> list[Element]:
    properties = run.find(RPR)
    return [] if properties is None else [deepcopy(properties)]
