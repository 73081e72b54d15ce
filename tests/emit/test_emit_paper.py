"""Hela papper ur paketets mallar: hela filer, inga rester, samma bytes, egenskaper, utkast och logotyp."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import struct
import subprocess
import sys
import zlib
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from exempel import (
    KOMMUN,
    MALLAR,
    PROPERTIES,
    full_facts,
    full_scope,
    mall,
    minimal_scope,
    organisation,
    paper,
    scope,
    written,
)
from lxml import etree
from openxml_audit import OpenXmlValidator
from smamallar import base_members, body, document, docx, header, paragraph, parts, plain, zipped

from beslutsgen.draft.scope import Group, Leaf
from beslutsgen.emit.fill.fill import Woven
from beslutsgen.emit.fill.package import ExtraPart, NewRelation
from beslutsgen.emit.fill.paper import Paper, assemble, fill, make_paper
from beslutsgen.emit.fill.pictures import read_picture
from beslutsgen.emit.fill.properties import Properties
from beslutsgen.emit.prepare.compiled import CompiledTemplate
from beslutsgen.emit.prepare.templates import compile_template
from beslutsgen.facts import Namn

if TYPE_CHECKING:
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.fill.pictures import Picture

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = [(name, size) for name in MALLAR for size in ("full", "minimal", "utkast")]


def made(name: str, size: str) -> Paper:
    names = minimal_scope(name) if size == "minimal" else full_scope(name, utkast=size == "utkast")
    return paper(name, names)


def audit(data: bytes, folder: Path) -> list[str]:
    path = folder / "papper.docx"
    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize(("name", "size"), CASES)
def test_the_audit_finds_no_error(name: str, size: str, tmp_path: Path) -> None:
    assert audit(made(name, size).data, tmp_path) == []


@pytest.mark.parametrize(("name", "size"), CASES)
def test_nothing_is_left_behind_in_any_part(name: str, size: str) -> None:
    for part, text in parts(made(name, size).data).items():
        assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text), part
        for rest in ("{{", "}}", "{%", "%}", "None", "Undefined", "<?bg"):
            assert rest not in text, (part, rest)
        if part.startswith(("word/document", "word/header", "word/footer")):
            lines = plain(made(name, size).data, part)
            assert not [line for line in lines if "  " in line or line != line.strip(" ") or " ," in line]
            assert "" not in lines


@pytest.mark.parametrize(("name", "size"), CASES)
def test_headings_have_text_and_unbroken_levels(name: str, size: str) -> None:
    document = python_docx.Document(io.BytesIO(made(name, size).data))
    headings = [
        (int(found.style.name.split()[-1]), found.text)
        for found in document.paragraphs
        if found.style is not None and (found.style.name or "").startswith("Heading")
    ]
    assert all(text.strip() for _, text in headings)
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


def test_the_full_tjansteskrivelse_reads_as_it_should() -> None:
    assert "\n".join(plain(made("tjansteskrivelse", "full").data)) == SNAPSHOT.read_text(
        encoding="utf-8"
    ).rstrip("\n")


SNAPSHOT = Path(__file__).with_name("tjansteskrivelse.txt")


def test_the_minimal_papers_hold_only_what_the_case_says() -> None:
    assert plain(made("forslag-till-beslut", "minimal").data) == [
        "Tekniska nämnden",
        "Riktlinjer för resor",
        "Förslag till beslut",
        "Riktlinjerna för resor antas.",
        "Beslutsunderlag",
        "Riktlinjer för resor",
    ]
    assert plain(made("tjansteskrivelse", "minimal").data) == [
        "Tjansteskrivelse",
        "Till",
        "Tekniska nämnden",
        "Riktlinjer för resor",
    ]


@pytest.mark.parametrize("name", MALLAR)
def test_every_text_is_read_by_python_docx(name: str) -> None:
    data = made(name, "full").data
    document = python_docx.Document(io.BytesIO(data))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    read = {found.text for found in document.paragraphs} | {
        found.text for cell in cells for found in cell.paragraphs
    }
    assert {line for line in plain(data) if line} <= read


@pytest.mark.parametrize("name", MALLAR)
def test_every_placed_text_stands_where_it_is_said_to_stand(name: str) -> None:
    for size in ("full", "utkast"):
        result = made(name, size)
        texts = {part: plain(result.data, part) for part in {item.part for item in result.placed}}
        for item in result.placed:
            assert texts[item.part][item.paragraph - 1][item.start :].startswith(item.passage.text)


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    digests = {name: hashlib.sha256(made(name, "full").data).hexdigest() for name in MALLAR}
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import exempel\n"
        "for name in exempel.MALLAR:\n"
        "    print(hashlib.sha256(exempel.paper(name, exempel.full_scope(name)).data).hexdigest())"
    )
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "77")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
        ran = subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.split() == [*digests.values()]


def test_the_properties_are_the_papers_own() -> None:
    document = python_docx.Document(io.BytesIO(made("tjansteskrivelse", "full").data))
    core = document.core_properties
    assert (core.title, core.subject, core.author, core.language) == (
        PROPERTIES.title,
        PROPERTIES.subject,
        KOMMUN,
        "sv-SE",
    )
    assert core.created is not None
    assert core.created.date() == date(2017, 12, 1)


def test_the_templates_own_properties_are_replaced() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Någon Hemlig</dc:creator></cp:coreProperties>'
    )
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    relation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    members = base_members()
    rels = members["_rels/.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{relation}" Target="props/min.xml"/></Relationships>',
    )
    types = members["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/props/min.xml" ContentType="{kind}"/></Types>'
    )
    template = zipped(members | {"_rels/.rels": rels, "[Content_Types].xml": types, "props/min.xml": core})
    data = own(template, Properties("Titel", None, KOMMUN, None)).data
    text = parts(data)["props/min.xml"]
    assert "Någon Hemlig" not in text
    assert "<dc:title>Titel</dc:title>" in text
    assert "created" not in text
    assert "docProps/core.xml" not in parts(data)


def own(
    template: bytes,
    properties: Properties = PROPERTIES,
    pictures: dict[str, Picture] | None = None,
    **names: Node,
) -> Paper:
    """Ett papper ur en egen mall."""
    tree = full_scope("tjansteskrivelse") | names
    compiled = compile_template(template, "mall.docx", tree)
    assert isinstance(compiled, CompiledTemplate), compiled
    result = make_paper(compiled, tree, written, properties, pictures or {})
    assert isinstance(result, Paper), result
    return result


def draft(template: bytes) -> dict[str, str]:
    return parts(own(template, utkast=full_scope("x", utkast=True)["utkast"]).data)


def test_a_draft_is_marked_in_every_header() -> None:
    found = draft(docx("{{ arende.rubrik }}", head=("Eget {{ arende.diarienummer }}",)))
    assert found["word/header1.xml"].count("UTKAST") == 1
    assert "UTKAST" not in "".join(parts(own(docx("{{ arende.rubrik }}")).data).values())


def test_a_draft_gets_headers_where_the_template_has_none() -> None:
    plain_section = "<w:sectPr/>"
    first = '<w:sectPr><w:headerReference w:type="default" r:id="rIdSidhuvud"/><w:titlePg/></w:sectPr>'
    inner = paragraph("{{ arende.rubrik }}", plain_section) + paragraph("x", first) + paragraph("y")
    settings = base_members()["word/settings.xml"].replace("<w:zoom", "<w:evenAndOddHeaders/><w:zoom")
    text = document(inner).replace(
        '<w:headerReference w:type="default" r:id="rIdSidhuvud"/><w:pgSz', "<w:pgSz"
    )
    found = draft(docx(**{"word/document.xml": text, "word/settings.xml": settings}))
    marked = sorted(name for name, part in found.items() if "UTKAST" in part)
    assert marked == [
        "word/header1.xml",
        "word/header_utkast_default.xml",
        "word/header_utkast_even.xml",
        "word/header_utkast_first.xml",
    ]
    sections = etree.fromstring(found["word/document.xml"].encode()).iter(f"{W}sectPr")
    kinds = [
        [reference.get(f"{W}type") for reference in section.iter(f"{W}headerReference")]
        for section in sections
    ]
    assert kinds == [["even", "default"], ["first", "default"], []]


def test_a_draft_of_a_template_without_any_section_is_marked(tmp_path: Path) -> None:
    inner = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body(["{{ arende.rubrik }}"])}</w:body></w:document>'
    found = own(docx(**{"word/document.xml": inner}), utkast=full_scope("x", utkast=True)["utkast"])
    assert "UTKAST" in parts(found.data)["word/header_utkast_default.xml"]
    assert audit(found.data, tmp_path) == []


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x1f\x3b\x57" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def with_logo() -> tuple[dict[str, Node], dict[str, Picture]]:
    group = organisation(full=True)
    path = "pack.organisation.logotyp"
    logo = Group(group.path, {**group.parts, "logotyp": Leaf(path, Namn("logotyp.png"))}, None)
    picture = read_picture(png(400, 100), f"{KOMMUN}s logotyp")
    assert picture is not None
    return scope(full_facts() | {"organisation": logo}, {}, "Papper"), {path: picture}


def test_a_logo_stands_in_the_header_with_its_alternative_text(tmp_path: Path) -> None:
    names, pictures = with_logo()
    made_paper = make_paper(mall("tjansteskrivelse"), names, written, PROPERTIES, pictures)
    assert isinstance(made_paper, Paper)
    found = parts(made_paper.data)
    assert f'descr="{KOMMUN}s logotyp"' in found["word/header1.xml"]
    assert "logotyp.png" not in "".join(found.values())
    assert KOMMUN not in plain(made_paper.data, "word/header1.xml")[0]
    assert '<wp:extent cx="2160000" cy="540000"/>' in found["word/header1.xml"]
    assert audit(made_paper.data, tmp_path) == []


def test_only_a_png_is_a_picture() -> None:
    assert read_picture(b"GIF89a", "x") is None
    assert read_picture(png(1, 1)[:20], "x") is None
    small = read_picture(png(96, 48), "x")
    assert small is not None
    assert small.extent == (914400, 457200)


def test_an_extra_part_is_added_with_its_relation() -> None:
    template = mall("tjansteskrivelse")
    woven = fill(template, full_scope("tjansteskrivelse"), written)
    assert isinstance(woven, Woven)
    relation = NewRelation("word/document.xml", "rIdStampel", "urn:stampel", "../customXml/item1.xml")
    stamp = ExtraPart("customXml/item1.xml", b"<stampel/>", "application/xml", relation)
    found = parts(assemble(template, woven, PROPERTIES, (stamp,)))
    assert found["customXml/item1.xml"] == "<stampel/>"
    assert 'Id="rIdStampel"' in found["word/_rels/document.xml.rels"]
    assert '/customXml/item1.xml" ContentType="application/xml"' in found["[Content_Types].xml"]


def test_a_compiled_template_can_be_kept_and_used_again() -> None:
    template = mall("tjansteskrivelse")
    kept = pickle.loads(pickle.dumps(template))  # noqa: S301  # egna bytes
    names = full_scope("tjansteskrivelse")
    again = make_paper(kept, names, written, PROPERTIES)
    assert isinstance(again, Paper)
    assert again.data == paper("tjansteskrivelse", names).data


@pytest.mark.parametrize("name", MALLAR)
def test_the_namespaces_are_declared_once_in_each_part(name: str) -> None:
    for part, text in parts(made(name, "full").data).items():
        if part.startswith("word/") and part.endswith(".xml"):
            assert text.count("xmlns:w=") <= 1, part


def test_untouched_parts_are_copied_as_they_are() -> None:
    found, original = parts(made("tjansteskrivelse", "full").data), base_members()
    for name in ("word/styles.xml", "word/settings.xml", "word/theme1.xml", "word/fontTable.xml"):
        assert found[name] == original[name]
    assert next(iter(found)) == "[Content_Types].xml"


def test_a_header_of_its_own_with_a_table_only_is_still_whole(tmp_path: Path) -> None:
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    table = f"<w:tbl>{grid}<w:tr><w:tc>{paragraph('{{ arende.datum }}')}</w:tc></w:tr></w:tbl>"
    data = own(docx("{{ arende.rubrik }}", **{"word/header1.xml": header(table + paragraph("slut"))})).data
    assert plain(data, "word/header1.xml") == ["2017-12-01", "slut"]
    assert audit(data, tmp_path) == []
