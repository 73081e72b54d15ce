"""Mallens egna bilder är ingen oläst text; en bild som någon har lagt till sägs alltid."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from typing import TYPE_CHECKING

import docx
import pytest
from cases import ROOT, source

from beslutsgen.pipeline import BuildOptions, build_case, open_pack, review_files

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles

PAPER = "tjansteskrivelse.docx"


def png(shade: int) -> bytes:
    """En bild med en punkt i en nyans av grått."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((0, shade)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


LOGOTYPE, PHOTO, OTHER = png(0), png(100), png(200)


def opened(folder: Path) -> PackFiles:
    files = open_pack(folder)
    assert not isinstance(files, tuple)
    return files


def with_pictures(folder: Path, *, logotype: bytes = LOGOTYPE) -> PackFiles:
    """Mallpaketet med en logotyp i mallens sidhuvud och en bild i dess text."""
    shutil.copytree(ROOT / "templates", folder)
    for file in folder.glob("*.docx"):
        template = docx.Document(str(file))
        for section in template.sections:
            for header in (section.header, section.first_page_header):
                header.add_paragraph().add_run().add_picture(io.BytesIO(logotype))
        template.add_paragraph().add_run().add_picture(io.BytesIO(PHOTO))
        template.save(str(file))
    return opened(folder)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Kanbergets papper, byggda av mallar med bilder."""
    case = tmp_path / "arenden" / "kanberget.yaml"
    case.parent.mkdir()
    case.write_text(source("kanberget"), encoding="utf-8")
    outcome = build_case(case, with_pictures(tmp_path / "mallar"), BuildOptions(tmp_path / "output"))
    assert outcome.written, outcome.diagnostics
    return tmp_path / "output" / "kanberget"


def unread(papers: Path, files: PackFiles) -> list[str]:
    outcome = review_files([papers / PAPER], None, files)
    return [one.reason for one in outcome.unread]


def add_picture(file: Path, data: bytes) -> None:
    paper = docx.Document(str(file))
    paper.add_paragraph().add_run().add_picture(io.BytesIO(data))
    paper.save(str(file))


def test_pictures_of_the_template_are_no_unread_text(papers: Path, tmp_path: Path) -> None:
    assert unread(papers, opened(tmp_path / "mallar")) == []
    # Också sparat på nytt, av ett program som ger delarna andra namn.
    docx.Document(str(papers / PAPER)).save(str(papers / PAPER))
    assert unread(papers, opened(tmp_path / "mallar")) == []


@pytest.mark.parametrize("own", [True, False])
def test_a_picture_that_somebody_added_is_said(papers: Path, tmp_path: Path, *, own: bool) -> None:
    add_picture(papers / PAPER, OTHER)
    files = opened(tmp_path / "mallar") if own else opened(ROOT / "templates")
    assert unread(papers, files) == ["en bild"]


def test_the_memory_beside_the_paper_knows_them_without_the_pack(papers: Path) -> None:
    assert unread(papers, opened(ROOT / "templates")) == []
    shutil.rmtree(papers / ".beslutsgen")
    reasons = unread(papers, opened(ROOT / "templates"))
    assert [one for one in reasons if "bild" in one] == ["3 bilder"]


def test_the_pack_knows_them_without_the_memory(papers: Path, tmp_path: Path) -> None:
    shutil.rmtree(papers / ".beslutsgen")
    assert unread(papers, opened(tmp_path / "mallar")) == []
    other = with_pictures(tmp_path / "andra", logotype=OTHER)
    reasons = unread(papers, other)
    assert [one for one in reasons if "bild" in one] == ["2 bilder"]


def test_the_logotype_of_the_pack_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "mallar"
    shutil.copytree(ROOT / "templates", folder)
    (folder / "logotyp.png").write_bytes(LOGOTYPE)
    file = folder / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("organisation:\n", "organisation:\n  logotyp: logotyp.png\n", 1), encoding="utf-8"
    )
    case = tmp_path / "kanberget.yaml"
    case.write_text(source("kanberget"), encoding="utf-8")
    assert build_case(case, opened(folder), BuildOptions(tmp_path / "output")).written
    papers = tmp_path / "output" / "kanberget"
    assert "bild" in str(unread_without_knowing(papers / PAPER))
    shutil.rmtree(papers / ".beslutsgen")
    assert unread(papers, opened(folder)) == []


def unread_without_knowing(file: Path) -> tuple[str, ...]:
    from beslutsgen.readback import Document, read_paper

    read = read_paper(file.read_bytes(), file.name)
    assert isinstance(read, Document)
    return read.unread
