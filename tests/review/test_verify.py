"""Återläsningen: hela papper stämmer, och varje skillnad hittas."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest
from cases import CASES, ROOT, pack, papers_from, source
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from wordfiler import SCRAPS

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft
from beslutsgen.pipeline import make_papers
from beslutsgen.review import unlike
from beslutsgen.review import verify as verification
from beslutsgen.review.verify import verify
from beslutsgen.word.ooxml import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.paper import Paper

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY: Final = "word/document.xml"
PAPER: Final = "tjansteskrivelse.docx"


@cache
def papers(case: str) -> dict[str, Paper]:
    return papers_from(source(case))


def members(paper: Paper) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_members(paper: Paper, changed: dict[str, bytes]) -> Paper:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in changed.items():
            new.writestr(name, data)
    return replace(paper, data=out.getvalue())


def altered(paper: Paper, change: Callable[[etree._Element], None], part: str = BODY) -> Paper:
    """Papperet med en ändrad del, som om programmet hade skrivit fel."""
    found = members(paper)
    root = etree.fromstring(found[part])
    change(root)
    return with_members(paper, {**found, part: etree.tostring(root)})


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


def double_bookmark(root: etree._Element) -> None:
    start = next(root.iter(f"{W}bookmarkStart"))
    end = start.getparent().find(f"{W}bookmarkEnd")  # type: ignore[union-attr]  # ett bokmärke har alltid en förälder
    assert end is not None
    last = paragraph(root, "Vid uppstart av verksamheten")
    last.extend((deepcopy(start), *text_run("en gång till"), deepcopy(end)))


def extra_bookmark(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    one.insert(1, etree.Element(f"{W}bookmarkStart", {f"{W}id": "9999", f"{W}name": "_bg_9999"}))
    one.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "9999"}))


def widen_bookmark(root: etree._Element) -> None:
    end = next(root.iter(f"{W}bookmarkEnd"))
    end.getparent().insert(1, end)  # type: ignore[union-attr]  # ett bokmärke har alltid en förälder


def text_run(text: str) -> tuple[etree._Element]:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return (run,)


def hide_in_another_prefix(root: etree._Element) -> None:
    namespace = W.strip("{}")
    one = paragraph(root, "Vid uppstart av verksamheten")
    one.append(
        etree.fromstring(f'<x:r xmlns:x="{namespace}"><x:t>Dolt för den som letar efter w.</x:t></x:r>')
    )


def add_a_box(root: etree._Element) -> None:
    one = paragraph(root, "Vid uppstart av verksamheten")
    picture = etree.SubElement(etree.SubElement(one, f"{W}r"), f"{W}pict")
    box = etree.SubElement(etree.SubElement(picture, f"{W}txbxContent"), f"{W}p")
    box.extend(text_run("En ruta som ingen har bett om"))


def add_a_picture(root: etree._Element) -> None:
    etree.SubElement(etree.SubElement(paragraph(root, "Vid uppstart"), f"{W}r"), f"{W}drawing")


def add_a_line_break(root: etree._Element) -> None:
    etree.SubElement(etree.SubElement(paragraph(root, "Vid uppstart"), f"{W}r"), f"{W}br")


def add_a_note(root: etree._Element) -> None:
    paragraph(root, "Vid uppstart av verksamheten").append(etree.Comment("inte något att läsa"))


def escape_twice(root: etree._Element) -> None:
    node = next(node for node in root.iter(f"{W}t") if node.text and "2,9" in node.text)
    node.text = (node.text or "").replace("2,9", "2&#44;9")


MISTAKES: Final = (
    change_digit, drop, double, swap, change_heading, drop_heading, move_bookmark, drop_bookmark, empty_cell, join,
    double_bookmark, extra_bookmark, widen_bookmark, hide_in_another_prefix, add_a_box, add_a_picture,
    add_a_line_break, add_a_note, escape_twice,
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


@contextmanager
def no_second_reading() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlike.Unlike, "told", lambda *_: pytest.fail("läst stycke för stycke"))
        yield


@pytest.mark.parametrize("case", CASES)
def test_whole_papers_need_no_second_reading(case: str) -> None:
    with no_second_reading():
        for name, paper in papers(case).items():
            assert verify(paper, name) == ()


def paragraph_by_paragraph(paper: Paper) -> tuple[Diagnostic, ...]:
    """Det som en läsning stycke för stycke finner."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "_stands", lambda *_, **__: False)
        return verify(paper, PAPER)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_both_readings_find_the_same_mistakes(mistake: Callable[[etree._Element], None]) -> None:
    paper = altered(papers("kanberget")[PAPER], mistake)
    assert verify(paper, PAPER) == paragraph_by_paragraph(paper)


@given(st.data())
def test_both_readings_find_the_same_in_a_part_with_anything_in_it(data: st.DataObject) -> None:
    paper = papers(data.draw(st.sampled_from(CASES)))[PAPER]
    part = data.draw(st.sampled_from([part.name for part, _ in paper.rendered.parts]))
    xml = members(paper)[part].decode()
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(len(DECLARATION), len(xml)))
        xml = xml[:at] + data.draw(st.sampled_from([*SCRAPS, ""])) + xml[at + data.draw(st.integers(0, 3)) :]
    changed = with_members(paper, {**members(paper), part: xml.encode()})
    assert verify(changed, PAPER) == paragraph_by_paragraph(changed)


def test_a_mistake_in_the_header_is_found() -> None:
    def change(root: etree._Element) -> None:
        next(node for node in root.iter(f"{W}t") if node.text).text = "Annan kommun"

    header = next(placed.part for placed in papers("kanberget")[PAPER].placed if placed.kind == "header")
    assert [found.code for found in verify(altered(papers("kanberget")[PAPER], change, header), PAPER)] != []


def test_a_paper_packed_anew_is_the_same_paper() -> None:
    for name, paper in papers("kanberget").items():
        assert verify(with_members(paper, members(paper)), name) == ()


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/header1.xml", "[Content_Types].xml", "_rels/.rels"]
)
def test_a_missing_member_is_found(part: str) -> None:
    paper = papers("kanberget")[PAPER]
    left = {name: data for name, data in members(paper).items() if name != part}
    assert {found.code for found in verify(with_members(paper, left), PAPER)} == {"DOK004"}


@pytest.mark.parametrize(
    "part", [BODY, "word/header1.xml", "word/_rels/document.xml.rels", "docProps/core.xml"]
)
def test_a_member_that_is_not_whole_is_found(part: str) -> None:
    paper = papers("kanberget")[PAPER]
    for damaged in (members(paper)[part][:-5], members(paper)[part].replace(b"</", b"</x", 1), b""):
        (found,) = verify(with_members(paper, {**members(paper), part: damaged}), PAPER)
        assert part in found.message


@pytest.mark.parametrize("part", [BODY, "word/header1.xml"])
@pytest.mark.parametrize(
    ("written", "wrong"), [(b"xmlns:w=", b"xmlns:x="), (b"<w:t", b"<x:t"), (b"</w:p>", b"<a:b/></w:p>")]
)
def test_a_prefix_that_stands_for_nothing_is_found(part: str, written: bytes, wrong: bytes) -> None:
    paper = papers("kanberget")[PAPER]
    damaged = members(paper)[part].replace(written, wrong, 1)
    assert wrong in damaged
    (found,) = verify(with_members(paper, {**members(paper), part: damaged}), PAPER)
    assert part in found.message


def test_a_part_left_as_the_template_has_it_is_found() -> None:
    paper = papers("kanberget")[PAPER]
    for part, _ in paper.rendered.parts:
        kept = paper.rendered.template.package.members[part.name]
        assert verify(with_members(paper, {**members(paper), part.name: kept}), PAPER) != ()


def test_a_part_that_is_not_filled_in_has_the_paragraphs_of_the_template() -> None:
    paper = papers("kanberget")[PAPER]
    filled = tuple(one for one in paper.rendered.parts if one[0].kind != "footer")
    placed = tuple(one for one in paper.placed if one.kind != "footer")
    static = replace(paper, placed=placed, rendered=replace(paper.rendered, parts=filled))
    footer = next(part.name for part, _ in paper.rendered.parts if part.kind == "footer")
    own = paper.rendered.template.package.members[footer]
    assert verify(with_members(static, {**members(static), footer: own}), PAPER) == ()
    changed = own.replace(b"</w:t>", b"!</w:t>", 1)
    (found,) = verify(with_members(static, {**members(static), footer: changed}), PAPER)
    assert "!" in found.message


def test_a_part_that_the_template_does_not_have_is_found() -> None:
    paper = papers("kanberget")[PAPER]
    found = members(paper)
    types, name = found["[Content_Types].xml"], "word/header9.xml"
    header = types[types.index(b"<Override", types.index(b"header1") - 60) :].split(b"/>")[0] + b"/>"
    added = types.replace(b"</Types>", header.replace(b"header1", b"header9") + b"</Types>")
    text = found["word/header1.xml"]
    assert verify(with_members(paper, {**found, "[Content_Types].xml": added, name: text}), PAPER) != ()


def test_every_damaged_byte_is_found() -> None:
    paper = papers("kanberget")[PAPER]
    start = paper.data.index(b"PK\x01\x02")
    with zipfile.ZipFile(io.BytesIO(paper.data)) as archive:
        entries = [start := start + 46 + len(info.filename) for info in archive.infolist()][:-1]
    listed = [paper.data.index(b"PK\x01\x02"), *entries]
    # I förteckningens poster: programmet som skrev filen, och filens egenskaper på disken.
    silent = {entry + at for entry in listed for at in (4, 5, *range(34, 42))}
    for at in (*range(0, listed[0], 7), *range(listed[0], len(paper.data))):
        data = bytearray(paper.data)
        data[at] ^= 0x41
        assert (verify(replace(paper, data=bytes(data)), PAPER) == ()) == (at in silent), at


def test_bytes_beside_the_members_are_found() -> None:
    paper = papers("kanberget")[PAPER]
    start = paper.data.index(b"PK\x01\x02")
    beside = (
        b"x" + paper.data,
        paper.data + b"x",
        paper.data[:start] + b"x" + paper.data[start:],
        paper.data[:-22],
    )
    for data in beside:
        (found,) = verify(replace(paper, data=data), PAPER)
        assert found.code == "DOK004"


def test_a_member_that_stands_twice_is_found() -> None:
    paper = papers("kanberget")[PAPER]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members(paper).items():
            new.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            new.writestr(BODY, members(paper)[BODY])
    assert [found.code for found in verify(replace(paper, data=out.getvalue()), PAPER)] == ["DOK004"]


def test_bytes_that_are_no_paper_are_found() -> None:
    (found,) = verify(replace(papers("kanberget")[PAPER], data=b"PK\x03\x04skadad"), PAPER)
    assert found.code == "DOK004"


def test_a_draft_is_read_back_with_its_mark() -> None:
    loaded = read_case(source("kanberget").encode(), "fall.yaml")
    assert loaded.model is not None
    drafted = make_papers(Draft(loaded.model, pack(), loaded.places), loaded.model, pack(), utkast=True)
    assert isinstance(drafted, dict)
    for name, paper in drafted.items():
        with no_second_reading():
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
