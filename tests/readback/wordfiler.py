"""Bygger små Word-dokument av rå XML, så att proven kan visa precis vad Word skriver."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from beslutsgen.readback import Document, read_paper

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES: Final = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN: Final = f"{_WORD}document.main+xml"
STYLES: Final = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="MinRubrik"><w:name w:val="Egen"/><w:basedOn w:val="Rubrik1"/></w:style>
<w:style w:type="paragraph" w:styleId="Lista"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


# Taggar, text och tecken som kan ha blivit fel när en del skrevs.
SCRAPS: Final = (
    *("<w:t>", "</w:t>", "<w:r>", "</w:r>", "</w:p>", "<w:p>", "<w:t/>", "<w:br/>", "</w:t></w:r><w:r><w:t>", "<x:b/>"),
    *("<", ">", "&", "&amp;", "&x;", "]]>", '"', "<!-- -->", "<?x?>", "<![CDATA[x]]>"),
    *("\0", "\1", "\2", "\3", "\r", "\n", "\ufffe"),
    *("</w:t >", "<w:t xml:space='preserve'>", '<w:b a="<"/>', '<w:b a=">"/>', '<w:b w:a="1" w:a="2"/>'),
    *('<w:bookmarkStart w:name="_bg_0001" w:id="1"/>', '<w:bookmarkEnd w:id="1"/>', f'<w:b xmlns:w="{_R}"/>'),
    *(f'<x:r xmlns:x="{_W}"><x:t>dolt</x:t></x:r>', "<w:instrText>PAGE</w:instrText>", "<w:txbxContent/>"),
)  # fmt: skip


def p(*inner: str, style: str = "", properties: str = "") -> str:
    """Ett stycke; text som inte är XML blir en körning."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    kept = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{kept}{''.join(one if one.startswith('<') else r(one) for one in inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """En körning."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def package(
    body: str, *, main_type: str = MAIN, extra: dict[str, bytes] | None = None, **parts: str
) -> bytes:
    """Dokumentet som bytes; `parts` är andra delar efter namn (styles, numbering, comments, header1 ...)."""
    parts = {"styles": STYLES, **parts}
    rels, types, members = [], [], {}
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        rels.append(f'<Relationship Id="r_{name}" Type="{_R}/{kind}" Target="{name}.xml"/>')
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>')
        prefix = "w15" if kind == "commentsExtended" else "w"
        root = "commentsEx" if kind == "commentsExtended" else root
        members[f"word/{name}.xml"] = f"<{prefix}:{root} {_NAMESPACES}>{inner}</{prefix}:{root}>"
    package_ns = "http://schemas.openxmlformats.org/package/2006"
    members["[Content_Types].xml"] = (
        f'<Types xmlns="{package_ns}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{"".join(types)}</Types>'
    )
    relationships = f'<Relationships xmlns="{package_ns}/relationships">'
    members["_rels/.rels"] = (
        f'{relationships}<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package_ns}/relationships/metadata/core-properties" '
        f'Target="docProps/core.xml"/></Relationships>'
    )
    links = f'<Relationship Id="lank" Type="{_R}/hyperlink" Target="https://a.se/" TargetMode="External"/>'
    members["word/_rels/document.xml.rels"] = f"{relationships}{''.join(rels)}{links}</Relationships>"
    members["word/document.xml"] = f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    members["docProps/core.xml"] = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>Anna</d:creator>'
        "<c:lastModifiedBy>Bo</c:lastModifiedBy></c:coreProperties>"
    )
    return zipped({**{name: text.encode() for name, text in members.items()}, **(extra or {})})


def zipped(members: dict[str, bytes]) -> bytes:
    """En zipfil med medlemmarna."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """Medlemmarna i en zipfil."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(data: bytes, file: str = "papper.docx") -> Document:
    """Papperet, som ska gå att läsa."""
    document = read_paper(data, file)
    assert isinstance(document, Document), document
    return document


def texts(document: Document, part: str = "body") -> list[str]:
    """Styckenas texter i en del."""
    return [one.text for one in document.paragraphs if one.part == part]
