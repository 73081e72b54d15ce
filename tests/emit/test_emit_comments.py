"""Fynd som kommentarer: vid sin text tecken för tecken, med texten och andras kommentarer som de var."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree
from openxml_audit import OpenXmlValidator
from wordfiler import members_of, p, package, r, read, texts, zipped

from beslutsgen.diagnostic import PaperSpot, WholeFile
from beslutsgen.emit.disk.copies import write_copies
from beslutsgen.review.remarks import commented

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.readback import Comment, Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FILE = "papper.docx"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DOCPROPERTY Datum</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2018-03-01</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>bunden</w:t></w:r></w:sdtContent></w:sdt>"
)
# Stycken med allt som Word kan dela en text med.
PARAGRAPHS = {
    "en körning": p("Avtalet gäller 2018-03-01 och framåt."),
    "fet mitt i": p(r("Avtalet "), r("gäller", "<w:b/>"), r(" nu.")),
    "tabb och radbrytning": p(
        "<w:r><w:rPr><w:i/></w:rPr><w:t>Dnr</w:t><w:tab/><w:t>12</w:t><w:br/><w:t>av 3</w:t></w:r>"
    ),
    "fält": p("Den ", _FIELD, " gäller."),
    "enkelt fält": p('<w:fldSimple w:instr="TITLE"><w:r><w:t>Titeln</w:t></w:r></w:fldSimple>', " här"),
    "länk": p("Se ", '<w:hyperlink r:id="lank"><w:r><w:t>sidan här</w:t></w:r></w:hyperlink>', " nu."),
    "ändringar": p(
        "Det är ",
        '<w:del w:id="90" w:author="Eva"><w:r><w:delText>sju</w:delText></w:r></w:del>',
        '<w:ins w:id="91" w:author="Eva"><w:r><w:t>åtta</w:t></w:r></w:ins>',
        " platser.",
    ),
    "innehållskontroll": p(
        "I ", "<w:sdt><w:sdtContent><w:r><w:t>ruta</w:t></w:r></w:sdtContent></w:sdt>", "."
    ),
    "mjukt bindestreck": p("kort\u00adtids\u00advård"),
    "bokmärke": p(
        "a ", '<w:bookmarkStart w:id="1" w:name="_bg_1"/>', r("faktum"), '<w:bookmarkEnd w:id="1"/>', " b"
    ),
    "fotnot": p("före", '<w:r><w:footnoteReference w:id="2"/></w:r>', "efter"),
}


def spot(number: int, start: int, end: int, text: str, part: str = "body") -> PaperSpot:
    return PaperSpot(FILE, part, None, number, start, end, text[start:end])


def remarked(data: bytes, *spots: PaperSpot | WholeFile) -> bytes:
    found = commented(data, [(one, (f"Fynd {number}.", "Fel DAT001")) for number, one in enumerate(spots)])
    assert found is not None
    return found


def ours(document: Document) -> list[Comment]:
    return [one for one in document.comments if one.author == "beslutsgen"]


def excerpts(document: Document) -> list[str]:
    return [one.spot.excerpt if one.spot else "" for one in ours(document)]


def between(data: bytes) -> dict[str, str]:
    """Texten mellan varje kommentars märken, läst rakt ur XML utan vår läsare."""
    root = etree.fromstring(members_of(data)["word/document.xml"])
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    open_: set[str] = set()
    found: dict[str, str] = {}
    for element in root.iter():
        key = element.get(f"{W}id") or ""
        if element.tag == f"{W}commentRangeStart":
            open_.add(key)
            found[key] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(key)
        text = (element.text or "") if element.tag == f"{W}t" else shown.get(str(element.tag), "")
        for one in open_:
            found[one] += text.replace("\u00ad", "")
    assert not open_
    return found


def _stretches(length: int) -> set[tuple[int, int]]:
    """Varje tecken för sig, och varje början och slut av texten."""
    return {
        pair
        for at in range(length)
        for pair in ((at, at + 1), (0, at + 1), (at, length), (at, min(at + 3, length)))
    }


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_every_stretch_of_a_paragraph_gets_its_comment_exactly_there(name: str) -> None:
    data = package(p("Före") + PARAGRAPHS[name])
    before = read(data)
    text = texts(before)[1]
    for start, end in _stretches(len(text)):
        copy = remarked(data, spot(2, start, end, text))
        after = read(copy)
        assert excerpts(after) == [text[start:end]]
        assert list(between(copy).values()) == [text[start:end]]
        assert texts(after) == texts(before)


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_many_comments_in_one_paragraph_stand_each_at_its_own_text(name: str) -> None:
    data = package(PARAGRAPHS[name])
    text = texts(read(data))[0]
    middle = len(text) // 2
    stretches = [(0, len(text)), (0, middle), (0, middle), (middle, len(text)), (1, 3), (2, middle + 1)]
    copy = remarked(data, *(spot(1, start, end, text) for start, end in stretches))
    assert excerpts(read(copy)) == [text[start:end] for start, end in stretches]
    found = between(copy)
    assert [found[str(key)] for key in range(len(stretches))] == [text[start:end] for start, end in stretches]
    assert texts(read(copy)) == [text]


def test_the_look_of_a_split_run_stays() -> None:
    data = package(p('<w:r w:rsidR="00AB"><w:rPr><w:b/></w:rPr><w:t>ett två tre</w:t></w:r>'))
    root = etree.fromstring(members_of(remarked(data, spot(1, 4, 7, "ett två tre")))["word/document.xml"])
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert [run.findtext(f"{W}t") for run in runs] == ["ett ", "två", " tre"]
    assert all(run.find(f"{W}rPr/{W}b") is not None and run.get(f"{W}rsidR") == "00AB" for run in runs)


def test_a_control_bound_to_data_is_commented_whole() -> None:
    """Word skriver om innehållet i en bunden kontroll, och en kommentar inuti skulle försvinna."""
    text = "en bunden text"
    copy = remarked(package(p("en ", _BOUND, " text")), spot(1, 5, 7, text))
    assert excerpts(read(copy)) == ["bunden"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("header", "Gäller sidhuvudet: ”Sid huvud”"),
        ("footer", "Gäller sidfoten: ”Sid huvud”"),
        ("footnote", "Gäller en not: ”Sid huvud”"),
        ("comment", "Gäller en kommentar: ”Sid huvud”"),
    ],
)
def test_what_word_cannot_comment_is_quoted_at_the_first_paragraph(part: str, said: str) -> None:
    copy = remarked(package(p("") + p("Rubriken") + p("Mer")), spot(1, 0, 9, "Sid\nhuvud", part))
    (comment,) = ours(read(copy))
    assert comment.text == f"{said}\nFynd 0.\nFel DAT001"
    assert comment.spot is not None
    assert comment.spot.excerpt == "Rubriken"


def test_a_text_box_is_quoted_at_the_first_paragraph() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('I rutan')}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = package(p("Först") + p("Ankare", box))
    number = next(one.number for one in read(data).paragraphs if one.text == "I rutan")
    (comment,) = ours(read(remarked(data, spot(number, 2, 7, "I rutan"))))
    assert comment.text.startswith("Gäller en textruta: ”rutan”")
    assert comment.spot is not None
    assert comment.spot.excerpt == "Först"


def test_a_finding_about_the_whole_file_stands_first() -> None:
    copy = remarked(package(p("Rubriken") + p("Mer")), WholeFile(FILE))
    assert excerpts(read(copy)) == ["Rubriken"]


def test_an_empty_place_stands_for_its_paragraph() -> None:
    assert excerpts(read(remarked(package(p("Ett") + p("Två")), spot(2, 1, 1, "Två")))) == ["Två"]


def test_a_paper_without_text_gets_its_comment_all_the_same() -> None:
    for body in ("", p(""), "<w:sectPr/>"):
        (comment,) = ours(read(remarked(package(body), WholeFile(FILE))))
        assert comment.text == "Fynd 0.\nFel DAT001"


def test_other_comments_stay_and_identities_are_unique() -> None:
    other = (
        '<w:comment w:id="4" w:author="Eva" w:date="2020-01-01T00:00:00Z"><w:p w14:paraId="7FFFFFFE"><w:r>'
        "<w:t>Stämmer det?</w:t></w:r></w:p></w:comment>"
    )
    body = p(
        "Det ", '<w:commentRangeStart w:id="4"/>', r("gäller"), '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>', " nu.",
    )  # fmt: skip
    extended = '<w15:commentEx w15:paraId="7FFFFFFE" w15:done="1"/>'
    data = package(body, comments=other, commentsExtended=extended)
    copy = remarked(data, spot(1, 4, 10, "Det gäller nu."), spot(1, 0, 14, "Det gäller nu."))
    comments = read(copy).comments
    assert [(one.author, one.text.split("\n")[0], one.resolved) for one in comments] == [
        ("Eva", "Stämmer det?", True),
        ("beslutsgen", "Fynd 0.", False),
        ("beslutsgen", "Fynd 1.", False),
    ]
    assert [one.spot.excerpt if one.spot else "" for one in comments] == [
        "gäller",
        "gäller",
        "Det gäller nu.",
    ]
    entries = etree.fromstring(members_of(copy)["word/commentsExtended.xml"])
    identities = [value for entry in entries for name, value in entry.items() if str(name).endswith("paraId")]
    assert len(set(identities)) == len(identities) == 3


def test_a_copy_of_a_copy_has_only_the_new_findings() -> None:
    text = "Det gäller nu."
    data = package(p(text))
    first = remarked(data, spot(1, 0, 3, text), spot(1, 4, 10, text))
    assert [one.text for one in read(first).paragraphs] == [text], "våra kommentarer granskas inte"
    second = remarked(first, spot(1, 11, 13, text))
    assert excerpts(read(second)) == ["nu"]
    assert members_of(second)["word/document.xml"].count(b"commentReference") == 1


def test_a_comment_that_someone_answered_stays() -> None:
    mine = (
        '<w:comment w:id="0" w:author="beslutsgen"><w:p w14:paraId="00000001"><w:r><w:t>Fynd</w:t></w:r></w:p>'
        '</w:comment><w:comment w:id="1" w:author="Eva"><w:p w14:paraId="00000002"><w:r><w:t>Nej.</w:t></w:r>'
        "</w:p></w:comment>"
    )
    extended = (
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
    )
    copy = remarked(package(p("Text"), comments=mine, commentsExtended=extended), WholeFile(FILE))
    assert [one.text.split("\n")[0] for one in read(copy).comments] == ["Fynd", "Nej.", "Fynd 0."]


def test_the_same_findings_give_the_same_bytes_and_untouched_parts_stay() -> None:
    data = package(p("Text"), extra={"word/media/bild.png": bytes(range(256)) * 40})
    first, second = (remarked(data, WholeFile(FILE)) for _ in range(2))
    assert first == second
    assert members_of(first)["word/media/bild.png"] == bytes(range(256)) * 40
    assert members_of(first)["word/styles.xml"] == members_of(data)["word/styles.xml"]
    assert b"w:date" not in members_of(first)["word/comments.xml"]


def test_what_is_no_word_paper_gets_no_copy() -> None:
    assert commented(b"%PDF-1.4", [(WholeFile(FILE), ("Fynd",))]) is None


def _whole() -> bytes:
    """Styckena i en hel Wordfil, sådan python-docx skriver den."""
    document = python_docx.Document()
    link = document.part.relate_to("https://a.se/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    stream = io.BytesIO()
    document.save(stream)
    members = members_of(stream.getvalue())
    start, body, end = members["word/document.xml"].decode().partition("<w:body>")
    inner = "".join(xml for name, xml in PARAGRAPHS.items() if name != "fotnot").replace(
        '"lank"', f'"{link}"'
    )
    section = end[end.index("<w:sectPr") :]
    return zipped({**members, "word/document.xml": f"{start}{body}{inner}{section}".encode()})


def _example() -> bytes:
    return remarked(_whole(), *_EXAMPLE)


_EXAMPLE = (
    spot(1, 15, 25, "Avtalet gäller 2018-03-01 och framåt."),
    spot(1, 15, 25, "Avtalet gäller 2018-03-01 och framåt."),
    spot(2, 5, 16, "Avtalet gäller nu."),
    spot(3, 0, 6, "Dnr\t12\nav 3"),
    spot(6, 6, 12, "Se sidan här nu."),
    spot(7, 7, 11, "Det är åtta platser."),
    WholeFile(FILE),
)


def test_python_docx_reads_the_comments() -> None:
    comments = list(python_docx.Document(io.BytesIO(_example())).comments)
    assert [(one.author, one.initials, one.timestamp) for one in comments] == [("beslutsgen", "bg", None)] * 7
    assert comments[3].text == "Fynd 3.\nFel DAT001"


def test_libreoffice_shows_the_comments_at_their_text(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
            pytest.fail("LibreOffice saknas")
        pytest.skip("LibreOffice saknas: kommentarerna provas inte i det")
    (tmp_path / FILE).write_bytes(_example())
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / FILE)], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "papper.odt") as archive:
        root = etree.fromstring(archive.read("content.xml"))
    assert _annotated(root) == [one.excerpt for one in _EXAMPLE if isinstance(one, PaperSpot)] + [
        "Avtalet gäller 2018-03-01 och framåt."
    ]


def _annotated(root: etree._Element) -> list[str]:
    """Texten mellan varje kommentars början och slut i LibreOffices fil, i kommentarernas ordning."""
    found: dict[str, tuple[str, list[str]]] = {}
    open_: set[str] = set()

    def walk(element: etree._Element) -> None:
        name = element.get(f"{OFFICE}name") or ""
        if element.tag == f"{OFFICE}annotation":
            found[name] = ("".join(map(str, element.itertext())), [])
            open_.add(name)
        else:
            if element.tag == f"{OFFICE}annotation-end":
                open_.discard(name)
            tail = {"tab": "\t", "line-break": "\n"}.get(etree.QName(element).localname, "")
            for text in (tail, element.text or ""):
                for one in open_:
                    found[one][1].append(text)
            for inner in element:
                walk(inner)
        for one in open_:
            found[one][1].append(element.tail or "")

    walk(root)
    return ["".join(parts) for _, parts in sorted(found.values())]


def test_openxml_audit_finds_no_error(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(_example())
    original = tmp_path / "utan.docx"
    original.write_bytes(_whole())
    known = {str(error) for error in OpenXmlValidator().validate(original).errors}
    assert [str(e) for e in OpenXmlValidator().validate(path).errors if str(e) not in known] == []


def test_a_copy_is_never_written_over_what_someone_else_wrote(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"
    assert write_copies(folder, {"a.docx": b"ett", "b.docx": b"ett"}, "1").refused == ()
    assert write_copies(folder, {"a.docx": b"tva"}, "1").papers == (folder / "a.docx",)
    assert (folder / "a.docx").read_bytes() == b"tva"
    (folder / "b.docx").write_bytes(b"ett, och Evas svar")
    (folder / "c.docx").write_bytes(b"Evas")
    written = write_copies(folder, {"a.docx": b"tre", "b.docx": b"tre", "c.docx": b"tre"}, "1")
    assert written.papers == (folder / "a.docx",)
    assert [(one.code, one.message) for one in written.refused] == [
        ("DOK001", "Kopian b.docx har ändrats sedan den skrevs, och skrivs inte över."),
        ("DOK002", "c.docx finns redan och är ingen kopia som beslutsgen har skrivit. Filen är orörd."),
    ]
    assert (folder / "b.docx").read_bytes() == b"ett, och Evas svar"
    assert (folder / "c.docx").read_bytes() == b"Evas"
    (folder / ".~lock.a.docx#").touch()
    (refused,) = write_copies(folder, {"a.docx": b"fyra"}, "1").refused
    assert (
        refused.message == "a.docx skrevs inte: kopian är öppen i ett annat program (.~lock.a.docx# finns)."
    )
