"""Små Wordmallar av rader, för proven.

En rad är ett stycke. `# ` är en rubrik (antalet # är nivån), `| a | b |` en tabellrad, ⇥ en tabb, ↵ en radbrytning,
‖ en gräns mellan två textkörningar och ⟨B⟩ ett bokmärke som Word har satt mitt i.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from exempel import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BASE: Final = "forslag-till-beslut.docx"
_SPECIAL: Final = {"⇥": "<w:tab/>", "↵": "<w:br/>"}
_MARKS: Final = {"⟨B⟩": '<w:bookmarkStart w:id="7" w:name="eget"/><w:bookmarkEnd w:id="7"/>'}
SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdSidhuvud"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def text_runs(text: str) -> str:
    """Textkörningarna i ett stycke."""
    pieces = re.split("(‖|⟨B⟩)", text)
    return "".join(
        _MARKS.get(piece, "") if piece in ("‖", *_MARKS) else run(piece) for piece in pieces if piece
    )


def run(text: str) -> str:
    """En textkörning."""
    inner = "".join(
        _SPECIAL.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split("([⇥↵])", text)
        if piece
    )
    return f"<w:r>{inner}</w:r>"


def paragraph(line: str, properties: str = "") -> str:
    """Ett stycke, eller en rubrik."""
    heading = re.fullmatch(r"(#+) (.*)", line, re.DOTALL)
    if heading:
        properties = f'<w:pStyle w:val="Rubrik{len(heading[1])}"/>{properties}'
        line = heading[2]
    return f"<w:p><w:pPr>{properties}</w:pPr>{text_runs(line)}</w:p>"


def table_row(line: str) -> str:
    """En tabellrad; lodstreck inom klamrar är filter."""
    cells = re.split(r"\|(?![^{]*\}\})", line.strip().strip("|"))
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell.strip())}</w:tc>" for cell in cells) + "</w:tr>"


def body(lines: Sequence[str]) -> str:
    """Stycken och tabeller i ordning."""
    made = ""
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        rows = [*group]
        if is_table:
            columns = len(re.findall("<w:tc>", table_row(rows[0])))
            grid = '<w:gridCol w:w="2000"/>' * columns
            inner = "".join(table_row(row) for row in rows)
            width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            made += f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"
        else:
            made += "".join(paragraph(row) for row in rows)
    return made


def document(inner: str) -> str:
    """Dokumentet med ett avsnitt."""
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{inner}{SECTION}</w:body></w:document>'


def header(inner: str) -> str:
    """Ett sidhuvud."""
    return f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{inner}</w:hdr>'


def docx(
    *lines: str, xml: str | None = None, head: Sequence[str] = ("Sidhuvud",), without: str = "", **parts: str
) -> bytes:
    """En mall av rader, eller av färdig XML för dokumentets kropp."""
    members = base_members()
    del members["word/footer1.xml"]
    members["word/document.xml"] = document(body(lines) if xml is None else xml)
    members["word/header1.xml"] = header(body(head))
    rels = members["word/_rels/document.xml.rels"]
    members["word/_rels/document.xml.rels"] = re.sub(r'<Relationship Id="rIdSidfot"[^>]*/>', "", rels)
    types = members["[Content_Types].xml"]
    members["[Content_Types].xml"] = re.sub(r'<Override PartName="/word/footer1.xml"[^>]*/>', "", types)
    if without:
        style = rf'<w:style (?:(?!</w:style>).)*<w:name w:val="{without}"/>.*?</w:style>'
        members["word/styles.xml"] = re.sub(style, "", members["word/styles.xml"])
    return zipped(members | parts)


def base_members() -> dict[str, str]:
    """Delarna i en av paketets mallar."""
    with zipfile.ZipFile(TEMPLATES / BASE) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Delarna som en fil."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, str]:
    """Textdelarna i en färdig fil."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def plain(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Styckenas text i en del, som den läses."""
    from lxml import etree

    from beslutsgen.word.paragraphs import leaves, paragraphs

    root = etree.fromstring(parts(data)[part].encode())
    return ["".join(leaf.text for leaf in leaves(found)) for found in paragraphs(root)]
