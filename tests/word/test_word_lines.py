"""Styckenas text läst utan träd är den som läses ur trädet, i papperen, i mallarna och i allt som Word kan skriva."""

from __future__ import annotations

import io
import zipfile
from typing import Final

import pytest
from cases import CASES, ROOT, built
from hypothesis import given
from hypothesis import strategies as st
from wordfiler import p, package, r

from beslutsgen.word import trees
from beslutsgen.word.lines import lines
from beslutsgen.word.paragraphs import leaves, paragraphs
from beslutsgen.word.steady import steady

BOX: Final = "<w:txbxContent>{}</w:txbxContent>"
DRAWN: Final = "<w:r><w:drawing><wp:inline><wps:txbx>{}</wps:txbx></wp:inline></w:drawing></w:r>"
CELL: Final = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
BODIES: Final = {
    "tomma": f"<w:p/>{p('Ett')}<w:p><w:r><w:t/></w:r></w:p><w:p w:rsidR='00A1'/>",
    "tecken": p("Ett", "<w:r><w:tab/><w:t>två</w:t><w:br/><w:cr/><w:noBreakHyphen/><w:t>tre</w:t></w:r>"),
    "tabbar": p("Ett", properties='<w:tabs><w:tab w:val="right" w:pos="900"/></w:tabs>'),
    "rad": p("<w:r><w:br w:type='page'/></w:r>", '<w:r><w:ptab w:relativeTo="margin"/></w:r>', "Ett"),
    "entiteter": p("A &amp; B &lt;b&gt; &quot;c&quot; &apos;d&apos; &#233; &#xE9; &amp;lt;"),
    "fält": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("1"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple w:instr="NUMPAGES">{r("2")}</w:fldSimple>',
    ),
    "bild": p("Före", '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>', "efter", "<w:r><w:pict/></w:r>"),
    "inbäddat": p(
        "<w:r><w:object><w:drawing><a:blip/></w:drawing></w:object></w:r>", "Ett", "<w:r><w:object/></w:r>"
    ),
    "noter": p("Ett", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="3"/></w:r>'),
    "ändringar": p("<w:ins>", r("nytt"), "</w:ins>", "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"),
    "kontroll": p("<w:sdt><w:sdtPr/><w:sdtContent><w:hyperlink>", r("länk"), "</w:hyperlink></w:sdtContent></w:sdt>"),
    "tabell": CELL.format(p("Ett") + CELL.format(p("Två")) + "<w:p/>"),
    "ruta": p("Före", DRAWN.format(BOX.format(p("I") + p("II"))), "efter") + p("Sist"),
    "rutor": p(
        *("A", DRAWN.format(BOX.format(p("I", DRAWN.format(BOX.format(p("Inre"))), "slut") + p("II"))), "B"),
        *(DRAWN.format(BOX.format(p("III"))), "C", DRAWN.format("<w:txbxContent/>")),
    ),
    "reserv": p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
        f"{BOX.format(p('Kopia'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "<w:r><mc:AlternateContent><mc:Fallback/></mc:AlternateContent></w:r>",
        "Ett",
    ),
    "bokmärken": p(
        *('<w:bookmarkStart w:id="1" w:name="a"/>', "Ett", '<w:bookmarkStart w:name="b" w:id="2"/>', "två"),
        *('<w:bookmarkEnd w:id="1"/>', '<w:bookmarkEnd w:id="2"/>', '<w:bookmarkEnd w:id="9"/>'),
        '<w:bookmarkStart w:id="3" w:name="c"/>',
    )
    + p("tre", '<w:bookmarkEnd w:id="3"/>'),
}  # fmt: skip


def tree(xml: str) -> list[str]:
    root = trees.parse(xml.encode())
    assert root is not None
    return ["".join(leaf.text for leaf in leaves(one)) for one in paragraphs(root)]


def marks(xml: str) -> list[tuple[tuple[str, int, int], ...]]:
    root = trees.parse(xml.encode())
    assert root is not None
    return [one.marks for one in steady(root)]


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        wanted = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: archive.read(name).decode() for name in wanted}


def document(body: str) -> str:
    return parts(package(body))["word/document.xml"]


@pytest.mark.parametrize("case", CASES)
def test_the_papers_are_read_as_from_the_tree(case: str) -> None:
    for data in built(case).values():
        for xml in parts(data).values():
            assert [line.text for line in lines(xml)] == tree(xml)
            assert [line.marks for line in lines(xml)] == marks(xml)


@pytest.mark.parametrize("template", sorted((ROOT / "templates").glob("*.docx")), ids=lambda path: path.stem)
def test_the_templates_are_read_as_from_the_tree(template: object) -> None:
    for xml in parts((ROOT / "templates" / str(template)).read_bytes()).values():
        assert [line.text for line in lines(xml)] == tree(xml)


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_everything_word_writes_is_read_as_from_the_tree(body: str) -> None:
    xml = document(body)
    assert [line.text for line in lines(xml)] == tree(xml)


def test_bookmarks_within_a_paragraph_have_their_places() -> None:
    xml = document(BODIES["bokmärken"])
    assert [line.marks for line in lines(xml)] == [(("a", 0, 6), ("b", 3, 6)), ()]
    assert [line.marks for line in lines(xml)] == marks(xml)


@given(st.lists(st.sampled_from(sorted(BODIES)), min_size=1, max_size=6))
def test_bodies_after_each_other_are_read_as_from_the_tree(names: list[str]) -> None:
    xml = document("".join(BODIES[name] for name in names))
    assert [line.text for line in lines(xml)] == tree(xml)
