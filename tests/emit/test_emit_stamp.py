"""Stämpeln i papperen: uppgifternas sökvägar och styckenas fingeravtryck, och inte ett ord av texten."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from cases import CASES, PAPERS, built, papers_from, paragraphs, parts, plain, source
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from beslutsgen.emit.fill.built_lines import BuiltLine
from beslutsgen.emit.fill.stampxml import write_stamp
from beslutsgen.readback import Document, read_paper
from beslutsgen.readback.stamp import read_stamped
from beslutsgen.word.named import NAMESPACE
from beslutsgen.word.stamp import even, paragraph_digests, parse_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.emit.fill.built_lines import Held
    from beslutsgen.readback.stamp import StampedPaper
    from beslutsgen.word.stamp import Stamp

ALL = [(case, f"{paper}.docx") for case in CASES for paper in PAPERS]
WORD = re.compile(r"[^\W\d_]{2,}|\d+")


def stamped(data: bytes) -> StampedPaper:
    found = read_stamped(data)
    assert found is not None
    return found


def raw(data: bytes) -> str:
    """Stämpeln som den står i filen."""
    (found,) = (text for name, text in parts(data) if f'<stamp xmlns="{NAMESPACE}"' in text)
    return found


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_every_bookmark_is_in_the_stamp_with_its_path_and_notation(case: str, paper: str) -> None:
    made = papers_from(source(case))[paper]
    written = [
        (name, fact.path, fact.notation or "", placed.kind, placed.paragraph)
        for placed in made.placed
        for name, fact in zip(
            placed.bookmarks, (one for one in placed.passage.facts if one.path), strict=True
        )
    ]
    assert sorted(astuple(mark) for mark in stamped(made.data).stamp.marks) == sorted(written)
    assert written


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_every_paragraph_has_its_digest_and_the_number_that_reading_gives(case: str, paper: str) -> None:
    read = stamped(built(case)[paper])
    assert {(one.part, one.number, one.digest) for one in read.lines} == {
        *map(astuple, read.stamp.paragraphs)
    }
    document = read_paper(built(case)[paper], paper)
    assert isinstance(document, Document)
    filled = {(one.part, one.number) for one in document.paragraphs if one.text.strip()}
    assert filled == {(one.part, one.number) for one in read.stamp.paragraphs}


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_the_stamp_holds_no_word_of_the_text(case: str, paper: str) -> None:
    text = raw(built(case)[paper])
    # Sökvägarna i ärendefilen och skrivsättens namn är stämpelns innehåll, inte papperets.
    bare = re.sub(r' (?:path|notation)="[^"]*"', "", text)
    document = docx.Document(io.BytesIO(built(case)[paper]))
    edges = [edge for section in document.sections for edge in (section.header, section.footer)]
    read = [*paragraphs(built(case)[paper]), *(one.text for edge in edges for one in edge.paragraphs)]
    words = {word.casefold() for one in read for word in WORD.findall(one) if len(word) > 3}
    assert len(words) > 50
    held = {word.casefold() for word in re.findall(r"[^\W_]+", bare)}
    assert words & held == set()
    for mark in stamped(built(case)[paper]).stamp.marks:
        assert re.fullmatch(r"[a-z0-9_.\[\]-]+", mark.path)
        assert re.fullmatch(r"[a-z_|]*", mark.notation)


def test_the_stamp_names_no_case_file_and_no_folder() -> None:
    for data in built("kanberget").values():
        assert "kanberget" not in re.sub(r'path="[^"]*"', "", raw(data))
        assert "/" not in re.sub(r"<[/?][^>]*>|/>", "", raw(data))


def test_a_python_docx_reader_sees_the_whole_text() -> None:
    for case in CASES:
        for paper, data in built(case).items():
            read = read_paper(data, paper)
            assert isinstance(read, Document)
            body = [plain(one.text) for one in read.paragraphs if one.part == "body" and one.text.strip()]
            assert [text for text in paragraphs(data) if text] == body
            assert sum(len(one.bookmarks) for one in read.paragraphs) > 30


def test_the_same_case_gives_the_same_stamp_and_another_case_another_salt() -> None:
    one, again = (papers_from(source("kanberget")) for _ in range(2))
    assert {name: raw(paper.data) for name, paper in one.items()} == {
        name: raw(paper.data) for name, paper in again.items()
    }
    other = papers_from(source("kanberget").replace("3,8 mnkr", "3,9 mnkr"))
    for name, paper in one.items():
        before, after = stamped(paper.data).stamp, stamped(other[name].data).stamp
        assert before.salt != after.salt
        assert before.origin.case != after.origin.case
        assert before.origin.pack == after.origin.pack
        assert {p.digest for p in before.paragraphs} & {p.digest for p in after.paragraphs} == set()


def renamed(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def test_the_stamp_is_found_wherever_an_editor_puts_it() -> None:
    data = built("kanberget")["tjansteskrivelse.docx"]
    moved = renamed(
        data, lambda name, part: (name.replace("item1", "item7"), part.replace(b"item1", b"item7"))
    )
    assert stamped(moved).stamp == stamped(data).stamp


def rewritten(stamp: Stamp) -> bytes:
    marks: dict[tuple[str, int], list[Held]] = {}
    for one in stamp.marks:
        marks.setdefault((one.part, one.number), []).append((one.name, 0, 0, one.path, one.notation, ""))
    lines = [
        BuiltLine(one.part, one.number, "", tuple(marks.get((one.part, one.number), ())))
        for one in stamp.paragraphs
    ]
    return write_stamp(
        stamp.origin, stamp.salt, stamp.pictures, lines, [one.digest for one in stamp.paragraphs]
    )


def test_a_damaged_stamp_is_no_stamp() -> None:
    data = built("kanberget")["tjansteskrivelse.docx"]
    stamp = stamped(data).stamp
    assert parse_stamp(rewritten(stamp)) == stamp
    for old, new in ((b"salt=", b"sill="), (b'number="1"', b'number="x"'), (b":", b".")):

        def spoil(name: str, part: bytes, old: bytes = old, new: bytes = new) -> tuple[str, bytes]:
            return name, part.replace(old, new) if name.endswith("/item1.xml") else part

        assert read_stamped(renamed(data, spoil)) is None
    assert read_stamped(b"") is None
    assert read_stamped(b"PK\x03\x04 trasig") is None


SPACED = st.text(st.sampled_from("ab ab\t\n\xa0\u2003\u2011-\xad\u200b\ufffc\ufeffå"), max_size=12)


@given(st.one_of(SPACED, st.text(max_size=12)))
def test_a_text_as_it_is_compared(text: str) -> None:
    for gone in "\ufffc\xad\u200b\ufeff":
        text = text.replace(gone, "")
    assert even(text) == " ".join(text.replace("\u2011", "-").split())


@given(SPACED)
def test_what_programs_add_is_not_compared(text: str) -> None:
    assert even(text) == even(text.translate(dict.fromkeys(map(ord, "\ufffc\xad\u200b\ufeff"))))


@given(st.lists(SPACED, max_size=6))
def test_digests_are_those_of_the_texts_as_they_are_compared(texts: list[str]) -> None:
    found = paragraph_digests(texts, "salt")
    assert len(found) == len(texts)
    assert found == [paragraph_digests((even(text),), "salt")[0] for text in texts]
    assert [one is None for one in found] == [not even(text) for text in texts]
    kinds = {even(text) for text in texts}
    assert len(set(found)) == len(kinds)
