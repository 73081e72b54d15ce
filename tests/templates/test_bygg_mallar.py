"""Mallpaketets Wordmallar: skriptet och filerna hör ihop, och mallarna är sådana de ska vara."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx as python_docx
import pytest
from docxtpl_lint import lint
from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from types import ModuleType

TEMPLATES: Final = Path(__file__).parents[2] / "templates"
NAMES: Final = ("forslag-till-beslut.docx", "tjansteskrivelse.docx", "verksamhetsuppdrag.docx")
FORSLAG: Final = ("Förslag till beslut", "Sammanfattning", "Ärende", "Beslutsunderlag")
TJANSTESKRIVELSE: Final = (
    "Förslag till beslut",
    "Bakgrund",
    "Ekonomiska konsekvenser",
    "Kommunala mål",
    "Barnkonsekvenser",
    "Samråd",
    "Uppföljning och utvärdering",
    "Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet",
    "Beslutet skickas till",
)
UPPDRAG: Final = (
    "Parter",
    "Uppdraget",
    "Uppdragstid",
    "Möjlighet till förlängning",
    "Omfattning",
    "Ersättning",
    "Samverkan",
    "Bemanning",
    "Uppföljning och utvärdering",
    "Villkor",
    "Underskrifter",
)
HEADINGS: Final = dict(zip(NAMES, (FORSLAG, TJANSTESKRIVELSE, UPPDRAG), strict=True))


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bygg_mallar", TEMPLATES / "bygg_mallar.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Skriptet får inte lämna kompilerade filer efter sig i mallpaketet.
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def part(name: str, member: str) -> str:
    with zipfile.ZipFile(TEMPLATES / name) as archive:
        return archive.read(member).decode()


def test_the_templates_are_what_the_script_builds(tmp_path: Path) -> None:
    script().build(tmp_path)
    built = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in NAMES}
    assert built == {name: hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest() for name in NAMES}
    assert sorted(path.name for path in TEMPLATES.glob("*.docx")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_a_whole_word_file(name: str) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(TEMPLATES / name)).errors] == []
    assert python_docx.Document(str(TEMPLATES / name)).sections


@pytest.mark.parametrize("name", NAMES)
def test_docxtpl_lint_has_nothing_to_say(name: str) -> None:
    assert [str(issue) for issue in lint(str(TEMPLATES / name)).issues] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_sections_stand_in_the_agreed_order(name: str) -> None:
    document = python_docx.Document(io.BytesIO((TEMPLATES / name).read_bytes()))
    found = [
        (paragraph.style.name if paragraph.style else None, paragraph.text)
        for paragraph in document.paragraphs
    ]
    assert tuple(text for style, text in found if style == "Heading 2") == HEADINGS[name]
    assert [text for style, text in found if style == "Heading 1"] == [
        "{{ arende.rubrik }}{% if arende.underrubrik %},\n{{ arende.underrubrik }}{% endif %}"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_diary_number_date_and_board_stand_in_the_body(name: str) -> None:
    body = part(name, "word/document.xml")
    for fact in ("arende.diarienummer", "arende.datum", "arende.namnd"):
        assert f"{{{{ {fact} }}}}" in body


@pytest.mark.parametrize("name", NAMES)
def test_page_and_number_of_pages_are_real_fields(name: str) -> None:
    header = part(name, "word/header1.xml")
    assert re.findall(r'w:instr=" (\w+) "', header) == ["PAGE", "NUMPAGES"]
    assert "{{ organisation.kommun }}" in header


@pytest.mark.parametrize("name", NAMES)
def test_there_is_air_under_the_header_however_tall_the_logotype_is(name: str) -> None:
    space = re.search(r'</w:pBdr><w:spacing w:after="(\d+)"/>', part(name, "word/header1.xml"))
    assert space is not None
    assert int(space[1]) >= 240


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_a4_and_the_language_swedish(name: str) -> None:
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in part(name, "word/document.xml")
    styles = part(name, "word/styles.xml")
    assert '<w:lang w:val="sv-SE"' in styles
    assert "<w:widowControl/>" in styles
    assert '<w:sz w:val="22"/>' in styles


@pytest.mark.parametrize("name", NAMES)
def test_the_base_is_slim_and_every_style_in_use_exists(name: str) -> None:
    styles = part(name, "word/styles.xml")
    known = set(re.findall(r'w:styleId="(\w+)"', styles))
    used = set(
        re.findall(
            r'w:(?:p|tbl|r)Style w:val="(\w+)"',
            part(name, "word/document.xml") + part(name, "word/header1.xml"),
        )
    )
    assert used <= known
    assert len(styles) < 12_000
    for word in (
        "heading 1",
        "heading 2",
        "heading 3",
        "List Bullet",
        "List Number",
        "Hyperlink",
        "Beslutstabell",
    ):
        assert f'<w:name w:val="{word}"/>' in styles
    assert styles.count("<w:keepNext/>") >= 3


@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_empty_spacer_and_no_unmarked_row(name: str) -> None:
    body = part(name, "word/document.xml")
    rows = re.findall(r"<w:tr>.*?</w:tr>", body)
    outside = re.sub(r"<w:tbl>.*?</w:tbl>", "", body)
    assert not re.search(r"<w:p>(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)?(<w:r/>)?</w:p>", outside)
    assert all("<w:cantSplit/>" in row for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_no_path_and_no_author_is_in_the_file(name: str) -> None:
    with zipfile.ZipFile(TEMPLATES / name) as archive:
        text = "".join(archive.read(member).decode() for member in archive.namelist())
    assert "docProps" not in text
    assert "attachedTemplate" not in text
    assert not re.search(r"rsid|[A-Z]:\\|/home/|/Users/", text)
