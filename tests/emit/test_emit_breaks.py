"""Stycken som står kvar utan text, där ett avsnitt slutar och efter en tabell, har inget av det som var textens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from exempel import para, table
from provpapper import lines, make, xml
from smamallar import body, docx, paragraph

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content

WIDE: Final = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
TABLE: Final = table(("a", "b"), ("1", "2"))
HEIGHT: Final = '<w:spacing w:after="7"/>', '<w:rPr><w:sz w:val="8"/></w:rPr>'
OF_THE_TEXT: Final = (
    '<w:pStyle w:val="Punktlista"/>',
    '<w:pStyle w:val="Rubrik1"/>',
    "<w:pageBreakBefore/>",
    '<w:framePr w:w="2000" w:hSpace="100"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:outlineLvl w:val="0"/>',
)


def properties(own: str, section: str = "") -> str:
    """Formatet i schemats ordning."""
    spacing, mark = HEIGHT
    return f"{spacing}{own}{mark}{section}" if "outlineLvl" in own else f"{own}{spacing}{mark}{section}"


def bare(section: str = "") -> str:
    """Stycket som det ska stå kvar."""
    return f"<w:p><w:pPr>{''.join(HEIGHT)}{section}</w:pPr></w:p>"


@pytest.mark.parametrize("own", OF_THE_TEXT)
@pytest.mark.parametrize("content", [(), (TABLE,), (para("ett"), TABLE)])
def test_a_section_break_without_text_is_only_a_break(own: str, content: Content) -> None:
    inner = paragraph("först") + paragraph("{{ bakgrund }}", properties(own, WIDE)) + paragraph("slut")
    written = xml(make(docx(xml=inner), {"bakgrund": content}))
    assert written.count(WIDE) == 1
    assert bare(WIDE) in written
    # Det som hör till platsen får texten som står före tabellen, en gång.
    assert written.count(own) <= content.count(para("ett"))


@pytest.mark.parametrize("own", OF_THE_TEXT)
@pytest.mark.parametrize("after", ["", body(["| egen | tabell |"]) + paragraph("slut")])
def test_the_paragraph_that_follows_a_table_has_nothing_of_the_text(own: str, after: str) -> None:
    inner = paragraph("{{ bakgrund }}", properties(own)) + after
    written = xml(make(docx(xml=inner), {"bakgrund": (TABLE,)}))
    assert f"</w:tbl>{bare()}" in written
    assert own not in written


def test_the_paragraph_that_follows_a_table_in_a_cell_has_nothing_of_the_text() -> None:
    cell = body(["| {{ bakgrund }} |"]).replace(
        "<w:pPr></w:pPr>", f"<w:pPr>{properties(OF_THE_TEXT[0])}</w:pPr>"
    )
    written = xml(make(docx(xml=cell), {"bakgrund": (TABLE,)}))
    assert f"</w:tbl>{bare()}</w:tc>" in written


@pytest.mark.parametrize("own", ["", *OF_THE_TEXT[2:5]])
def test_a_dropped_heading_leaves_a_break_that_is_no_heading(own: str) -> None:
    inner = (
        paragraph("# Bakgrund", properties(own, WIDE))
        + paragraph("{{ bakgrund }}")
        + paragraph("# Slut")
        + paragraph("text")
    )
    paper = make(docx(xml=inner))
    assert lines(paper) == ["", "Slut", "text"]
    assert bare(WIDE) in xml(paper)
    assert xml(paper).count("Rubrik1") == 1


def test_a_heading_without_its_fact_leaves_a_break_that_is_no_heading() -> None:
    inner = paragraph("# Ett") + paragraph("# {{ arende.diarienummer }}", WIDE) + paragraph("text")
    paper = make(docx(xml=inner))
    assert lines(paper) == ["Ett", "", "text"]
    assert f"<w:p><w:pPr>{WIDE}</w:pPr></w:p>" in xml(paper)


def test_a_table_whose_following_paragraphs_went_still_has_one_after_it() -> None:
    gone = paragraph("{{ bakgrund }}") + paragraph("{{ samrad }}")
    for after in (
        "",
        paragraph("# Rubrik") + paragraph("{{ mbl }}"),
        body(["| egen | tabell |"]) + paragraph("slut"),
    ):
        written = xml(make(docx(xml=gone + after), {"bakgrund": (TABLE,)}))
        assert re.search(r"</w:tbl><w:p/>(<w:tbl>|<w:sectPr>)", written), written
