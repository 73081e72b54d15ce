"""Andra program läser papperen: python-docx, LibreOffice och openxml-audit."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest
from cases import CASES, PAPERS, built, papers_from, paragraphs, parts, plain, source
from lxml import etree
from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALL = [(case, f"{paper}.docx") for case in CASES for paper in PAPERS]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TO_TEXT = shutil.which("pdftotext")


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_openxml_audit_finds_no_error(case: str, paper: str, tmp_path: Path) -> None:
    file = tmp_path / paper
    file.write_bytes(built(case)[paper])
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_python_docx_reads_properties_and_headings(case: str, paper: str) -> None:
    document = docx.Document(io.BytesIO(built(case)[paper]))
    assert document.core_properties.title
    assert document.core_properties.language == "sv-SE"
    levels = [
        int(p.style.name[-1]) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("case", "paper"), ALL)
def test_python_docx_reads_the_whole_text_facts_included(case: str, paper: str) -> None:
    made = papers_from(source(case), f"{case}.yaml")[paper]
    document = docx.Document(io.BytesIO(made.data))
    read = {
        "body": paragraphs(made.data),
        "header": [plain(one.text) for section in document.sections for one in section.header.paragraphs],
        "footer": [plain(one.text) for section in document.sections for one in section.footer.paragraphs],
    }
    assert all(read.values())
    for placed in made.placed:
        assert any(plain(placed.passage.text) in one for one in read[placed.kind]), placed.passage.text
    # Inget står i papperet som läsaren inte ser: inte i innehållskontroller, textrutor eller dolda delar.
    texts = {
        "body": r"word/document\.xml",
        "header": r"word/header\d*\.xml",
        "footer": r"word/footer\d*\.xml",
    }
    for kind, name in texts.items():
        there = "".join(_letters(xml) for part, xml in parts(made.data) if re.fullmatch(name, part))
        assert sorted(there) == sorted(_without_spaces("".join(read[kind]))), kind


def _letters(xml: str) -> str:
    """Alla tecken som står i en del av papperet, var de än står utom i fält som sidnumret, utan mellanrum."""
    every = etree.fromstring(xml.encode()).iter(f"{W}t", f"{W}noBreakHyphen")
    texts = [one for one in every if next(one.iterancestors(f"{W}fldSimple"), None) is None]
    return _without_spaces(plain("".join(one.text or "" if one.tag == f"{W}t" else "-" for one in texts)))


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def test_libreoffice_opens_every_paper(tmp_path: Path) -> None:
    if not (OFFICE and TO_TEXT):
        if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
            pytest.fail("LibreOffice och pdftotext ska finnas i denna körning")
        pytest.skip("LibreOffice eller pdftotext finns inte på datorn")
    for case, paper in ALL:
        (tmp_path / f"{case}-{paper}").write_bytes(built(case)[paper])
    files = sorted(str(file) for file in tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    convert = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    for case, paper in ALL:
        pdf = tmp_path / f"{case}-{paper.removesuffix('.docx')}.pdf"
        text = subprocess.run(
            [str(TO_TEXT), str(pdf), "-"], check=True, capture_output=True, timeout=60
        ).stdout
        words = set(plain(text.decode("utf-8")).split())
        missing = {word for word in _words(built(case)[paper]) if word not in words}
        assert not missing


def _words(data: bytes) -> set[str]:
    """Papperets ord av bara bokstäver: dem som varken avstavas eller bryts."""
    document = docx.Document(io.BytesIO(data))
    return {word for p in document.paragraphs for word in plain(p.text).split() if word.isalpha()}
