"""Det som saknas lämnar inget efter sig: stycken, rader, tabeller, rubriker, blanksteg och skiljetecken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from exempel import head, para, person, points, table
from provpapper import lines, make, xml
from smamallar import docx, paragraph, parts, text_runs

from beslutsgen.draft.scope import Items, Leaf
from beslutsgen.facts import Diarienummer, Namn

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content

DNR = {"arende.diarienummer": Leaf("arende.diarienummer", Diarienummer("SON 1"))}
TEXT = {"bakgrund": (para("text"),)}


def test_a_paragraph_whose_facts_are_all_missing_goes_with_its_label() -> None:
    assert lines(make(docx("Dnr {{ arende.diarienummer }}", "Kvar"))) == ["Kvar"]
    assert lines(make(docx("Dnr {{ arende.diarienummer }}", "Kvar"), None, DNR)) == ["Dnr SON 1", "Kvar"]
    assert lines(make(docx("{{ bakgrund }}", "Kvar"))) == ["Kvar"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{{ arende.datum }}, {{ arende.diarienummer }}", "SON 1"),
        ("{{ arende.diarienummer }}, {{ arende.datum }}", "SON 1"),
        ("{{ arende.diarienummer }}, {{ arende.datum }}, slut", "SON 1, slut"),
        ("a {{ arende.datum }} b {{ arende.diarienummer }}", "a b SON 1"),
        ("{{ arende.diarienummer }} ({{ arende.datum }}).", "SON 1."),
        ("{{ arende.diarienummer }} · {{ arende.datum }} · slut", "SON 1 · slut"),
        ("{{ arende.datum }} · {{ arende.diarienummer }} · slut", "SON 1 · slut"),
        ("Dnr: {{ arende.diarienummer }}, datum: {{ arende.datum }}", "Dnr: SON 1"),
        ("Datum: {{ arende.datum }}, dnr: {{ arende.diarienummer }}", "dnr: SON 1"),
        ("Datum: {{ arende.datum }}↵Dnr: {{ arende.diarienummer }}", "Dnr: SON 1"),
        ("Dnr: {{ arende.diarienummer }}↵Datum: {{ arende.datum }}", "Dnr: SON 1"),
        ("{{ arende.datum }}↵{{ arende.diarienummer }}↵{{ arende.datum }}↵{{ arende.sammantrade }}", "SON 1"),
        ("{{ arende.diarienummer }}↵{{ arende.datum }}↵Slut", "SON 1\nSlut"),
        ("{{ arende.diarienummer }}⇥{{ arende.datum }}", "SON 1\t"),
        ("x {% if arende.datum %}nej{% endif %} y {{ arende.diarienummer }}", "x y SON 1"),
        ("x{% if arende.datum %}, nej{% endif %}. {{ arende.diarienummer }}", "x. SON 1"),
        ("x {% if arende.diarienummer %}ja{% else %}nej{% endif %} y", "x ja y"),
        ("x {# anteckning #} y", "x y"),
        ("x ({% if arende.datum %}nej{% endif %}) y", "x y"),
        ("{{ are‖nde.datum }}‖ {{ arende.diarienummer }}", "SON 1"),
    ],
)
def test_a_line_is_tidy_where_one_of_its_facts_is_missing(line: str, expected: str) -> None:
    assert lines(make(docx(line, "slut"), None, DNR)) == [expected, "slut"]


def test_a_paragraph_that_only_held_a_condition_goes() -> None:
    assert lines(make(docx("{% if arende.datum %}Datum{% endif %}", "{# anteckning #}", "Kvar"))) == ["Kvar"]
    assert lines(make(docx("{%p if arende.datum %}", "Datum", "{%p endif %}", "Kvar"))) == ["Kvar"]
    assert lines(make(docx("{%p if arende.diarienummer %}", "Dnr", "{%p endif %}", "Kvar"), None, DNR)) == [
        "Dnr",
        "Kvar",
    ]


def test_a_row_whose_facts_are_all_missing_goes_and_an_empty_table_with_it() -> None:
    rows = ("| Datum | {{ arende.datum }} |", "| Dnr | {{ arende.diarienummer }} |")
    assert lines(make(docx(*rows, "Kvar"), None, DNR)) == ["Dnr", "SON 1", "Kvar"]
    empty = make(docx(*rows, "Kvar"))
    assert lines(empty) == ["Kvar"]
    assert "<w:tbl>" not in xml(empty)


def test_a_row_with_one_fact_keeps_its_empty_cell_as_word_demands() -> None:
    paper = make(docx("| {{ arende.datum }} | {{ arende.diarienummer }} |", "Kvar"), None, DNR)
    assert lines(paper) == ["", "SON 1", "Kvar"]


def test_a_loop_over_rows_gives_a_row_for_each_and_none_for_nothing() -> None:
    people = Items("arende.handlaggare", (person("p[1]", "Åsa Öberg", "Utredare"), person("p[2]", "Per Ek")))
    rows = (
        "| {%tr for p in arende.handlaggare %} | |",
        "| {{ p.namn }} | {{ p.titel }} |",
        "| {%tr endfor %} | |",
    )
    assert lines(make(docx(*rows, "Kvar"), None, {"arende.handlaggare": people})) == [
        "Åsa Öberg",
        "Utredare",
        "Per Ek",
        "",
        "Kvar",
    ]
    paper = make(docx(*rows, "Kvar"))
    assert lines(paper) == ["Kvar"]
    assert "<w:tbl>" not in xml(paper)
    inside = f"<w:tr><w:tc>{paragraph('Handläggare')}</w:tc><w:tc>" + "".join(
        paragraph(text) for text in ("{%p for p in arende.handlaggare %}", "{{ p.namn }}", "{%p endfor %}")
    )
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    loop = docx(xml=f"<w:tbl>{grid}{inside}</w:tc></w:tr></w:tbl>{paragraph('Kvar')}")
    assert lines(make(loop)) == ["Kvar"]
    assert lines(make(loop, None, {"arende.handlaggare": people})) == [
        "Handläggare",
        "Åsa Öberg",
        "Per Ek",
        "Kvar",
    ]


def test_a_table_that_is_left_with_its_header_row_goes() -> None:
    header = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Namn</w:t></w:r></w:p></w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('{{ arende.datum }}')}</w:tc></w:tr>"
    static = f"<w:tr><w:tc>{paragraph('fast')}</w:tc></w:tr>"
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    assert lines(make(docx(xml=f"<w:tbl>{grid}{header}{row}</w:tbl>{paragraph('Kvar')}"))) == ["Kvar"]
    assert lines(make(docx(xml=f"<w:tbl>{grid}{header}{static}</w:tbl>{paragraph('Kvar')}"))) == [
        "Namn",
        "fast",
        "Kvar",
    ]


def test_a_heading_goes_with_its_empty_section_and_with_the_spacing_in_it() -> None:
    template = docx(
        "# Titel",
        "## A",
        "{{ bakgrund }}",
        "",
        "## B",
        "{{ samrad }}",
        "### C",
        "{{ mbl }}",
        "## D",
        "fast",
        "{{ villkor }}",
    )
    assert lines(make(template)) == ["Titel", "D", "fast"]
    assert lines(make(template, TEXT)) == ["Titel", "A", "text", "", "D", "fast"]
    assert lines(make(template, {"mbl": (para("text"),)})) == ["Titel", "B", "C", "text", "D", "fast"]


def test_a_heading_without_placeholders_under_it_stays() -> None:
    assert lines(make(docx("# Titel", "## Tom", "", "## A", "{{ bakgrund }}", "slut"))) == [
        "Titel",
        "Tom",
        "",
        "A",
        "slut",
    ]
    assert lines(make(docx("# {{ arende.diarienummer }}", "{{ bakgrund }}"), None, DNR)) == ["SON 1"]


def test_a_heading_goes_when_only_an_own_section_follows_it() -> None:
    template = docx("# Titel", "## Bakgrund", "{{ bakgrund }}", "## Slut", "x")
    own = {"bakgrund": (head("Eget", 2), para("text"))}
    assert lines(make(template, own)) == ["Titel", "Eget", "text", "Slut", "x"]


def test_the_signature_belongs_to_no_heading() -> None:
    signed = '<w:pStyle w:val="Signatur"/>'
    name = '<w:pStyle w:val="Signaturnamn"/>'
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    cell = paragraph("Kontoret", signed) + paragraph("{{ arende.diarienummer }}", name)
    table_ = f"<w:tbl>{grid}<w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    above = paragraph("# Titel") + paragraph("## A") + paragraph("{{ bakgrund }}")
    below = paragraph("## B") + paragraph("fast")
    for signature in (table_, cell):
        template = docx(xml=above + signature + below)
        assert lines(make(template, None, DNR)) == ["Titel", "Kontoret", "SON 1", "B", "fast"]
        assert lines(make(template, TEXT, DNR)) == ["Titel", "A", "text", "Kontoret", "SON 1", "B", "fast"]
    alone = docx(xml=paragraph("# Titel") + paragraph("## Underskrifter") + table_)
    assert lines(make(alone, None, DNR)) == ["Titel", "Underskrifter", "Kontoret", "SON 1"]


def test_a_heading_stays_for_a_list_or_a_table() -> None:
    template = docx("## A", "{{ bakgrund }}", "## B", "{{ samrad }}")
    blocks: dict[str, Content] = {"bakgrund": points("ett"), "samrad": (table(("a", "b"), ("1", "2")),)}
    assert lines(make(template, blocks)) == ["A", "ett", "B", "a", "b", "1", "2", ""]


def test_an_empty_header_keeps_the_paragraph_that_word_demands() -> None:
    paper = make(docx("x {{ bakgrund }} y", head=("{{ arende.diarienummer }}",)), TEXT)
    assert re.search(r"<w:hdr [^>]*><w:p>(<w:pPr/>)?</w:p></w:hdr>", parts(paper.data)["word/header1.xml"])


def test_a_section_break_and_a_bookmark_survive_what_is_dropped() -> None:
    broken = paragraph("Dnr {{ arende.diarienummer }}", "<w:sectPr/>")
    start = f'<w:p><w:bookmarkStart w:id="3" w:name="start"/>{text_runs("{{ arende.datum }}")}</w:p>'
    end = f'<w:p>{text_runs("Kvar")}<w:bookmarkEnd w:id="3"/></w:p>'
    paper = make(docx(xml=broken + start + end))
    assert lines(paper) == ["", "Kvar"]
    assert "sectPr" in xml(paper).split("Kvar")[0]
    assert xml(paper).index('bookmarkStart w:id="3"') < xml(paper).index('bookmarkEnd w:id="3"')


def test_a_picture_or_a_field_keeps_its_paragraph() -> None:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    picture = "<w:r><w:drawing/></w:r>"
    paper = make(
        docx(xml=f"<w:p>{picture}{text_runs(' {{ arende.datum }}')}</w:p>" + paragraph("x"), head=())
    )
    assert xml(paper).count("<w:drawing/>") == 1
    page = make(
        docx(xml=f"<w:p>{text_runs('Sida ')}{field}{text_runs(' {{ arende.datum }}')}</w:p>" + paragraph("x"))
    )
    assert lines(page) == ["Sida 1", "x"]


def test_an_empty_content_control_goes() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('{{ bakgrund }}')}</w:sdtContent></w:sdt>"
    paper = make(docx(xml=paragraph("## A") + control + paragraph("## B") + paragraph("fast")))
    assert lines(paper) == ["B", "fast"]
    assert "<w:sdt>" not in xml(paper)
    filled = make(docx(xml=paragraph("## A") + control), TEXT)
    assert lines(filled) == ["A", "text"]


def test_a_name_that_is_a_text_of_the_case_is_no_condition() -> None:
    people = Items(
        "arende.undertecknare", (Leaf("p[1]", Namn("A")), Leaf("p[2]", Namn("B")), Leaf("p[3]", Namn("C")))
    )
    line = "{% for p in arende.undertecknare %}{{ p }}{% if not loop.last %}, {% endif %}{% endfor %}"
    assert lines(make(docx(line), None, {"arende.undertecknare": people})) == ["A, B, C"]
