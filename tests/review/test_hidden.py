"""Det dolda i Word-filer: exemplen i specifikationen och dokumentationen, mot riktiga filer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from specifikationer import documented
from wordfiler import members_of, p, package, r, read, zipped

from beslutsgen.diagnostic import PaperSpot, Severity, WholeFile
from beslutsgen.pipeline import review_papers
from beslutsgen.review.hidden import hidden_data

if TYPE_CHECKING:
    from beslutsgen.readback import Document

SPEC = Path(__file__).parents[1] / "checks" / "per003.md"
EXAMPLES = re.findall(
    r"```word\n(.*?)```\n((?:<!-- PER003: .*? -->\n)*)", SPEC.read_text(encoding="utf-8"), re.DOTALL
)
BY = 'w:id="1" w:author="Anna Lund"'
COMMENT = (
    '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)


def word(lines: tuple[str, ...]) -> Document:
    """Filen som raderna beskriver, läst."""
    said = [line.split(": ", maxsplit=1) for line in lines]
    body = "".join(_paragraph(kind, text) for kind, text in said if kind not in ("kommentar", "författare"))
    comments = []
    for text in (text for kind, text in said if kind == "kommentar"):
        body += p(COMMENT.format(r("beloppet")))
        comments.append(f"<w:comment {BY.replace('1', '0', 1)}>{p(text)}</w:comment>")
    author = next((text for kind, text in said if kind == "författare"), "")
    members = members_of(package(body or p("Text."), comments="".join(comments)))
    core = members["docProps/core.xml"].decode().replace("Anna", author).replace("Bo<", "<")
    return read(zipped({**members, "docProps/core.xml": core.encode()}))


def _paragraph(kind: str, text: str) -> str:
    if kind == "tillagt":
        return p(f"<w:ins {BY}>{r(text)}</w:ins>")
    if kind == "borttaget":
        return p("Före. ", f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>")
    return p(r(text, "<w:vanish/>" if kind == "dolt" else ""))


@pytest.mark.parametrize(("example", "expected"), EXAMPLES)
def test_the_specification_holds(example: str, expected: str) -> None:
    found = [one.message for one in hidden_data(word(tuple(example.splitlines())))]
    assert found == re.findall(r"PER003: (.*?) -->", expected)


def test_the_documentation_holds() -> None:
    wrong, right = documented("PER003")
    assert len(list(hidden_data(word(wrong)))) == 4
    assert list(hidden_data(word(right))) == []


def test_the_places_are_those_of_the_hidden_things() -> None:
    lines = (
        "text: Ett.",
        "tillagt: två",
        "borttaget: tre",
        "dolt: fyra",
        "kommentar: Fem?",
        "författare: Bo Ek",
    )
    revision, comment, hidden, name = hidden_data(word(lines))
    assert isinstance(revision.at, PaperSpot)
    assert (revision.at.excerpt, len(revision.related)) == ("två", 1)
    assert isinstance(comment.at, PaperSpot)
    assert comment.at.excerpt == "beloppet"
    assert isinstance(hidden.at, PaperSpot)
    assert hidden.at.excerpt == "fyra"
    assert name.at == WholeFile("papper.docx")


def test_a_long_text_is_shortened() -> None:
    (found,) = hidden_data(word((f"tillagt: {'ord ' * 40}",)))
    assert "…”" in found.message
    assert len(found.message) < 160


def test_the_review_tells_it() -> None:
    data = package(p(f"<w:ins {BY}>{r('En mening till.')}</w:ins>"))
    found = [one for one in review_papers({"a.docx": data}).diagnostics if one.code == "PER003"]
    assert [one.severity for one in found] == [Severity.INFO, Severity.INFO]
