"""Filer som inte går att läsa: varför, och vad man gör åt det. Och Word-filer som andra program har sparat."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiler import MAIN, members_of, p, package, read, texts, zipped

from beslutsgen.readback import Document, Unreadable, read_paper

if TYPE_CHECKING:
    from pathlib import Path

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WHOLE = package(p("Bakgrund", style="Rubrik1") + p("Text."))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def stream(name: str) -> bytes:
    return OLE + b"\0" * 512 + name.encode("utf-16-le") + b"\0" * 64


def changed(**members: bytes | None) -> bytes:
    """Filen med delar ersatta eller borttagna; `__` i namnet är ett snedstreck och `_x` filändelsen xml."""
    whole = members_of(WHOLE)
    for key, data in members.items():
        name = key.replace("__", "/").replace("_x", ".xml")
        if data is None:
            del whole[name]
        else:
            whole[name] = data
    return zipped(whole)


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members_of(WHOLE).items():
            archive.writestr(name, data)
        archive.writestr("word/stor.xml", b" " * (120 * 2**20))
    return target.getvalue()


EXCEL = zipped(
    {
        "[Content_Types].xml": b'<Types xmlns="x"><Override PartName="/xl/workbook.xml" ContentType="y"/></Types>',
        "_rels/.rels": (
            f'<Relationships xmlns="x"><Relationship Id="a" Type="{OFFICE}" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": b"<a/>",
    }
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(stream("EncryptedPackage"), "Filen är lösenordsskyddad.", id="lösenord"),
        pytest.param(stream("WordDocument"), "Filen är sparad i Words gamla format (.doc).", id="doc"),
        pytest.param(stream("__substg1.0"), "Filen är ett e-postmeddelande ur Outlook.", id="msg"),
        pytest.param(bomb(), "Filen är för stor:", id="zipbomb"),
        pytest.param(EXCEL, "Filen är en Excelfil, inget Word-dokument.", id="xlsx"),
        pytest.param(
            zipped({"content.xml": b"<a/>"}), "Filen är ett OpenDocument-dokument (.odt).", id="odt"
        ),
        pytest.param(zipped({"a.txt": b"a"}), "Filen är en zip-fil men inget Word-dokument.", id="zip"),
        pytest.param(WHOLE[:-100], "Filen är inget Word-dokument, eller så är den skadad.", id="avhuggen"),
        pytest.param(
            changed(word__document_x=b"<w:document>"), "Filen är skadad: dokumentets text", id="xml"
        ),
        pytest.param(
            changed(word__document_x=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "Filen är skadad: dokumentets text",
            id="dokumenttyp",
        ),
        pytest.param(
            changed(word__document_x=None), "Filen är en zip-fil men inget Word-dokument.", id="utan text"
        ),
    ],
)
def test_why_and_what_to_do(data: bytes, message: str) -> None:
    found = read_paper(data, "papper.docx")
    assert isinstance(found, Unreadable)
    assert found.message.startswith(message)
    assert found.hint.endswith(".")
    assert "mall" not in (found.message + found.hint).lower()


@pytest.mark.parametrize("name", ["papper.docx", "papper.DOCX", "papper.txt", "papper"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    document = read_paper(WHOLE, name)
    assert isinstance(document, Document)
    assert document.kind == "docx"


@pytest.mark.parametrize(
    "kind",
    [
        MAIN,
        MAIN.replace("document.main", "template.main"),
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_and_templates_are_read_alike(kind: str) -> None:
    assert texts(read(package(p("Text."), main_type=kind), "papper.dotx")) == ["Text."]


def test_a_damaged_header_is_said_and_the_rest_is_read() -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>'
    whole = members_of(package(p("Text.") + section, header1=p("Huvud"), footnotes=p("x"), comments=p("y")))
    for name in ("header1", "footnotes", "comments"):
        whole[f"word/{name}.xml"] = b"<trasig"
    document = read(zipped(whole))
    assert texts(document) == ["Text."]
    assert document.unread == (
        "ett sidhuvud, som är skadat",
        "fotnoterna, som är skadade",
        "kommentarerna, som är skadade",
    )


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\u00ad"),
    max_size=60,
)


@given(st.lists(st.tuples(TEXT, st.booleans(), st.booleans()), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_text_reads_as_python_docx_reads_it(parts: list[tuple[str, bool, bool]]) -> None:
    written = docx.Document()
    for text, bold, heading in parts:
        paragraph = written.add_heading("", 2) if heading else written.add_paragraph()
        half = len(text) // 2
        paragraph.add_run(text[:half]).bold = bold
        paragraph.add_run(text[half:])
    target = io.BytesIO()
    written.save(target)
    document = read(target.getvalue())
    found = {one.number: one for one in document.paragraphs}
    for number, paragraph in enumerate(written.paragraphs, 1):
        if not paragraph.text.strip():
            assert number not in found
        else:
            one = found[number]
            spot = one.passage.place.spot(0, len(one.text))
            assert paragraph.text.endswith(one.text)
            assert getattr(spot, "start", None) == len(paragraph.text) - len(one.text)


def test_a_paper_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
            pytest.fail("LibreOffice saknas, och inget får hoppas över.")
        pytest.skip("LibreOffice saknas.")
    mark = '<w:bookmarkStart w:id="1" w:name="_bg_0001"/>3,8 mnkr<w:bookmarkEnd w:id="1"/>'
    mark = mark.replace("3,8 mnkr", '<w:r><w:t xml:space="preserve">3,8 mnkr</w:t></w:r>')
    by = 'w:author="Anna" w:date="2025-03-01T10:00:00Z"'
    body = (
        p("Bakgrund", style="Rubrik1")
        + p("Kostnaden är ", mark, " per år.")
        + p("Platserna är ", f'<w:del w:id="5" {by}><w:r><w:delText>sju</w:delText></w:r></w:del>')
        + f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{p('Cell')}</w:tc></w:tr></w:tbl>"
        + p("Sist.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + '<w:sectPr><w:headerReference w:type="default" r:id="r_header1"/></w:sectPr>'
    )
    body = body.replace(
        "</w:del></w:p>", f'</w:del><w:ins w:id="6" {by}><w:r><w:t>åtta</w:t></w:r></w:ins></w:p>'
    )
    data = package(body, header1=p("Huvud"), footnotes=f'<w:footnote w:id="2">{p("Noten")}</w:footnote>')
    (tmp_path / "in.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "ut")]
    subprocess.run([*command, str(tmp_path / "in.docx")], check=True, capture_output=True, timeout=180)
    before, after = read(data), read((tmp_path / "ut" / "in.docx").read_bytes())
    for part in ("body", "header", "footnote"):
        assert [one.strip() for one in texts(after, part)] == [one.strip() for one in texts(before, part)], (
            part
        )
    assert [one.text for one in after.original if one.part == "body"][2] == "Platserna är sju"
    marks = {
        mark.name: one.text[mark.start : mark.end]
        for one in after.paragraphs
        for mark in one.bookmarks
        if mark.whole
    }
    assert marks["_bg_0001"] == "3,8 mnkr"
    assert [(one.change, one.text) for one in after.revisions] == [("deleted", "sju"), ("inserted", "åtta")]
