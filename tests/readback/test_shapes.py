"""Vad ett papper säger om sina stycken: brödtext, rubrik, punkt eller cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases import built
from stycken import edited, found

from beslutsgen.readback.shapes import TEXT, Shape, read_shapes
from beslutsgen.readback.stamp import read_stamped
from beslutsgen.word.ooxml import PPR, w

if TYPE_CHECKING:
    from beslutsgen.word.ooxml import Element


def shapes(data: bytes) -> dict[str, Shape]:
    stamped = read_stamped(data)
    assert stamped is not None
    known = read_shapes(data)
    return {line.text: known[line.number] for line in stamped.lines if line.part == "body"}


def kind(data: bytes, start: str) -> str:
    return next(shape.kind for text, shape in shapes(data).items() if text.startswith(start))


def test_a_paper_of_ours() -> None:
    data = built("kanberget")["tjansteskrivelse.docx"]
    assert kind(data, "Bakgrund") == "heading"
    assert kind(data, "Ett gemensamt arbete") == "text"
    assert kind(built("kanberget")["forslag-till-beslut.docx"], "Omsorgsdirektören ges") == "number"
    assert kind(data, "Leanlink") == "bullet"
    assert kind(data, "3,8") == "cell"


def test_a_list_that_the_paragraph_itself_has_turned_off() -> None:
    def off(root: Element) -> None:
        properties = found(root, "Leanlink").find(PPR)
        assert properties is not None
        number = properties.makeelement(w("numPr"))
        number.append(number.makeelement(w("numId"), {w("val"): "0"}))
        properties.append(number)

    assert kind(edited(built("kanberget")["tjansteskrivelse.docx"], off), "Leanlink") == "text"


def test_what_is_no_word_document_has_no_shapes() -> None:
    assert read_shapes(b"PK\x03\x04") == {}
    assert Shape("text") == TEXT
