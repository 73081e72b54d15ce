"""Fel i mallar: alla på en gång, med plats i Word, och aldrig ett spårutskrift."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from exempel import full_scope
from hypothesis import given, settings
from hypothesis import strategies as st
from smamallar import base_members, body, document, docx, paragraph, text_runs, zipped

from beslutsgen.diagnostic import PaperSpot, Severity, WholeFile
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic

SCOPE = full_scope("tjansteskrivelse")


def faults(data: bytes) -> tuple[Diagnostic, ...]:
    found = compile_template(data, "mall.docx", SCOPE)
    return () if isinstance(found, CompiledTemplate) else found


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in faults(data)]


def test_every_fault_of_a_template_is_reported_at_once_with_its_place() -> None:
    data = docx(
        "# Bakgrund",
        "Dnr {{ arende.diarenummer }} och {{ bakgrund | utskrivett }}",
        "{% if arende.datum %}Datum",
        "# Samråd",
        "{{ samrad }",
        "{% set a = 1 %}",
        head=("{{ organisation.komun }}",),
    )
    shown = [
        (fault.code, fault.spot.part, fault.spot.heading, fault.spot.paragraph, fault.spot.excerpt)
        for fault in faults(data)
        if isinstance(fault.spot, PaperSpot)
    ]
    assert sorted(shown, key=str) == [
        ("MALL001", "body", "Bakgrund", 2, "{{ arende.diarenummer }}"),
        ("MALL001", "header", None, 1, "{{ organisation.komun }}"),
        ("MALL002", "body", "Bakgrund", 2, "{{ bakgrund | utskrivett }}"),
        ("MALL003", "body", "Samråd", 5, "{{ samrad }"),
        ("MALL006", "body", "Samråd", 6, "{% set a = 1 %}"),
    ]
    # Villkoret som inte stängs väntar: intill trasiga taggar vore det ett följdfel.
    assert codes(docx("{% if arende.datum %}Datum")) == ["MALL003"]


def test_the_place_of_a_tag_counts_code_points_in_the_text_of_the_paragraph() -> None:
    (fault,) = faults(docx("😀 Dnr⇥{{ arende.‖diarenummer }} slut"))
    assert isinstance(fault.spot, PaperSpot)
    assert (fault.spot.start, fault.spot.end) == (6, 30)
    assert fault.severity is Severity.ERROR
    assert fault.message == "{{ arende.diarenummer }}: arende har ingen del som heter diarenummer."
    assert fault.hint == "Menade du diarienummer?"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("{{ rubrik }}", "Menade du arende.rubrik?"),
        ("{{ bakgrun }}", "Menade du bakgrund?"),
        ("{{ arende.datum | utskriven }}", "Menade du utskrivet?"),
        ("{{ arende.rubrik", "Skriv {{ arende.rubrik }} i ett och samma stycke."),
        ("{ arende.rubrik }", "Skriv {{ arende.rubrik }} med dubbla klammerparenteser."),
        ("{% for p in arende.handlaggare %}{{ p.nam }}{% endfor %}", "Menade du namn?"),
    ],
)
def test_the_hint_says_what_was_meant(line: str, hint: str) -> None:
    assert [fault.hint for fault in faults(docx(line))][:1] == [hint]


def test_a_part_of_a_person_is_checked_even_when_the_case_has_no_person() -> None:
    from exempel import minimal_scope

    data = docx("{% for p in arende.handlaggare %}{{ p.namm }} {{ p.titel }}{% endfor %}")
    found = compile_template(data, "mall.docx", minimal_scope("tjansteskrivelse"))
    assert isinstance(found, tuple)
    assert [(fault.code, fault.hint) for fault in found] == [("MALL001", "Menade du namn?")]


@pytest.mark.parametrize(
    "line",
    [
        "{{ arende.diarienummer }}",
        "{{ ärende.diarienummer }}",
        "{{ are‖nde.diari‖enummer }}",
        "{‖{ arende.diarienummer }‖}",
        "{{ arende.⟨B⟩diarienummer }}",
        "{{\u00a0arende.diarienummer\u00a0}}",
        "{%‖ if arende.datum == “2017-12-01” %}ja{% endif %}",
        "{% for p in arende.handlaggare %}{{ p.namn }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{# en anteckning: {{ vad som helst }} #}",
        "klamrar i text: {a} och {1}",
    ],
)
def test_what_word_does_to_a_tag_is_repaired(line: str) -> None:
    assert faults(docx("# Rubrik", line)) == ()


def test_nothing_but_runs_may_be_in_a_tag() -> None:
    link = f'<w:hyperlink w:anchor="x">{text_runs("arende.rubrik }}")}</w:hyperlink>'
    inside = f"<w:p>{text_runs('{{ ')}{link}</w:p>"
    assert codes(docx(xml=inside)) == ["MALL004"]
    assert codes(docx("{{ arende.⇥rubrik }}")) == ["MALL004"]
    assert codes(docx("{{ arende.↵rubrik }}")) == ["MALL004"]


def test_tags_in_footnotes_text_boxes_and_content_controls_are_read() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
        f"{paragraph('{{ fel1 }}')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{paragraph('{{ fel1 }}')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('{{ fel2 }}')}</w:sdtContent></w:sdt>"
    found = faults(docx(xml=box + control))
    assert [(fault.code, fault.spot.excerpt) for fault in found if isinstance(fault.spot, PaperSpot)] == [
        ("MALL001", "{{ fel1 }}"),
        ("MALL001", "{{ fel2 }}"),
    ]


def test_tags_where_they_are_not_filled_in_are_reported() -> None:
    code = "<w:instrText>HYPERLINK {{ organisation.webbplats }}</w:instrText>"
    field = f"<w:p><w:r>{code}</w:r>{text_runs('länk')}</w:p>"
    deleted = "<w:p><w:del><w:r><w:delText>{{ arende.rubrik }}</w:delText></w:r></w:del></w:p>"
    comment = {"word/comments.xml": '<w:comments xmlns:w="urn:x"><w:t>{{ arende.datum }}</w:t></w:comments>'}
    messages = [fault.message for fault in faults(docx(xml=field + deleted, **comment))]
    assert messages == [
        "{{ arende.datum }} står i en kommentar, där den inte fylls i.",
        "{{ arende.rubrik }} står i struken text med spårade ändringar, där den inte fylls i.",
        "{{ organisation.webbplats }} står i en fältkod, där den inte fylls i.",
        "Det finns spårade ändringar här.",
    ]


def test_tracked_changes_in_a_template_are_refused_with_their_place() -> None:
    author = 'w:id="1" w:author="Åsa Öberg" w:date="2025-01-01T00:00:00Z"'
    added = f"<w:p><w:r><w:t>Fast </w:t></w:r><w:ins {author}><w:r><w:t>tillagt</w:t></w:r></w:ins></w:p>"
    mark = f"<w:p><w:pPr><w:rPr><w:del {author}/></w:rPr></w:pPr>{text_runs('två')}</w:p>"
    row = f"<w:tr><w:trPr><w:ins {author}/></w:trPr><w:tc>{paragraph('rad')}</w:tc></w:tr>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>{row}</w:tbl>'
    (one,) = faults(docx(xml=paragraph("# Bakgrund") + added))
    assert (one.code, one.message) == ("MALL006", "Det finns spårade ändringar här.")
    assert isinstance(one.spot, PaperSpot)
    assert (one.spot.heading, one.spot.excerpt) == ("Bakgrund", "Fast tillagt")
    (several,) = faults(docx(xml=added + mark + table))
    assert several.message == "Det finns spårade ändringar i 3 stycken, först här."
    (in_table,) = faults(docx(xml=paragraph("x") + table))
    assert isinstance(in_table.spot, PaperSpot)
    assert in_table.spot.excerpt == "rad"


def test_a_block_may_not_cut_a_cell_or_a_paragraph() -> None:
    assert codes(docx("{% if arende.datum %}Datum", "är känt{% endif %}")) == ["MALL006"]
    assert codes(docx("{%p if arende.datum %}", "| a | {%p endif %} |")) == ["MALL006"]
    assert codes(docx("{%tr if arende.datum %}", "x", "{%tr endif %}")) == ["MALL006", "MALL006"]
    assert codes(docx("| {%tr if arende.datum %} |", "| x |", "| {%tr endif %} |")) == []
    assert codes(docx("text {%p if arende.datum %}", "x", "{%p endif %}")) == ["MALL006"]
    assert codes(docx("{%p if arende.datum %}", "x", "{% endif %}")) == ["MALL006"]


def test_a_section_break_is_not_lost_with_a_tag() -> None:
    tag = paragraph("{%p if arende.datum %}", "<w:sectPr/>")
    assert codes(docx(xml=tag + paragraph("x") + paragraph("{%p endif %}"))) == ["MALL006"]


@pytest.mark.parametrize(
    "value", ["utkast", "arende", "loop.index", "arende.datum + 1", "x()", "arende['rubrik']", "'text'", "1"]
)
def test_only_facts_and_blocks_can_be_printed(value: str) -> None:
    assert set(codes(docx("{{ " + value + " }}"))) <= {"MALL001", "MALL006"}
    assert codes(docx("{{ " + value + " }}")) != []


def test_a_private_use_character_in_a_template_is_reported() -> None:
    assert codes(docx("märke \U000f0001 här")) == ["MALL006"]


def test_files_that_are_no_templates() -> None:
    good = docx("{{ arende.rubrik }}")
    members = base_members()
    macro = members["[Content_Types].xml"].replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    bad = {
        "tom": b"",
        "text": "Hej å ä ö".encode(),
        "ole": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512,
        "kapad": good[: len(good) // 2],
        "zip": zipped({"a.txt": "hej"}),
        "makro": zipped(members | {"[Content_Types].xml": macro}),
        "vba": zipped({**members, "word/vbaProject.bin": b"x"}),
        "dtd": docx(
            **{
                "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]>'
                + document(body(["{{ arende.rubrik }}"]))
            }
        ),
        "xml": docx(**{"word/document.xml": "<w:document"}),
        "strikt": docx(
            **{
                "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
            }
        ),
        "namnrymd": docx(
            **{"word/document.xml": document(body(["x"])).replace("w:", "v:").replace(":w=", ":v=")}
        ),
        "dubbel": twice(members),
    }
    for name, data in bad.items():
        found = faults(data)
        assert [fault.code for fault in found] == ["MALL008"], name
        assert all(isinstance(fault.spot, WholeFile) and fault.hint for fault in found), name


def twice(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", "igen")
    return stream.getvalue()


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    bomb = zipped({**base_members(), "word/media/stor.bin": b"\0" * (101 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    (fault,) = faults(bomb)
    assert fault.code == "MALL008"
    assert "för stor" in fault.message
    many = zipped({**base_members(), **{f"word/media/{n}.bin": b"" for n in range(2001)}})
    assert codes(many) == ["MALL008"]


def test_a_word_template_file_becomes_a_document() -> None:
    members = base_members()
    dotx = members["[Content_Types].xml"].replace(
        "wordprocessingml.document.main", "wordprocessingml.template.main"
    )
    assert faults(zipped(members | {"[Content_Types].xml": dotx})) == ()


def test_nested_loops_do_not_run_for_ever() -> None:
    from exempel import PROPERTIES, written

    from beslutsgen.draft.scope import Items, Leaf
    from beslutsgen.emit.fill.paper import make_paper
    from beslutsgen.facts import Namn

    many = {"lista": Items("lista", tuple(Leaf(f"lista[{n}]", Namn(str(n))) for n in range(500)))}
    deep = "{% for a in lista %}{% for b in lista %}{% for c in lista %}.{% endfor %}{% endfor %}{% endfor %}"
    template = compile_template(docx(deep), "mall.docx", many)
    assert isinstance(template, CompiledTemplate)
    made = make_paper(template, many, written, PROPERTIES)
    assert isinstance(made, tuple)
    assert [fault.code for fault in made] == ["MALL006"]


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        " ",
        "if",
        "for",
        "x",
        "in",
        "arende.rubrik",
        "|",
        "endif",
        "p ",
        "tr ",
        "‖",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=4))
def test_no_text_in_a_template_gives_an_exception(lines: list[str]) -> None:
    data = docx(*lines)
    for fault in faults(data):
        assert fault.code.startswith("MALL")
        assert fault.hint


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_damaged_file_gives_an_exception(data: st.DataObject) -> None:
    good = bytearray(docx("# Rubrik", "{{ arende.rubrik }}", "| a | b |"))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at] = data.draw(st.integers(0, 255))
    assert all(fault.code.startswith("MALL") for fault in faults(bytes(good)))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_give_an_exception(data: bytes) -> None:
    assert codes(data) == ["MALL008"]
