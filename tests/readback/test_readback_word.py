"""Word-dokument: alla textflöden, fält, länkar, listor, dold text, rubriker och egenskaper."""

from __future__ import annotations

import io

import docx
import pytest
from wordfiler import members_of, p, package, r, read, texts, zipped

from beslutsgen.diagnostic import PaperSpot

NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>
"""


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(*inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inner) or p()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_a_place_is_heading_number_and_exact_text() -> None:
    document = read(package(p("Bakgrund", style="Rubrik1") + p("Avtalet gäller 2019-09-01–2021-08-31.")))
    paragraph = document.paragraphs[1]
    assert paragraph.passage.place.spot(15, 36) == PaperSpot(
        "papper.docx", "body", "Bakgrund", 2, 15, 36, "2019-09-01–2021-08-31"
    )


def test_headings_come_from_the_style_chain_or_the_outline() -> None:
    outline = '<w:outlineLvl w:val="1"/>'
    document = read(
        package(p("Ett", style="MinRubrik") + p("Två", properties=outline) + p("Under tvåan står det här."))
    )
    assert [(one.kind, one.level, one.heading) for one in document.paragraphs] == [
        ("heading", 1, None),
        ("heading", 2, "Ett"),
        ("paragraph", None, "Två"),
    ]


def test_headings_written_by_hand_are_recognised_without_a_level() -> None:
    body = (
        p(r("Nytt boende på Storgatan", "<w:b/>"))
        + p("Ärendet")
        + p("Nämnden har fått i uppdrag att utreda boendet.")
        + p(r("Barnens röster", "<w:b/>"))
        + p("Barnen har fått säga sin mening om boendet.")
        + p(r("Detta är viktigt.", "<w:b/>"))
        + p("Slut på papperet, som inte har mer att säga.")
    )
    document = read(package(body))
    assert [one.text for one in document.paragraphs if one.kind == "heading"] == [
        "Nytt boende på Storgatan",
        "Ärendet",
        "Barnens röster",
    ]
    assert {one.level for one in document.paragraphs} == {None}
    assert document.paragraphs[-1].heading == "Barnens röster"


def test_a_heading_above_its_text_in_the_same_paragraph() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_bg_0001"/>'
    body = p("Bakgrund", "<w:r><w:br/></w:r>", "Avtalet gäller till ", mark, r("2021", "<w:vanish/>"))
    body = body.replace("</w:p>", '<w:bookmarkEnd w:id="1"/><w:r><w:t>.</w:t></w:r></w:p>') + p("Efter.")
    heading, text, after = read(package(body)).paragraphs
    assert (heading.kind, heading.text, heading.number, heading.bookmarks) == ("heading", "Bakgrund", 1, ())
    assert (text.kind, text.heading, text.number, text.text) == (
        "paragraph",
        "Bakgrund",
        1,
        "Avtalet gäller till 2021.",
    )
    assert [text.text[one.start : one.end] for one in text.bookmarks] == ["2021"]
    assert [text.text[start:end] for start, end in text.hidden] == ["2021"]
    assert text.passage.place.spot(20, 24) == PaperSpot("papper.docx", "body", "Bakgrund", 1, 29, 33, "2021")
    assert after.heading == "Bakgrund"


def test_an_underlag_named_as_a_section_is_no_heading() -> None:
    body = p("Beslutsunderlag") + p("Barnkonsekvensanalys") + p("Ansökan") + p("Yttrande")
    document = read(package(body))
    assert [one.kind for one in document.paragraphs] == ["heading", "paragraph", "paragraph", "paragraph"]


def test_list_numbers_are_labels_and_no_text() -> None:
    body = (
        p("Första", style="Lista")
        + p("Under", properties=numbered(1, 1))
        + p("Andra", style="Lista")
        + p("Streck", properties=numbered(2))
        + p("Om igen", properties=numbered(3))
        + p("Ingen lista", style="Lista", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    found = read(package(body, numbering=NUMBERING)).paragraphs
    assert [(one.text, one.label, one.kind) for one in found] == [
        ("Första", "1.", "item"),
        ("Under", "1a)", "item"),
        ("Andra", "2.", "item"),
        ("Streck", None, "item"),
        ("Om igen", "1.", "item"),
        ("Ingen lista", None, "paragraph"),
    ]


def test_a_typed_number_is_a_label_and_the_place_keeps_its_offset() -> None:
    found = read(package(p("2.\tBudgeten för 2025 fastställs."))).paragraphs[0]
    assert (found.text, found.label, found.kind) == ("Budgeten för 2025 fastställs.", "2.", "item")
    assert found.passage.place.spot(0, 8) == PaperSpot("papper.docx", "body", None, 1, 3, 11, "Budgeten")


def test_fields_give_their_result_and_never_their_instruction() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("MERGEFIELD Namn", "Anna")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("ja")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="DATE">{r("2025-03-01")}</w:fldSimple>'
    unfinished = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("synlig")
    body = p("Sida ", field("PAGE", "3")) + p(nested) + p(simple) + p(unfinished)
    assert texts(read(package(body))) == ["Sida 3", "ja", "2025-03-01", "synlig"]


def test_form_fields_show_their_value() -> None:
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    listed = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/>'
        "</w:ddList></w:ffData>"
    )
    body = "".join(
        p(
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        for data in (box, listed)
    )
    assert texts(read(package(body))) == ["☒", "Ja"]


def test_special_characters_are_read_as_they_look() -> None:
    body = p(
        "för",
        "<w:r><w:softHyphen/></w:r>",
        "valt\u00adning",
        "<w:r><w:noBreakHyphen/></w:r>",
        "a\u2011b",
        "<w:r><w:tab/></w:r>",
        "c",
        "<w:r><w:br/></w:r>",
        "d",
        '<w:r><w:br w:type="page"/></w:r>',
        "e",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
    )
    document = read(package(body))
    assert texts(document) == ["förvaltning-a\u2011b\tc\nde✓≥"]
    assert document.unread == ()


def test_an_unknown_symbol_is_unread() -> None:
    body = p("Pris ", '<w:r><w:sym w:font="Webdings" w:char="F0"/></w:r>', " kr")
    body = body.replace('w:char="F0"', 'w:char="F0F0"')
    document = read(package(body))
    assert texts(document) == ["Pris \ufffc kr"]
    assert document.unread == ("ett tecken ur ett symbolteckensnitt",)


def test_equations_are_read_on_one_line() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>62</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>100</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert texts(read(package(p("Andelen är ", fraction)))) == ["Andelen är 62/100"]


def test_links_and_content_controls_are_text_with_marks() -> None:
    link = f'<w:hyperlink r:id="lank">{r("webbplatsen")}</w:hyperlink>'
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('12 maj')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Se ', link, ' ', inner)}</w:sdtContent></w:sdt>"
    smart = f'<w:smartTag w:element="x">{r("taggat")}</w:smartTag>'
    document = read(package(outer + p(smart)))
    assert texts(document) == ["Se webbplatsen 12 maj", "taggat"]
    mark = document.paragraphs[0].passage.marks[0]
    assert (mark.start, mark.end, mark.kind, mark.target) == (3, 14, "link", "https://a.se/")


def test_hidden_text_is_read_and_flagged() -> None:
    body = p("Synligt ", r("dolt", "<w:vanish/>"), " ", r("även", '<w:rStyle w:val="Dold"/>'))
    paragraph = read(package(body)).paragraphs[0]
    assert paragraph.text == "Synligt dolt även"
    assert [paragraph.text[start:end] for start, end in paragraph.hidden] == ["dolt", "även"]


def test_tables_nest_and_merge() -> None:
    inner = f"<w:tbl>{row(cell(p('inre')))}</w:tbl>"
    body = (
        "<w:tbl>"
        + row(cell(p("Vad")), cell(p("Belopp")), properties="<w:tblHeader/>")
        + row(cell(p("Bred"), properties='<w:gridSpan w:val="2"/>'), cell(p("tredje")))
        + row(cell(inner, p("efter")), properties='<w:gridBefore w:val="1"/>')
        + "</w:tbl>"
        + p("Sist")
    )
    document = read(package(body))
    shown = [
        (
            one.text,
            one.cell and (one.cell.table, one.cell.row, one.cell.column, one.cell.span, one.cell.header),
        )
        for one in document.paragraphs
    ]
    assert shown == [
        ("Vad", (1, 1, 1, 1, True)),
        ("Belopp", (1, 1, 2, 1, True)),
        ("Bred", (1, 2, 1, 2, False)),
        ("tredje", (1, 2, 3, 1, False)),
        ("inre", (2, 1, 1, 1, False)),
        ("efter", (1, 3, 2, 1, False)),
        ("Sist", None),
    ]


def test_headers_and_footers_count_on_and_unused_ones_are_left_out() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="r_header1"/>'
        '<w:headerReference w:type="default" r:id="r_header2"/>'
        '<w:footerReference w:type="even" r:id="r_footer1"/></w:sectPr>'
    )
    document = read(
        package(
            p("Text") + section,
            header1=p("Första sidan"),
            header2=p("Övriga", field("PAGE", "2")),
            header3=p("Oanvänt"),
            footer1=p("Fot"),
        )
    )
    assert [(one.part, one.number, one.text) for one in document.paragraphs] == [
        ("body", 1, "Text"),
        ("header", 1, "Första sidan"),
        ("header", 2, "Övriga2"),
        ("footer", 1, "Fot"),
    ]


def test_notes_follow_their_references_with_the_heading_above() -> None:
    body = p("Samråd", style="Rubrik1") + p(
        "Ett",
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        " två",
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
    )
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("avskiljare")}</w:footnote>'
        f'<w:footnote w:id="2">{p("ingen hänvisar hit")}</w:footnote>'
        f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>", " Fotnoten")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("Slutnoten")}</w:endnote>'
    document = read(package(body, footnotes=notes, endnotes=ends))
    assert texts(document) == ["Samråd", "Ett två"]
    assert [
        (one.number, one.heading, one.text.strip()) for one in document.paragraphs if one.part == "footnote"
    ] == [
        (1, "Samråd", "Fotnoten"),
        (2, "Samråd", "Slutnoten"),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inside = f"<w:txbxContent>{p('I rutan')}{p('Rubrik i rutan', style='Rubrik1')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline><wps:txbx>{inside}</wps:txbx></wp:inline></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read(package(p("Före ", box, "efter") + p("Nästa")))
    assert [(one.number, one.text, one.heading) for one in document.paragraphs] == [
        (1, "Före efter", None),
        (2, "I rutan", None),
        (3, "Rubrik i rutan", None),
        (4, "Nästa", None),
    ]


def test_what_is_drawn_or_embedded_is_listed_as_unread() -> None:
    picture = '<w:r><w:drawing><wp:inline><a:blip r:embed="x"/></wp:inline></w:drawing></w:r>'
    chart = (
        '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
        "</w:drawing></w:r>"
    )
    excel = (
        '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    document = read(package(p("a", picture, picture, chart, excel) + '<w:altChunk r:id="y"/>'))
    assert document.unread == ("2 bilder", "ett diagram", "en inbäddad Excelfil", "en infogad fil")
    assert texts(document) == ["a"]


def test_macros_are_said_to_be_unread() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    document = read(package(p("Text"), main_type=kind, extra={"word/vbaProject.bin": b"x"}), "papper.docm")
    assert (document.kind, texts(document), document.unread) == ("docx", ["Text"], ("makron",))


def test_bookmarks_within_and_across_paragraphs() -> None:
    body = p(
        "Från ",
        '<w:bookmarkStart w:id="1" w:name="_bg_0001"/>',
        "2019",
        '<w:bookmarkEnd w:id="1"/>',
        '<w:bookmarkStart w:id="2" w:name="delat"/>',
        " till",
    ) + p("nästa", '<w:bookmarkEnd w:id="2"/>', " rad")
    found = read(package(body)).paragraphs
    assert [(mark.name, mark.start, mark.end, mark.whole) for mark in found[0].bookmarks] == [
        ("_bg_0001", 5, 9, True),
        ("delat", 9, 14, False),
    ]
    assert [(mark.name, mark.start, mark.end, mark.whole) for mark in found[1].bookmarks] == [
        ("delat", 0, 5, False)
    ]


def test_properties_and_the_company() -> None:
    properties = read(package(p("Text"))).properties
    assert (properties.author, properties.last_modified_by, properties.company) == ("Anna", "Bo", None)


def test_empty_paragraphs_count_but_are_not_listed() -> None:
    assert [(one.number, one.text) for one in read(package(p("a") + p() + p("b"))).paragraphs] == [
        (1, "a"),
        (3, "b"),
    ]


@pytest.mark.parametrize("strict", [False, True])
def test_a_sentence_split_over_paragraphs_continues(strict: bool) -> None:
    data = package(p("Uppdraget ges till Leanlink avseende") + p("korttidsvård enligt förslag."))
    if strict:
        data = _strict(data)
    assert [one.continues for one in read(data).paragraphs] == [False, True]


def _strict(data: bytes) -> bytes:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    pairs = (
        (old + b"wordprocessingml/2006/main", new + b"wordprocessingml/main"),
        (old + b"officeDocument/2006/relationships", new + b"officeDocument/relationships"),
    )
    members = members_of(data)
    for before, after in pairs:
        members = {name: part.replace(before, after) for name, part in members.items()}
    return zipped(members)


def test_python_docx_reads_the_same_body() -> None:
    written = docx.Document()
    written.add_heading("Bakgrund", 1)
    written.add_paragraph("Nämnden föreslås besluta följande.")
    for text in ("Ett", "Två"):
        written.add_paragraph(text, style="List Number")
    table = written.add_table(rows=2, cols=2)
    for at, one in enumerate(table._cells):
        one.text = f"cell {at}"
    written.add_paragraph("Sist\tmed tabb\noch radbrytning")
    written.sections[0].header.paragraphs[0].text = "Huvudet"
    stream = io.BytesIO()
    written.save(stream)
    document = read(stream.getvalue())
    body = [one.text for one in document.paragraphs if one.part == "body" and one.cell is None]
    assert body == [one.text for one in written.paragraphs]
    cells = [one.text for one in document.paragraphs if one.cell is not None]
    assert cells == [one.text for one in table._cells]
    assert texts(document, "header") == ["Huvudet"]
    assert [one.label for one in document.paragraphs if one.text in ("Ett", "Två")] == ["1.", "2."]
