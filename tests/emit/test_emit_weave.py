"""Innehåll blir Words XML: fakta med bokmärken, formatering, listor, rubriker och tabeller."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from exempel import (
    ARSKOSTNAD,
    MBL_DATUM,
    PERIOD,
    UTRUSTNING,
    Fact,
    Styled,
    head,
    para,
    passage,
    points,
    table,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from provpapper import attempt, lines, make, xml
from smamallar import docx, paragraph, parts, text_runs

from beslutsgen.draft.scope import Items, Leaf
from beslutsgen.emit.fill.paper import Paper
from beslutsgen.facts import Diarienummer, Namn

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bookmarked(paper: Paper, part: str = "word/document.xml") -> dict[str, str]:
    """Texten i varje bokmärke, som den läses."""
    root = etree.fromstring(parts(paper.data)[part].encode())
    found: dict[str, str] = {}
    opened: dict[str, str] = {}
    for element in root.iter():
        if element.tag == f"{W}bookmarkStart":
            opened[element.get(f"{W}id") or ""] = element.get(f"{W}name") or ""
            found[element.get(f"{W}name") or ""] = ""
        elif element.tag == f"{W}bookmarkEnd":
            del opened[element.get(f"{W}id") or ""]
        else:
            text = {
                f"{W}t": element.text or "",
                f"{W}noBreakHyphen": "-",
                f"{W}tab": "\t",
                f"{W}br": "\n",
            }.get(element.tag, "")
            for name in opened.values():
                found[name] += text
    assert not opened
    return found


def test_each_fact_stands_in_a_hidden_bookmark_of_its_own() -> None:
    paper = make(
        docx(
            "{{ arende.diarienummer }}: {{ mbl }}", "{{ bakgrund }}", head=("Dnr {{ arende.diarienummer }}",)
        ),
        {"mbl": (para("Gäller ", PERIOD, " och ", MBL_DATUM, "."),), "bakgrund": (para(ARSKOSTNAD),)},
        {"arende.diarienummer": Leaf("arende.diarienummer", Diarienummer("SON 2017-417"))},
    )
    assert bookmarked(paper, "word/header1.xml") == {"_bg_0001": "SON 2017-417"}
    assert bookmarked(paper) == {
        "_bg_0002": "SON 2017-417",
        "_bg_0003": "2018-03-01–2021-01-31",
        "_bg_0004": "2017-11-06",
        "_bg_0005": "3,8\u00a0miljoner kronor per år",
    }
    ids = re.findall(r'bookmarkStart w:id="(\d+)"', xml(paper) + parts(paper.data)["word/header1.xml"])
    assert len(set(ids)) == len(ids) == 5


def test_what_was_placed_is_told_with_place_and_bookmarks() -> None:
    paper = make(
        docx("Inledning", "Gäller {{ mbl }} alltså", "| {{ bakgrund }} | b |"),
        {"mbl": (para("från ", MBL_DATUM),), "bakgrund": (para("ett"), para("två ", PERIOD))},
    )
    shown = [
        (item.kind, item.paragraph, item.start, item.path, item.passage.text, item.bookmarks)
        for item in paper.placed
    ]
    assert shown == [
        ("body", 2, 7, "mbl", "från 2017-11-06", ("_bg_0001",)),
        ("body", 3, 0, "bakgrund", "ett", ()),
        ("body", 4, 0, "bakgrund", "två 2018-03-01–2021-01-31", ("_bg_0002",)),
    ]
    texts = lines(paper)
    for item in paper.placed:
        assert texts[item.paragraph - 1][item.start :].startswith(item.passage.text)


def test_dates_do_not_break_at_their_hyphens_and_read_back_as_hyphens() -> None:
    paper = make(docx("{{ bakgrund }}"), {"bakgrund": (para("patient-nära vård från ", MBL_DATUM),)})
    assert xml(paper).count("<w:noBreakHyphen/>") == 2
    assert "patient-nära" in xml(paper)
    assert (
        python_docx.Document(io.BytesIO(paper.data)).paragraphs[0].text == "patient-nära vård från 2017-11-06"
    )


def test_the_text_looks_like_its_placeholder() -> None:
    styled = '<w:r><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr><w:t>{{ bakgrund }}</w:t></w:r>'
    properties = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    paper = make(
        docx(xml=f"<w:p>{properties}{styled}</w:p>"),
        {"bakgrund": (para("ett", Styled("två", "bold")), para("tre"))},
    )
    body = xml(paper)
    assert body.count('<w:jc w:val="center"/>') == 2
    assert '<w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr><w:t>ett</w:t>' in body
    assert '<w:rPr><w:b/><w:i/><w:color w:val="FF0000"/></w:rPr><w:t>två</w:t>' in body


def test_links_are_real_and_facts_may_stand_in_them() -> None:
    text = passage("Se ", Styled("målen", "link", "https://exempel.se/mål?a=1&b=å b"), " och ", PERIOD)
    content = (para("Se ", Styled("målen", "link", "https://exempel.se/mål?a=1&b=å b"), " och ", PERIOD),)
    paper = make(docx("{{ bakgrund }}", "före {{ mbl }}"), {"bakgrund": content, "mbl": content})
    assert lines(paper) == [text.text, f"före {text.text}"]
    rels = parts(paper.data)["word/_rels/document.xml.rels"]
    assert rels.count("https://exempel.se/m%C3%A5l?a=1&amp;b=%C3%A5%20b") == 1
    assert 'TargetMode="External"' in rels
    assert xml(paper).count("<w:hyperlink ") == 2
    assert '<w:rStyle w:val="Hyperlnk"/>' in xml(paper)


def test_a_placeholder_in_a_link_of_the_template_makes_no_link_in_a_link() -> None:
    link = f'<w:p><w:hyperlink w:anchor="x">{text_runs("{{ mbl }}")}</w:hyperlink></w:p>'
    paper = make(docx(xml=link), {"mbl": (para(Styled("målen", "link", "https://exempel.se")),)})
    assert xml(paper).count("<w:hyperlink ") == 1
    assert lines(paper) == ["målen"]


def test_numbered_lists_start_at_one_and_nested_lists_keep_their_level() -> None:
    content: Content = (
        *points("ett", "två", ordered=True),
        *points("a", "b", ordered=True, level=1),
        para("mellan"),
        *points("ett igen", ordered=True),
        *points("punkt"),
    )
    paper = make(docx("{{ bakgrund }}"), {"bakgrund": content})
    numbers = re.findall(
        r'<w:pStyle w:val="(\w+)"/>(?:<w:numPr><w:ilvl w:val="(\d)"/><w:numId w:val="(\d+)"/></w:numPr>)?',
        xml(paper),
    )
    assert numbers == [
        ("Numreradlista", "0", "3"),
        ("Numreradlista", "0", "3"),
        ("Numreradlista", "1", "4"),
        ("Numreradlista", "1", "4"),
        ("Numreradlista", "0", "5"),
        ("Punktlista", "", ""),
    ]
    numbering = parts(paper.data)["word/numbering.xml"]
    assert re.findall(
        r'<w:num w:numId="(\d)"><w:abstractNumId w:val="(\d)"/><w:lvlOverride w:ilvl="(\d)">', numbering
    ) == [
        ("3", "1", "0"),
        ("4", "1", "1"),
        ("5", "1", "0"),
    ]


def test_headings_in_a_block_take_the_heading_styles() -> None:
    paper = make(
        docx("# R", "## A", "{{ bakgrund }}"), {"bakgrund": (para("text"), head("Under"), para("mer"))}
    )
    assert re.findall(r'w:pStyle w:val="(\w+)"', xml(paper)) == ["Rubrik1", "Rubrik2", "Rubrik3"]


def test_a_table_has_a_marked_header_row_right_aligned_amounts_and_a_total_row() -> None:
    content = table(("Avser", "Belopp"), ("Drift", ARSKOSTNAD), ("Summa", ARSKOSTNAD), total=True)
    paper = make(docx("{{ bakgrund }}", "efter"), {"bakgrund": (content, para("sist"))})
    document = python_docx.Document(io.BytesIO(paper.data))
    (made,) = document.tables
    assert made.style is not None
    assert made.style.name == "Beslutstabell"
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["Avser", "Belopp"],
        ["Drift", "3,8\u00a0miljoner kronor per år"],
        ["Summa", "3,8\u00a0miljoner kronor per år"],
    ]
    assert xml(paper).count("<w:tblHeader/>") == 1
    assert 'w:lastRow="1"' in xml(paper)
    assert [str(row.cells[1].paragraphs[0].alignment) for row in made.rows] == ["RIGHT (2)"] * 3
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml(paper))]
    assert sum(widths) == 11906 - 2 * 1417
    assert 'w:before="160"' in xml(paper)


def test_word_gets_a_paragraph_where_it_needs_one_after_a_table() -> None:
    content = (table(("a", "b"), ("1", "2")),)
    cell = make(docx("| {{ bakgrund }} | x |"), {"bakgrund": content})
    assert re.search(r"</w:tbl>(<w:p/>|<w:p><w:pPr/></w:p>)</w:tc>", xml(cell))
    two = make(docx("{{ bakgrund }}", "{{ samrad }}", "slut"), {"bakgrund": content, "samrad": content})
    assert re.search(r"</w:tbl>(<w:p/>|<w:p><w:pPr/></w:p>)<w:tbl>", xml(two))
    last = make(docx("{{ bakgrund }}"), {"bakgrund": content})
    assert re.search(r"</w:tbl>(<w:p/>|<w:p><w:pPr/></w:p>)<w:sectPr>", xml(last))


def test_a_page_break_and_a_section_break_come_once() -> None:
    properties = '<w:pageBreakBefore/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    paper = make(
        docx(xml=paragraph("{{ bakgrund }}", properties)),
        {"bakgrund": (para("ett"), para("två"), para("tre"))},
    )
    found = re.findall(r"<w:p>(.*?)</w:p>", xml(paper))
    assert ["pageBreakBefore" in text for text in found] == [True, False, False]
    assert ["sectPr" in text for text in found] == [False, False, True]


def test_what_the_template_cannot_take_is_reported_at_the_tag() -> None:
    found = attempt(
        docx("# Rubrik", "Förslag: {{ beslut }} med mera"), {"beslut": points("ett", "två", ordered=True)}
    )
    assert isinstance(found, tuple)
    assert [(fault.code, fault.spot.excerpt) for fault in found if hasattr(fault.spot, "excerpt")] == [
        ("MALL009", "{{ beslut }}")
    ]
    found = attempt(docx("{{ beslut }}", without="List Number"), {"beslut": points("ett", ordered=True)})
    assert isinstance(found, tuple)
    assert [(fault.code, fault.message) for fault in found] == [
        ("MALL007", "{{ beslut }} behöver formatet Numrerad lista, som inte finns i mallen.")
    ]
    assert isinstance(attempt(docx("{{ beslut }}", without="List Number"), {"beslut": (para("ett"),)}), Paper)


def test_a_template_of_ones_own_keeps_its_bookmarks_and_loses_ours() -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="{}"/>{}<w:bookmarkEnd w:id="4"/>'
    row = f"<w:tr><w:tc><w:p>{mark.format('egen', text_runs('{{ p }}'))}</w:p></w:tc></w:tr>"
    loop = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    start, end = (
        loop.format(text_runs(tag)) for tag in ("{%tr for p in arende.handlaggare %}", "{%tr endfor %}")
    )
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    ours = f"<w:p>{mark.format('_bg_0001', text_runs('fast')).replace('w:id=&quot;4', '')}</w:p>".replace(
        'w:id="4"', 'w:id="9"'
    )
    people = Items("arende.handlaggare", tuple(Leaf(f"p[{n}]", Namn(f"Person {n}")) for n in (1, 2)))
    paper = make(
        docx(xml=f"{ours}<w:tbl>{grid}{start}{row}{end}</w:tbl>{paragraph('x')}"),
        None,
        {"arende.handlaggare": people},
    )
    assert bookmarked(paper) == {"egen": "Person 1", "_bg_0001": "Person 1", "_bg_0002": "Person 2"}


def test_what_word_remembers_about_its_writing_does_not_follow() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    inner = (
        f'<w:p xmlns:w14="{w14}" w14:paraId="11111111" w:rsidR="00AA" w:rsidRDefault="00BB"><w:bookmarkStart w:id="0" '
        'w:name="_GoBack"/><w:r w:rsidRPr="00CC"><w:t>{{ bak</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r><w:t>grund }}</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    paper = make(docx(xml=inner + paragraph("slut")), {"bakgrund": (para("ett"), para("två"))})
    assert lines(paper) == ["ett", "två", "slut"]
    for memory in ("rsid", "paraId", "_GoBack", "proofErr"):
        assert memory not in xml(paper)


@pytest.mark.parametrize(
    "text",
    [
        "Mark & Vatten <AB>",
        "😀👨‍👩‍👧 och 𝔘𝔫𝔦",
        "שלום עולם و مرحبا",
        "e\u0301 a\u030a n\u0303",
        "rad ett\nrad två\tflik",
        " kant ",
        "{{ arende.rubrik }} {% if %} &amp; ]]>",
        "fast\u00a0blanksteg och tank\u2011streck",
    ],
)
def test_all_text_survives_to_the_bytes(text: str) -> None:
    paper = make(
        docx("före {{ mbl }} efter", "{{ bakgrund }}"),
        {"mbl": (para(text, "!"),), "bakgrund": (para(text, "!"), para("x"))},
    )
    assert lines(paper) == [f"före {text}! efter", f"{text}!", "x"]
    document = python_docx.Document(io.BytesIO(paper.data))
    assert [found.text for found in document.paragraphs] == [f"före {text}! efter", f"{text}!", "x"]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=20)
STYLED = st.builds(Styled, WORDS, st.sampled_from(["bold", "italic", "link"]), st.just("https://exempel.se/"))
FACTS = st.sampled_from([PERIOD, MBL_DATUM, ARSKOSTNAD, UTRUSTNING, Fact("termer.x", Namn("Kanberget"))])
PASSAGES = st.lists(st.one_of(WORDS, STYLED, FACTS), min_size=1, max_size=6).map(
    lambda pieces: para("a", *pieces, "ö")
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PASSAGES, min_size=1, max_size=4), PASSAGES)
def test_any_prose_survives_with_its_facts(block: list[object], line: object) -> None:
    content = tuple(item for item in block if hasattr(item, "passage"))
    paper = make(TWO_PLACES, {"bakgrund": content, "mbl": (line,)})  # type: ignore[dict-item]  # strategin ger stycken
    expected = [item.passage.text for item in content]
    assert lines(paper) == [*expected, f"({line.passage.text})"]  # type: ignore[attr-defined]  # strategin ger stycken
    marks = bookmarked(paper)
    for item in paper.placed:
        texts = [item.passage.text[fact.start : fact.end] for fact in item.passage.facts]
        assert [marks[name] for name in item.bookmarks] == texts


TWO_PLACES = docx("{{ bakgrund }}", "({{ mbl }})")
