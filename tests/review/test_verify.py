"""Återläsningen: hela papper stämmer, och varje skillnad hittas."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from copy import deepcopy
from dataclasses import replace
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest
from cases import CASES, ROOT, pack, papers_from, source
from lxml import etree

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft
from beslutsgen.pipeline import make_papers
from beslutsgen.review.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.emit.paper import Paper

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY: Final = "word/document.xml"
PAPER: Final = "tjansteskrivelse.docx"


@cache
def papers(case: str) -> dict[str, Paper]:
    return papers_from(source(case))


def altered(paper: Paper, change: Callable[[etree._Element], None], part: str = BODY) -> Paper:
    """Papperet med en ändrad del, som om programmet hade skrivit fel."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(paper.data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root)
            new.writestr(name, data)
    return replace(paper, data=out.getvalue())


def text_of(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def paragraph(root: etree._Element, text: str) -> etree._Element:
    return next(one for one in root.iter(f"{W}p") if text in text_of(one))


def change_digit(root: etree._Element) -> None:
    node = next(node for node in root.iter(f"{W}t") if node.text and "2,9" in node.text)
    node.text = (node.text or "").replace("2,9", "2,8")


def drop(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    one.getparent().remove(one)  # type: ignore[union-attr]  # ett stycke har alltid en förälder


def double(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    one.addnext(deepcopy(one))


def swap(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    following = one.getnext()
    assert following is not None
    following.addnext(one)


def change_heading(root: etree._Element) -> None:
    node = next(node for node in root.iter(f"{W}t") if node.text == "Samråd")
    node.text = "Omröstning"


def drop_heading(root: etree._Element) -> None:
    one = paragraph(root, "Uppföljning och utvärdering")
    one.getparent().remove(one)  # type: ignore[union-attr]  # ett stycke har alltid en förälder


def move_bookmark(root: etree._Element) -> None:
    first, second = list(root.iter(f"{W}bookmarkStart"))[3:5]
    key = f"{W}name"
    one, other = first.get(key), second.get(key)
    first.set(key, str(other))
    second.set(key, str(one))


def drop_bookmark(root: etree._Element) -> None:
    one = next(root.iter(f"{W}bookmarkStart"))
    one.getparent().remove(one)  # type: ignore[union-attr]  # ett bokmärke har alltid en förälder


def empty_cell(root: etree._Element) -> None:
    cell = next(root.iter(f"{W}tc"))
    for node in cell.iter(f"{W}t"):
        node.text = ""


def join(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    following = one.getnext()
    assert following is not None
    for run in following.findall(f"{W}r"):
        one.append(run)
    following.getparent().remove(following)  # type: ignore[union-attr]  # ett stycke har alltid en förälder


MISTAKES: Final = (
    change_digit, drop, double, swap, change_heading, drop_heading, move_bookmark, drop_bookmark, empty_cell, join,
)  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_was_written_is_what_stands_there(case: str) -> None:
    for name, paper in papers(case).items():
        assert verify(paper, name) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_in_the_writing_is_found(mistake: Callable[[etree._Element], None]) -> None:
    (found, *_) = verify(altered(papers("kanberget")[PAPER], mistake), PAPER)
    assert found.code == "DOK004"
    assert found.hint


def test_a_mistake_in_the_header_is_found() -> None:
    def change(root: etree._Element) -> None:
        next(node for node in root.iter(f"{W}t") if node.text).text = "Annan kommun"

    header = next(placed.part for placed in papers("kanberget")[PAPER].placed if placed.kind == "header")
    assert [found.code for found in verify(altered(papers("kanberget")[PAPER], change, header), PAPER)] != []


def test_bytes_that_are_no_paper_are_found() -> None:
    (found,) = verify(replace(papers("kanberget")[PAPER], data=b"PK\x03\x04skadad"), PAPER)
    assert found.code == "DOK004"


def test_a_draft_is_read_back_with_its_mark() -> None:
    loaded = read_case(source("kanberget").encode(), "fall.yaml")
    assert loaded.model is not None
    drafted = make_papers(Draft(loaded.model, pack(), loaded.places), loaded.model, pack(), utkast=True)
    assert isinstance(drafted, dict)
    for name, paper in drafted.items():
        assert verify(paper, name, utkast=True) == ()
        assert verify(paper, name) != ()


# Exemplen i kontrollens dokumentation och specifikation.


def written_lines(block: str, word: str) -> list[str]:
    return [line.removeprefix(f"{word} ") for line in block.split("\n") if line.startswith(f"{word} ")]


def codes(block: str) -> list[str]:
    drafted = written_lines(block, "utkast")
    body = "".join(f"    {line}\n\n" for line in drafted)
    case = (
        "arende: {rubrik: Prov, typ: beslutsarende, namnd: Nämnden}\nbeslut: [Provet godkänns.]\n"
        f"text:\n  bakgrund: |\n{body}"
    )
    paper = papers_from(case)[PAPER]

    def change(root: etree._Element) -> None:
        found = [as_written(root, line) for line in drafted]
        for line in reversed(written_lines(block, "papper")):
            new = deepcopy(found[0])
            for run in new.findall(f"{W}r"):
                new.remove(run)
            etree.SubElement(etree.SubElement(new, f"{W}r"), f"{W}t").text = line
            found[0].addnext(new)
        for one in found:
            one.getparent().remove(one)  # type: ignore[union-attr]  # ett stycke har alltid en förälder

    return [found.code for found in verify(altered(paper, change), PAPER)]


def as_written(root: etree._Element, line: str) -> etree._Element:
    """Stycket vars text är raden: papperet har hårda blanksteg i belopp, och datumens streck är egna element."""
    plain = line.replace("-", "")
    return next(one for one in root.iter(f"{W}p") if text_of(one).replace("\N{NO-BREAK SPACE}", " ") == plain)


def examples() -> list[tuple[str, list[str]]]:
    doc = importlib.import_module("beslutsgen.checks.dok004").__doc__ or ""
    wrong, right = re.findall(r"^(?:Fel|Rätt):\n\n((?:    [^\n]*\n?)+)", doc, re.MULTILINE)
    found = [(dedent(wrong), ["DOK004"]), (dedent(right), [])]
    spec = (ROOT / "tests" / "checks" / "dok004.md").read_text(encoding="utf-8")
    for fault, block in re.findall(r"(<!-- fel: DOK004 -->\n)?```papper\n(.*?)```", spec, re.DOTALL):
        found.append((block, ["DOK004"] if fault else []))
    return found


@pytest.mark.parametrize(("block", "expected"), examples())
def test_the_examples_hold(block: str, expected: list[str]) -> None:
    assert codes(block) == expected
