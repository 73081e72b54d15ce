"""Bygger mallpaketets Wordmallar: python templates/bygg_mallar.py.

Mallarna är vanliga Word-dokument som går att ändra i Word. Det här skriptet finns för att paketets egna mallar ska
kunna granskas som text. Ändras en mall i Word, ändra också här, eller ta bort den ur `MALLAR`.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))

import mallstil  # ligger bredvid skriptet, som inte är något paket

R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LABEL_WIDTH: Final = 2300
MBL: Final = "Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet"


def run(text: str, properties: str = "") -> str:
    """En textkörning."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "", extra: str = "") -> str:
    """Ett stycke; `content` är text eller färdiga körningar."""
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    ppr = f"<w:pPr>{named}{extra}</w:pPr>" if named or extra else ""
    return f"<w:p>{ppr}{inner}</w:p>"


def heading(text: str) -> str:
    """En avsnittsrubrik."""
    return paragraph(text, "Rubrik2")


def section(title: str, *blocks: str) -> str:
    """Ett avsnitt: rubrik och ett block per stycke."""
    return heading(title) + "".join(paragraph("{{ " + block + " }}") for block in blocks)


def row(*cells: tuple[int, str], height: int = 0) -> str:
    """En tabellrad som inte delas mellan sidor; med `height` minst så hög."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    tcs = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{tcs}</w:tr>"


def layout_table(name: str, widths: tuple[int, ...], rows: str) -> str:
    """En tabell utan linjer, med sitt ändamål som alternativtext."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Uppgifter"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def fact_row(label: str, *lines: str) -> str:
    """En rad i huvudets tabell: ledtext och uppgift."""
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    value = paragraph(f"<w:r>{content}</w:r>", "Uppgift")
    return row((LABEL_WIDTH, paragraph(label, "Ledtext")), (mallstil.TEXT_WIDTH - LABEL_WIDTH, value))


def tag_row(tag: str) -> str:
    """En rad som bara bär en slinga eller ett villkor och försvinner."""
    return row(
        (LABEL_WIDTH, paragraph(tag, "Ledtext")),
        (mallstil.TEXT_WIDTH - LABEL_WIDTH, paragraph("<w:r/>", "Uppgift")),
    )


def head_table(*rows: str) -> str:
    """Uppgifterna överst i papperet."""
    widths = (LABEL_WIDTH, mallstil.TEXT_WIDTH - LABEL_WIDTH)
    return layout_table("Ärendets uppgifter", widths, "".join(rows))


def title() -> str:
    """Ärendets rubrik, med underrubriken på en egen rad i samma rubrik."""
    light = '<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
    return paragraph(
        run("{{ arende.rubrik }}{% if arende.underrubrik %},")
        + f"<w:r><w:rPr>{light}</w:rPr><w:br/></w:r>"
        + run("{{ arende.underrubrik }}{% endif %}", light),
        "Rubrik1",
    )


def signature() -> str:
    """Förvaltningen och de som undertecknar, i en rad som inte delas."""
    cell = (
        paragraph("{{ arende.forvaltning }}", "Signatur", '<w:spacing w:before="480"/>')
        + paragraph("{%p for person in arende.undertecknare %}", "Signatur")
        + paragraph("{{ person.namn }}", "Signaturnamn")
        + paragraph("{{ person.titel }}", "Signatur")
        + paragraph("{%p endfor %}", "Signatur")
    )
    return layout_table("Underskrift", (mallstil.TEXT_WIDTH,), row((mallstil.TEXT_WIDTH, cell)))


def signatures() -> str:
    """Båda parternas underskrifter sida vid sida: rader att skriva på, som inte delas mellan sidor."""
    half = mallstil.TEXT_WIDTH // 2

    def party(role: str, name: str) -> str:
        return paragraph(role, "Signatur") + paragraph(
            run("{{ " + name + ".namn }}", "<w:b/><w:bCs/>"), "Signatur"
        )

    rows = row(
        (half, party("För beställaren", "bestallare")),
        (half, party("För utföraren", "utforare")),
        height=1150,
    )
    for label in ("Ort och datum", "Underskrift", "Namnförtydligande", "Titel"):
        line = (half, paragraph(label, "Underskriftsrad"))
        rows += row(line, line)
    return layout_table("Parternas underskrifter", (half, half), rows)


FORSLAG: Final = (
    paragraph("{{ arende.namnd }}", "Papperstyp")
    + head_table(
        fact_row("Sammanträde", "{{ arende.sammantrade }}"),
        fact_row("Datum", "{{ arende.datum }}"),
        fact_row("Diarienummer", "{{ arende.diarienummer }}"),
    )
    + title()
    + section("Förslag till beslut", "beslut")
    + section("Sammanfattning", "sammanfattning")
    + section("Ärende", "arendet")
    + paragraph(
        "Beslutsunderlag",
        "Rubrik2",
        f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="12" w:color="{mallstil.LINE}"/></w:pBdr>'
        '<w:spacing w:before="480"/>',
    )
    + paragraph("{{ underlag }}")
)

TJANSTESKRIVELSE: Final = (
    paragraph("{{ papper.titel }}", "Papperstyp")
    + head_table(
        fact_row("Förvaltning", "{{ arende.forvaltning }}"),
        tag_row("{%tr for person in arende.handlaggare %}"),
        fact_row(
            "Handläggare",
            "{{ person.namn }}, {{ person.titel }}",
            "{{ person.epost }}",
            "{{ person.telefon }}",
        ),
        tag_row("{%tr endfor %}"),
        fact_row("Datum", "{{ arende.datum }}"),
        fact_row("Diarienummer", "{{ arende.diarienummer }}"),
        fact_row("Till", "{{ arende.namnd }}"),
        fact_row("Sammanträde", "{{ arende.sammantrade }}"),
    )
    + title()
    + section("Förslag till beslut", "beslutspunkter")
    + section("Bakgrund", "bakgrund")
    + section("Ekonomiska konsekvenser", "ekonomiska_konsekvenser")
    + section("Kommunala mål", "kommunala_mal")
    + section("Barnkonsekvenser", "barnkonsekvenser")
    + section("Samråd", "samrad")
    + section("Uppföljning och utvärdering", "uppfoljning")
    + section(MBL, "mbl")
    + signature()
    + section("Beslutet skickas till", "skickas_till")
)

VERKSAMHETSUPPDRAG: Final = (
    paragraph("{{ papper.titel }}", "Papperstyp")
    + head_table(
        fact_row("Diarienummer", "{{ arende.diarienummer }}"),
        fact_row("Datum", "{{ arende.datum }}"),
        fact_row("Nämnd", "{{ arende.namnd }}"),
    )
    + title()
    + section("Parter", "parterna")
    + section("Uppdraget", "uppdraget")
    + section("Uppdragstid", "uppdragstid")
    + section("Möjlighet till förlängning", "forlangning")
    + section("Omfattning", "omfattning")
    + section("Ersättning", "ersattning")
    + section("Samverkan", "samverkan")
    + section("Bemanning", "bemanning")
    + section("Uppföljning och utvärdering", "uppfoljning")
    + section("Villkor", "villkor")
    + heading("Underskrifter")
    + signatures()
)

MALLAR: Final = {
    "forslag-till-beslut.docx": FORSLAG,
    "tjansteskrivelse.docx": TJANSTESKRIVELSE,
    "verksamhetsuppdrag.docx": VERKSAMHETSUPPDRAG,
}


def header() -> str:
    """Sidhuvudet: avsändare eller logotyp till vänster, papper, diarienummer och sida till höger."""
    bold = f'<w:b/><w:bCs/><w:color w:val="{mallstil.ACCENT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    tab = "<w:r><w:tab/></w:r>"
    page = (
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        + run(" (")
        + '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        + run(")")
    )
    sender = run(
        "{% if organisation.logotyp %}{{ organisation.logotyp }}{% else %}{{ organisation.kommun }}{% endif %}",
        bold,
    )
    first = sender + tab + run("{{ papper.titel }}") + run("\u2003") + page
    second = run("{{ arende.forvaltning }}") + tab + run("{{ arende.diarienummer }}")
    # Luften under linjen märks först när en hög logotyp skjuter ner texten.
    rule = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="{mallstil.LINE}"/></w:pBdr>'
        '<w:spacing w:after="280"/>'
    )
    return (
        f'{mallstil.HEAD}<w:hdr xmlns:w="{mallstil.W}" xmlns:r="{R}">'
        + paragraph(f"{first}<w:r><w:br/></w:r>{second}", "Sidhuvud", rule)
        + "</w:hdr>"
    )


def footer() -> str:
    """Sidfoten: kommunens adress, och hur man når den."""
    address = "{{ organisation.kommun }}{% for rad in organisation.adress %} · {{ rad }}{% endfor %}"
    parts = (("telefon", ""), ("epost", ""), ("webbplats", ""), ("organisationsnummer", "org.nr "))
    contact = "".join(
        f"{{% if organisation.{part} %}} · {label}{{{{ organisation.{part} }}}}{{% endif %}}"
        for part, label in parts
    )
    rows = paragraph(address, "Sidfot") + paragraph(contact, "Sidfot")
    return f'{mallstil.HEAD}<w:ftr xmlns:w="{mallstil.W}" xmlns:r="{R}">{rows}</w:ftr>'


def document(body: str) -> str:
    """Dokumentet: innehållet och sidans mått."""
    margin = mallstil.MARGIN
    return (
        f'{mallstil.HEAD}<w:document xmlns:w="{mallstil.W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rIdSidhuvud"/><w:footerReference w:type="default" r:id="rIdSidfot"/>'
        f'<w:pgSz w:w="{mallstil.PAGE_WIDTH}" w:h="{mallstil.PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1985" w:right="{margin}" w:bottom="1418" w:left="{margin}" '
        'w:header="794" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def members(body: str) -> dict[str, str]:
    """Mallens delar."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
    }
    kinds |= {"fontTable": "fontTable", "header1": "header", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{DOCUMENT_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides += f'<Override PartName="/word/theme1.xml" ContentType="{theme}"/>'
    related = {
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "fontTable": "fontTable",
        "theme1": "theme",
    }
    rels = "".join(
        f'<Relationship Id="rId{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
        for name, kind in related.items()
    )
    rels += f'<Relationship Id="rIdSidhuvud" Type="{R}/header" Target="header1.xml"/>'
    rels += f'<Relationship Id="rIdSidfot" Type="{R}/footer" Target="footer1.xml"/>'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return {
        "[Content_Types].xml": f'{mallstil.HEAD}<Types xmlns="{types}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{mallstil.HEAD}<Relationships xmlns="{PACKAGE_RELS}">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": f'{mallstil.HEAD}<Relationships xmlns="{PACKAGE_RELS}">{rels}</Relationships>',
        "word/styles.xml": mallstil.styles(),
        "word/numbering.xml": mallstil.numbering(),
        "word/settings.xml": mallstil.settings(),
        "word/fontTable.xml": mallstil.font_table(),
        "word/theme1.xml": mallstil.theme(),
        "word/header1.xml": header(),
        "word/footer1.xml": footer(),
    }


def build(folder: Path) -> None:
    """Skriver mallarna i mappen, med samma bytes varje gång."""
    for name, body in MALLAR.items():
        with zipfile.ZipFile(folder / name, "w") as archive:
            for member, text in members(body).items():
                # Opackat och utan datorns eget märke: mallen ska ha samma bytes överallt.
                info = zipfile.ZipInfo(member)
                info.create_system = 0
                archive.writestr(info, text.encode())


if __name__ == "__main__":
    build(Path(__file__).parent)
