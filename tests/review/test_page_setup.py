"""Återläsningen prövar avsnittens sidformat: mallens storlek och marginaler, samma sidhuvuden och sidfötter nämnda."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from cases import CASES, pack, papers_from, source
from exempel import PROPERTIES, para, scope, table, written
from msgspec.structs import replace
from provpapper import lines, make, xml
from smamallar import SECTION, base_members, body, document, docx, paragraph

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft
from beslutsgen.emit.fill.paper import Paper, make_paper
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template
from beslutsgen.pipeline import make_papers
from beslutsgen.readback.written import Written, read_written
from beslutsgen.review.page_setup import other_page_setup
from beslutsgen.review.verify import verify

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.draft.content import Content

PAPER: Final = "tjansteskrivelse.docx"
BODY: Final = "word/document.xml"
WIDE: Final = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'


@cache
def papers(case: str) -> dict[str, Paper]:
    return papers_from(source(case))


def with_body(paper: Paper, before: str, after: str) -> Paper:
    """Papperet med något annat i sin XML, som om en sparad form hade ändrats."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(paper.data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            assert name != BODY or before.encode() in data
            new.writestr(name, data.replace(before.encode(), after.encode(), 1) if name == BODY else data)
    return replace(paper, data=out.getvalue())


def tried(paper: Paper, *, utkast: bool = False) -> tuple[Diagnostic, ...]:
    read = read_written(paper.data, paper.rendered.template.members)
    assert isinstance(read, Written)
    return other_page_setup(read, paper.rendered, PAPER, utkast=utkast)


@pytest.mark.parametrize("case", CASES)
def test_written_papers_have_the_pages_of_their_template(case: str) -> None:
    assert [tried(paper) for paper in papers(case).values()] == [()] * 3


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('w:w="11906"', 'w:w="11905"', ('w:w="11906" w:h="16838"', 'w:w="11905" w:h="16838"')),
        ('w:top="1985"', 'w:top="0"', ('w:top="1985"', 'w:top="0"')),
        ('r:id="rIdSidhuvud"', 'r:id="rIdSidfot"', ("rIdSidhuvud", "rIdSidfot")),
        ('<w:footerReference w:type="default" r:id="rIdSidfot"/>', "", ("w:footerReference", "w:pgSz")),
        ("</w:sectPr>", "<w:titlePg/></w:sectPr>", ("inget", "w:titlePg")),
        ("<w:sectPr>", '<w:sectPr w:rsidR="00AB12CD">', ("w:rsidR",)),
    ],
)
def test_pages_that_are_not_those_of_the_template_are_found(
    before: str, after: str, said: tuple[str, ...]
) -> None:
    (found,) = verify(with_body(papers("kanberget")[PAPER], before, after), PAPER)
    assert found.code == "DOK004"
    assert "avsnitt 1" in found.message
    assert all(one in found.message for one in said), found.message


def test_a_section_that_came_or_went_is_found() -> None:
    paper = papers("kanberget")[PAPER]
    wide = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    (came,) = verify(with_body(paper, "<w:body>", f"<w:body>{wide}"), PAPER)
    assert "avsnitt 1" in came.message
    broken = make(docx(xml=paragraph("{{ bakgrund }}", WIDE) + paragraph("slut")), {"bakgrund": (para("a"),)})
    assert verify(broken, PAPER) == ()
    (went,) = verify(with_body(broken, WIDE, ""), PAPER)
    assert "avsnitt 1" in went.message


@pytest.mark.parametrize(
    "content", [(table(("a", "b"), ("1", "2")),), (para("ett"), table(("a", "b"), ("1", "2")))]
)
def test_a_section_break_stands_after_a_table_that_ends_it(content: Content) -> None:
    paper = make(docx(xml=paragraph("{{ bakgrund }}", WIDE) + paragraph("slut")), {"bakgrund": content})
    assert f"</w:tbl><w:p><w:pPr>{WIDE}</w:pPr></w:p>" in xml(paper)
    assert xml(paper).count(WIDE) == 1


def test_a_heading_without_content_leaves_its_section_break() -> None:
    inner = (
        paragraph("# Bakgrund", WIDE) + paragraph("{{ bakgrund }}") + paragraph("# Slut") + paragraph("text")
    )
    paper = make(docx(xml=inner))
    assert lines(paper) == ["", "Slut", "text"]
    assert xml(paper).count(WIDE) == 1


EMPTY: Final = (
    '<w:sectPr xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>',
    '<w:sectPr w:rsidSect="00AA"/>',
    "<w:sectPr />",
    "<w:sectPr></w:sectPr>",
)


@pytest.mark.parametrize("section", EMPTY)
@pytest.mark.parametrize("utkast", [False, True])
def test_an_empty_section_ends_where_it_stands(section: str, utkast: bool) -> None:
    inner = paragraph("{{ bakgrund }}", section) + paragraph("slut")
    paper = drafted(docx(xml=inner)) if utkast else make(docx(xml=inner), {"bakgrund": (para("text"),)})
    assert verify(paper, PAPER, utkast=utkast) == ()
    last = docx(**{"word/document.xml": document(body(["{{ bakgrund }}"])).replace(SECTION, section)})
    paper = drafted(last) if utkast else make(last, {"bakgrund": (para("text"),)})
    assert verify(paper, PAPER, utkast=utkast) == ()


def drafted(template: bytes) -> Paper:
    names = scope({}, {"bakgrund": (para("text"),)}, "Papper", utkast=True)
    compiled = compile_template(template, "mall.docx", names)
    assert isinstance(compiled, CompiledTemplate), compiled
    made = make_paper(compiled, names, written, PROPERTIES)
    assert isinstance(made, Paper), made
    return made


@pytest.mark.parametrize(
    "text",
    [
        document(body(["{{ bakgrund }}"])),
        document(body(["{{ bakgrund }}"])).replace(SECTION, "<w:sectPr/>"),
        document(body(["{{ bakgrund }}"])).replace(SECTION, ""),
        document(paragraph("{{ bakgrund }}", WIDE) + paragraph("slut")).replace(SECTION, ""),
        document(paragraph("{{ bakgrund }}", WIDE) + paragraph("slut")),
    ],
)
def test_the_mark_of_a_draft_changes_nothing_else_of_the_pages(text: str) -> None:
    paper = drafted(docx(**{"word/document.xml": text}))
    assert verify(paper, PAPER, utkast=True) == ()
    size = '<w:pgSz w:w="1" w:h="2"/>'
    changed = with_body(paper, "</w:body>", f"<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p></w:body>")
    assert [found.code for found in verify(changed, PAPER, utkast=True)] == ["DOK004"]


def test_a_draft_of_the_real_papers_has_the_pages_of_its_template() -> None:
    loaded = read_case(source("kanberget").encode(), "fall.yaml")
    assert loaded.model is not None
    made = make_papers(Draft(loaded.model, pack(), loaded.places), loaded.model, pack(), utkast=True)
    assert isinstance(made, dict)
    assert [verify(paper, name, utkast=True) for name, paper in made.items()] == [()] * 3
    changed = with_body(made[PAPER], 'w:top="1985"', 'w:top="1984"')
    assert [found.code for found in verify(changed, PAPER, utkast=True)] == ["DOK004"]


def from_a_draft(settings: str) -> bytes:
    """En mall som är gjord av ett utkast: sidhuvudet är det som märket fick."""
    members = base_members()
    rels = members["word/_rels/document.xml.rels"].replace("rIdSidhuvud", "rIdBgUtkastDefault")
    section = SECTION.replace("rIdSidhuvud", "rIdBgUtkastDefault").replace(
        "</w:sectPr>", f"{settings}</w:sectPr>"
    )
    return docx(
        **{
            "word/document.xml": document(body(["{{ bakgrund }}"])).replace(SECTION, section),
            "word/_rels/document.xml.rels": re.sub(r'<Relationship Id="rIdSidfot"[^>]*/>', "", rels),
        }
    )


@pytest.mark.parametrize("settings", ["", "<w:titlePg/>"])
def test_a_draft_of_a_template_made_from_a_draft_has_its_pages(settings: str) -> None:
    paper = drafted(from_a_draft(settings))
    assert verify(paper, PAPER, utkast=True) == ()
    gone = with_body(paper, '<w:headerReference w:type="default" r:id="rIdBgUtkastDefault"/>', "")
    (found,) = verify(gone, PAPER, utkast=True)
    assert "rIdBgUtkastDefault" in found.message
    assert "rIdBgUtkastFirst" not in found.message


def test_what_differs_in_a_draft_is_told_without_the_mark() -> None:
    first, last = (f'<w:sectPr><w:pgSz w:w="{size}" w:h="{size}"/></w:sectPr>' for size in (5, 7))
    inner = paragraph("a", first) + paragraph("{{ bakgrund }}")
    paper = drafted(docx(**{"word/document.xml": document(inner).replace(SECTION, last)}))
    assert "rIdBgUtkast" in xml(paper)
    (found,) = verify(with_body(paper, 'w:w="7"', 'w:w="8"'), PAPER, utkast=True)
    assert "avsnitt 2" in found.message
    assert '”w:pgSz w:w="7" w:h="7"” har papperet ”w:pgSz w:w="8" w:h="7"”' in found.message


def test_a_section_may_declare_namespaces_that_the_template_declares_elsewhere() -> None:
    declared = with_body(
        papers("kanberget")[PAPER], "<w:sectPr>", '<w:sectPr xmlns:a-b="urn:a" xmlns="urn:b">'
    )
    assert verify(declared, PAPER) == ()
    (found,) = verify(with_body(declared, 'xmlns="urn:b">', 'xmlns="urn:b" w:rsidR="1">'), PAPER)
    assert "w:rsidR" in found.message
    assert "xmlns" not in found.message
