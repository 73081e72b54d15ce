"""Pdf: rader blir stycken, avstavningar tas bort, sidhuvuden skiljs av, och det olästa sägs."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdffiler import Sida, pdf
from wordfiler import read, texts

from beslutsgen.readback import Document, Unreadable, read_paper, with_facts

DATA = Path(__file__).parents[1] / "data" / "pdf"
PAPERS = Path(__file__).parents[1] / "data" / "papers"


def show(*pages: Sida) -> Document:
    return read(pdf(*pages), "papper.pdf")


def test_lines_become_paragraphs_and_headings_are_recognised() -> None:
    page = (
        Sida()
        .line("Mobilt team vid Lindgården", size=18, bold=True)
        .lines("Bakgrund")
        .line("Nämnden har tecknat ett samverkansavtal med Region Östergötland som ska gälla")
        .line("till och med 2023-12-31.")
        .lines("Barnens röster", gap=14)
        .lines("1. Uppdraget ges till Leanlink Råd och stöd och omfattar nio platser i det nya", "boendet.")
        .line("2. Direktören får teckna uppdraget.")
    )
    page.drawn[4] = page.drawn[4].replace("/F1", "/F2")
    document = show(page)
    assert [(one.kind, one.label, one.heading, one.text) for one in document.paragraphs] == [
        ("heading", None, None, "Mobilt team vid Lindgården"),
        ("heading", None, "Mobilt team vid Lindgården", "Bakgrund"),
        (
            "paragraph",
            None,
            "Bakgrund",
            "Nämnden har tecknat ett samverkansavtal med Region Östergötland som ska gälla till och med 2023-12-31.",
        ),
        ("heading", None, "Bakgrund", "Barnens röster"),
        (
            "item",
            "1.",
            "Barnens röster",
            "Uppdraget ges till Leanlink Råd och stöd och omfattar nio platser i det nya boendet.",
        ),
        ("item", "2.", "Barnens röster", "Direktören får teckna uppdraget."),
    ]
    assert (document.kind, document.pages, document.paragraphs[0].page) == ("pdf", 1, 1)
    assert (document.properties.title, document.properties.author) == ("Provet", "Anna")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Nämnden ansvarar för verksam-", "heten i boendet", "Nämnden ansvarar för verksamheten i boendet"),
        (
            "ur patient-, personal-",
            "och verksamhetsperspektiv",
            "ur patient-, personal- och verksamhetsperspektiv",
        ),
        ("perioden 2018-02-", "01 och framåt", "perioden 2018-02-01 och framåt"),
        ("perioden 2018-02-01–", "2021-01-31 gäller", "perioden 2018-02-01–2021-01-31 gäller"),
        ("perioden 2018-02-01", "–2021-01-31 gäller", "perioden 2018-02-01–2021-01-31 gäller"),
        ("perioden 2018-02-01 –", "2021-01-31 gäller", "perioden 2018-02-01 – 2021-01-31 gäller"),
        ("skicka svaret med e-", "post till nämnden", "skicka svaret med e-post till nämnden"),
        ("avser korttidsvård/", "mellanvård för vuxna", "avser korttidsvård/mellanvård för vuxna"),
        ("boendet är nytt -", "det är också bra", "boendet är nytt - det är också bra"),
        ("avtalet med Anna-", "Karin gäller nu", "avtalet med Anna-Karin gäller nu"),
        ("it-stöd krävs och detta it-", "stöd finns redan", "it-stöd krävs och detta it-stöd finns redan"),
        ("kostnaden är 28", "928 446 kr per år", "kostnaden är 28 928 446 kr per år"),
    ],
)
def test_hyphenation_is_undone_and_real_hyphens_are_kept(first: str, second: str, joined: str) -> None:
    """Den första raden är lika lång som andra rader, så att den bröts för att den var full."""
    page = Sida().lines(first, second)
    page.line(first)
    assert texts(show(page))[0].startswith(joined)


def test_a_law_kept_together_on_the_next_line_runs_on() -> None:
    page = (
        Sida()
        .line("Förslag till beslut", bold=True)
        .lines("Nämnden föreslås godkänna uppdraget om korttidsvistelse utanför hemmet", gap=14)
        .line("9 § 6 LSS för barn och unga, enligt social- och omsorgsförvaltningens förslag.")
    )
    *_, last = show(page).paragraphs
    assert last.text.startswith("Nämnden föreslås")
    assert last.text.endswith(
        "utanför hemmet 9 § 6 LSS för barn och unga, enligt social- och omsorgsförvaltningens förslag."
    )


def test_running_headers_and_page_numbers_are_set_apart_and_paragraphs_run_on() -> None:
    def page(number: int, *lines: str) -> Sida:
        sida = Sida().line("Dnr SON 2025-417", y=800).line(f"Sida {number} (2)", y=40, size=9)
        return sida.lines(*lines)

    document = show(
        page(1, "Uppdraget omfattar trettioen platser i korttidsvistelse och det ska gälla till och"),
        page(2, "med den 31 augusti 2021 för alla som bor där."),
    )
    (text,) = texts(document)
    assert text.endswith("det ska gälla till och med den 31 augusti 2021 för alla som bor där.")
    assert texts(document, "header") == ["Dnr SON 2025-417"]
    assert texts(document, "footer") == ["Sida 1 (2)"]


def test_a_table_row_keeps_its_columns_apart() -> None:
    page = Sida()
    for name, amount in (("Personal", "3,8 mnkr"), ("Lokaler", "1,2 mnkr")):
        page.line(name).line(amount, x=350, y=page.at)
    document = show(page)
    assert texts(document) == ["Personal\t3,8 mnkr", "Lokaler\t1,2 mnkr"]


def test_scanned_empty_and_turned_pages_are_unread() -> None:
    document = show(
        Sida().lines("Text på första sidan."), Sida().image(), Sida().image(), Sida().line("a").turned("b")
    )
    assert document.unread == (
        "sidorna 2–3 har ingen text (inskannade)",
        "sidan 4 har vriden text, som inte är läst",
    )
    scanned = show(Sida().image())
    assert (scanned.paragraphs, scanned.unread) == ((), ("sidan 1 har ingen text (inskannad)",))
    assert show(Sida()).unread == ("sidan 1 har ingen text",)


def test_pictures_attachments_and_notes() -> None:
    document = read(
        pdf(Sida().lines("Text.").image().image().note("Stämmer det?", "Bo"), attached=True), "p.pdf"
    )
    assert document.unread == ("2 bilder", "en bifogad fil")
    (comment,) = document.comments
    assert (comment.author, comment.text, comment.spot) == ("Bo", "Stämmer det?", None)
    assert texts(document, "comment") == ["Stämmer det?"]


def test_a_page_that_is_shown_turned_is_read_as_it_is_shown() -> None:
    page = Sida(rotate=90)
    page.drawn.append("BT /F1 11 Tf 0 1 -1 0 100 72 Tm (Liggande sida.) Tj ET")
    document = show(page)
    assert (texts(document), document.unread) == (["Liggande sida."], ())


@pytest.mark.parametrize(
    ("name", "message"),
    [("lasenord.pdf", "Filen är lösenordsskyddad.")],
)
def test_an_encrypted_file_says_so(name: str, message: str) -> None:
    found = read_paper((DATA / name).read_bytes(), name)
    assert isinstance(found, Unreadable)
    assert (found.message, found.hint.endswith(".")) == (message, True)


def test_a_damaged_file_says_so() -> None:
    found = read_paper(b"%PDF-1.7\nskadad", "p.pdf")
    assert isinstance(found, Unreadable)
    assert found.message == "Filen är skadad, eller så är den ingen pdf."


@pytest.mark.parametrize("name", ["kanberget", "korttidsvistelse-lss"])
def test_a_real_paper_as_pdf_reads_as_its_text(name: str) -> None:
    """Pdf:en är gjord i LibreOffice av samma text, ett stycke i taget."""
    document = read((DATA / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    text = read((PAPERS / f"{name}.txt").read_bytes(), f"{name}.txt")
    found = [one.text for one in document.paragraphs if one.kind == "heading"]
    wanted = [" ".join(one.text.split()) for one in text.paragraphs if one.kind == "heading"]
    assert found == wanted
    facts = [
        sorted(str(fact.value) for one in with_facts(paper).paragraphs for fact in one.passage.facts)
        for paper in (document, text)
    ]
    assert facts[0] == facts[1]


@given(st.integers(0, 2000), st.integers(0, 255), st.booleans())
@settings(max_examples=100, deadline=None)
def test_damaged_bytes_never_fail(at: int, byte: int, cut: bool) -> None:
    whole = pdf(Sida().lines("Text på sidan.", "Mer text.").image().note("a", "b"))
    at %= len(whole)
    found = read_paper(whole[:at] if cut else whole[:at] + bytes([byte]) + whole[at + 1 :], "p.pdf")
    assert isinstance(found, Document | Unreadable)


def test_three_hundred_pages_take_seconds() -> None:
    line = "Kostnaden beräknas till 3,8 miljoner kronor per år och omfattar sju platser."
    pages = [Sida().lines(*[line] * 25) for _ in range(300)]
    data = pdf(*pages)
    started = time.process_time()
    assert read(data, "p.pdf").pages == 300
    assert time.process_time() - started < 20


def test_a_word_document_made_into_pdf_by_libreoffice(tmp_path: Path) -> None:
    import docx

    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("BESLUTSGEN_NOTHING_SKIPPED"):
            pytest.fail("LibreOffice saknas, och inget får hoppas över.")
        pytest.skip("LibreOffice saknas.")
    written = docx.Document()
    written.add_heading("Bakgrund", 1)
    long = "Nämnden har fått i uppdrag att se över hur verksamheterna i kommunen ska drivas framöver. " * 4
    written.add_paragraph(long)
    written.add_paragraph("Budgeten är 3,8 mnkr.", style="List Bullet")
    written.save(str(tmp_path / "papper.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "papper.docx")], check=True, capture_output=True, timeout=180)
    document = read((tmp_path / "papper.pdf").read_bytes(), "papper.pdf")
    assert [(one.kind, one.text) for one in document.paragraphs] == [
        ("heading", "Bakgrund"),
        ("paragraph", long.strip()),
        ("item", "Budgeten är 3,8 mnkr."),
    ]
