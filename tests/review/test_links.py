"""Länkar som någon har ändrat eller lagt till i ett papper försvinner inte utan att det sägs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from cases import CASES, ROOT, pack, papers_from, source
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from beslutsgen.emit.disk.journal import SIDECAR
from beslutsgen.pipeline import BuildOptions, build_case, open_pack, review_files
from beslutsgen.pipeline.pull import pull_case
from beslutsgen.pipeline.tried import Pulled
from beslutsgen.readback.stamp import read_lines
from beslutsgen.review.links import new_links
from beslutsgen.review.memory import built_links
from beslutsgen.word.links import links_in
from beslutsgen.word.stamp import Link
from beslutsgen.word.trees import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document
    from docx.text.hyperlink import Hyperlink
    from docx.text.paragraph import Paragraph

    from beslutsgen.report.outcome import Outcome

PAPER = "tjansteskrivelse.docx"
LINK = "[Nordby kommuns mål](https://www.nordby.se/mal)"
START = "Regionen har länge saknat"
CASE = """\
Regionen har länge saknat ett alternativ. Se [Nordby kommuns mål](https://www.nordby.se/mal) och planen.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Ett ärende med en länk i sin text, byggt."""
    file = tmp_path / "arenden" / "kanberget.yaml"
    file.parent.mkdir()
    text = source("kanberget")
    before, found, after = text.partition("  bakgrund: |\n")
    assert found
    file.write_text(f"{before}{found}    {CASE}\n{after}", encoding="utf-8")
    assert build(file).written
    return file


def build(case: Path) -> Outcome:
    return build_case(case, pack(), BuildOptions(case.parents[1] / "output"))


def paper_of(case: Path) -> Path:
    return case.parents[1] / "output" / "kanberget" / PAPER


def edit(case: Path, change: Callable[[Document], None]) -> None:
    paper = docx.Document(str(paper_of(case)))
    change(paper)
    paper.save(str(paper_of(case)))


def starting(paper: Document, text: str) -> Paragraph:
    return next(
        one for one in paper.paragraphs if one.text.replace("\N{NO-BREAK SPACE}", " ").startswith(text)
    )


def to_address(address: str) -> Callable[[Document], None]:
    """Den länk som finns går någon annanstans."""

    def change(paper: Document) -> None:
        (link,) = starting(paper, START).hyperlinks
        link._element.set(qn("r:id"), related(paper, address))

    return change


def related(paper: Document, address: str) -> str:
    return paper.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def link_in(paper: Document, paragraph: Paragraph, address: str) -> Hyperlink:
    """Styckets sista ord blir en länk."""
    last = paragraph.runs[-1]
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), related(paper, address))
    last._element.addprevious(link)
    link.append(last._element)
    return paragraph.hyperlinks[-1]


def of_words(paper: Document) -> None:
    link_in(paper, starting(paper, START), "https://planen.se")


def in_a_new_paragraph(paper: Document) -> None:
    fresh = starting(paper, START).insert_paragraph_before("Läs mer på ")
    fresh.add_run("planens sida")
    link_in(paper, fresh, "https://planen.se/sida")


def saved(paper: Document) -> None:
    paper.core_properties.revision = 7


def reviewed(case: Path) -> tuple[list[str], bool | None]:
    outcome = review_files([paper_of(case)], case, pack())
    (paper,) = outcome.reviewed
    return [one.message for one in outcome.diagnostics if one.code == "DOK008"], paper.edited


def pulled(case: Path) -> Pulled:
    found = pull_case(case, [paper_of(case)], pack())
    assert isinstance(found, Pulled), found
    return found


def refused(case: Path) -> list[str]:
    """Vad bygget säger om ändringarna i papperet."""
    outcome = build(case)
    stopped = [one for one in outcome.diagnostics if one.code == "DOK001"]
    assert bool(outcome.written) is not bool(stopped)
    return [related.message for one in stopped for related in one.related]


def test_saved_without_edits_nothing_is_said_and_it_is_written_over(case: Path) -> None:
    edit(case, saved)
    assert reviewed(case) == ([], False)
    assert pulled(case).left == ()
    file = case.read_text(encoding="utf-8")
    case.write_text(file.replace("/mal)", "/mal-2)"), encoding="utf-8")
    assert refused(case) == []


CHANGES = {
    "adressen": (
        to_address("https://www.nordby.se/annat"),
        "Länken ”Nordby kommuns mål” går till https://www.nordby.se/annat. När papperet byggdes gick den",
        "ändrad länk, ”Nordby kommuns mål” till https://www.nordby.se/annat",
        "Skriv [Nordby kommuns mål](https://www.nordby.se/annat) i ärendefilen",
    ),
    "ord": (
        of_words,
        "och planen.” är en länk till https://planen.se, och var det inte när papperet byggdes.",
        "ny länk, ”och planen.” till https://planen.se",
        "Skriv [och planen.](https://planen.se) i ärendefilen",
    ),
    "nytt stycke": (
        in_a_new_paragraph,
        "”planens sida” är en länk till https://planen.se/sida, och var det inte när papperet byggdes.",
        "ny länk, ”planens sida” till https://planen.se/sida",
        "Skriv [planens sida](https://planen.se/sida) i ärendefilen",
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_link_of_somebodys_is_an_edit(kind: str, case: Path) -> None:
    change, message, kept, hint = CHANGES[kind]
    edit(case, change)
    before = paper_of(case).read_bytes()
    said, edited = reviewed(case)
    assert any(message in one for one in said)
    assert edited is True
    assert kept in refused(case)
    assert paper_of(case).read_bytes() == before
    (left,) = pulled(case).left
    assert left.code == "DOK012"
    assert hint in (left.hint or "")


def test_a_link_that_the_case_file_has_got_is_no_edit_any_more(case: Path) -> None:
    edit(case, to_address("https://www.nordby.se/annat"))
    file = case.read_text(encoding="utf-8")
    case.write_text(file.replace("nordby.se/mal", "nordby.se/annat"), encoding="utf-8")
    assert pulled(case).left == ()
    assert refused(case) == []


def test_a_memory_from_before_links_says_nothing(case: Path) -> None:
    memory = paper_of(case).parent / SIDECAR / f"{PAPER}.json"
    found = json.loads(memory.read_bytes())
    del found["links"], found["pictures"]
    memory.write_text(json.dumps(found), encoding="utf-8")
    case.write_text(f"# ny\n{case.read_text(encoding='utf-8')}", encoding="utf-8")
    edit(case, to_address("https://www.nordby.se/annat"))
    assert reviewed(case) == ([], False)
    assert pulled(case).left == ()
    assert refused(case) == []


def test_without_the_memory_it_is_built_again(case: Path) -> None:
    edit(case, to_address("https://www.nordby.se/annat"))
    (paper_of(case).parent / SIDECAR / f"{PAPER}.json").unlink()
    assert reviewed(case)[1] is True


@pytest.mark.parametrize("name", CASES)
def test_the_memory_has_the_links_that_the_paper_shows(name: str) -> None:
    text = source(name).replace(
        "  bakgrund: |\n", f"  bakgrund: |\n    Se {LINK}[ och mer](https://www.nordby.se/mal).\n\n"
    )
    seen: list[Link] = []
    for paper in papers_from(text).values():
        shown, built = read_lines(paper.data), built_links(paper.memory)
        assert shown is not None
        assert built is not None
        assert sorted(shown.links, key=_order) == sorted(built, key=_order)
        seen += shown.links
    assert "Nordby kommuns mål och mer" in [one.text for one in seen]


def _order(link: Link) -> tuple[str, int, str]:
    return link.part, link.number, link.text


@pytest.mark.parametrize(
    "now",
    ["https://www.nordby.se/a%20b/", "HTTPS://WWW.Nordby.se/a b", "https://www.nordby.se/a b"],
)
def test_other_ways_to_write_an_address_are_the_same(now: str) -> None:
    built = [Link("body", 1, "målen", "https://www.nordby.se/a b")]
    assert new_links([Link("body", 3, "målen", now)], built) == ()
    other = new_links([Link("body", 3, "målen", f"{now}c")], built)
    assert [one.before for one in other] == ["https://www.nordby.se/a b"]


def test_one_more_of_the_same_link_is_new_in_the_text_but_not_in_headers() -> None:
    one = Link("body", 1, "mål", "https://nordby.se")
    assert len(new_links([one, one], [one])) == 1
    header = Link("header", 1, "mål", "https://nordby.se")
    assert new_links([header, header], [header]) == ()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LINKED = '<w:hyperlink r:id="r1"><w:r><w:t>a</w:t></w:r></w:hyperlink>'
FIELDS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.se" \\l "sida" </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>a</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (LINKED, [("a", "https://b.se")]),
        (
            '<w:hyperlink r:id="r1" w:anchor="x"><w:r><w:t>a</w:t></w:r></w:hyperlink>',
            [("a", "https://b.se#x")],
        ),
        (
            LINKED + LINKED.replace("<w:t>a", "<w:noBreakHyphen/><w:t>b"),
            [("a-b", "https://b.se")],
        ),
        ('<w:hyperlink w:anchor="_Toc1"><w:r><w:t>a</w:t></w:r></w:hyperlink>', []),
        (FIELDS, [("a", "https://a.se#sida")]),
        (
            '<w:fldSimple w:instr=" HYPERLINK &quot;https://a.se&quot; "><w:r><w:t>a</w:t></w:r></w:fldSimple>',
            [("a", "https://a.se")],
        ),
        (FIELDS.replace("HYPERLINK", "PAGEREF"), []),
    ],
)
def test_links_are_read_however_a_program_writes_them(inside: str, found: list[tuple[str, str]]) -> None:
    root = parse(
        f"<w:body {W} {R}><w:p><w:r><w:t>före </w:t></w:r>{inside}<w:r><w:t> efter</w:t></w:r></w:p></w:body>".encode()
    )
    assert root is not None
    assert [(one.text, one.address) for one in links_in(root, "body", {"r1": "https://b.se"})] == found


def test_links_of_the_template_are_no_edits_and_a_changed_one_is(tmp_path: Path) -> None:
    """I mallens text, med en uppgift i länken, och i dess sidfot."""
    folder = tmp_path / "mallar"
    shutil.copytree(ROOT / "templates", folder)
    template = docx.Document(str(folder / PAPER))
    link_in(template, template.add_paragraph("Mer om {{ arende.rubrik }}"), "https://www.nordby.se/om")
    footer = template.sections[0].footer
    link = footer.add_paragraph("Kontakta oss på www.nordby.se")
    target = footer.part.relate_to("https://www.nordby.se", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link_in(template, link, "https://www.nordby.se")._element.set(qn("r:id"), target)
    template.save(str(folder / PAPER))
    files = open_pack(folder)
    assert not isinstance(files, tuple)
    case = tmp_path / "arenden" / "kanberget.yaml"
    case.parent.mkdir()
    case.write_text(source("kanberget"), encoding="utf-8")
    outcome = build_case(case, files, BuildOptions(tmp_path / "output"))
    assert outcome.written, outcome.diagnostics
    shown = read_lines(paper_of(case).read_bytes())
    memory = (paper_of(case).parent / SIDECAR / f"{PAPER}.json").read_bytes()
    assert shown is not None
    assert {one.address for one in shown.links} == {"https://www.nordby.se/om", "https://www.nordby.se"}
    assert built_links(memory) == shown.links
    edit(case, saved)
    assert reviewed(case) == ([], False)
    edit(case, lambda paper: to_other(paper, "Mer om"))
    said, edited = reviewed(case)
    assert edited is True
    assert ["https://www.annan.se" in one for one in said] == [True]


def to_other(paper: Document, text: str) -> None:
    (link,) = starting(paper, text).hyperlinks
    link._element.set(qn("r:id"), related(paper, "https://www.annan.se"))
