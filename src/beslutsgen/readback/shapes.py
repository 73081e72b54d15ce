"""Vad varje stycke i ett papper är: brödtext, rubrik, punkt i en lista eller cell i en tabell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from beslutsgen.readback.docx.looks import number_of, read_looks
from beslutsgen.readback.docx.numbering import Lists
from beslutsgen.word import trees
from beslutsgen.word.ooxml import PPR, VAL, w
from beslutsgen.word.opened import PAPER, Refusal, open_package, related
from beslutsgen.word.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.readback.docx.looks import Looks
    from beslutsgen.word.ooxml import Element

Kind = Literal["text", "heading", "bullet", "number", "cell"]


class Shape(NamedTuple):
    """Styckets slag, och för en punkt dess nivå i listan."""

    kind: Kind
    level: int = 0

    @property
    def listed(self) -> bool:
        """Om stycket är en punkt i en lista."""
        return self.kind in ("bullet", "number")


TEXT = Shape("text")


def read_shapes(data: bytes) -> Mapping[int, Shape]:
    """Vad styckena i brödtexten är, efter nummer; inget för det som inte är ett Word-dokument."""
    opened = open_package(data, PAPER)
    if isinstance(opened, Refusal):
        return {}
    looks = read_looks(opened.members.get(related(opened, "/styles") or ""))
    lists = Lists(opened.members.get(related(opened, "/numbering") or ""))
    body = next((opened.members[name] for name, kind in opened.texts if kind == "body"), None)
    root = None if body is None else trees.parse(body)
    if root is None:
        return {}
    return {number: _shape(one, looks, lists) for number, one in enumerate(paragraphs(root), 1)}


def _shape(paragraph: Element, looks: Looks, lists: Lists) -> Shape:
    if next(paragraph.iterancestors(w("tc")), None) is not None:
        return Shape("cell")
    properties = paragraph.find(PPR)
    named = None if properties is None else properties.find(w("pStyle"))
    style = "" if named is None else named.get(VAL) or ""
    if looks.level(style, paragraph) is not None:
        return Shape("heading")
    number, level = (None, None) if properties is None else number_of(properties)
    if number is None:
        number, own = looks.numbers.get(style, (None, 0))
        level = own if level is None else level
    if number is None or not lists.is_list(number):
        return TEXT
    return Shape("number" if lists.ordered(number, level or 0) else "bullet", level or 0)
