"""Mallrester och saknade punkter i Word-papper: det som ska hittas, och det som ska få stå."""

from __future__ import annotations

from wordfiler import p, package, r

from beslutsgen.pipeline import review_papers

LINK = "Länk till kommunfullmäktiges övergripande mål"


def codes(body: str, *, header1: str = "", footer1: str = "") -> list[str]:
    data = package(body, header1=header1, footer1=footer1)
    found = review_papers({"tjansteskrivelse.docx": data}).diagnostics
    return [one.code for one in found if one.code != "PER003"]


def heading(text: str) -> str:
    return p(text, style="Rubrik1")


def linked(text: str) -> str:
    return p(f'<w:hyperlink r:id="lank">{r(text)}</w:hyperlink>')


def section(inner: str = "") -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


HEADER = section('<w:headerReference w:type="default" r:id="r_header1"/>')
FOOTER = section('<w:footerReference w:type="default" r:id="r_footer1"/>')


def test_a_line_that_should_have_been_a_link_is_found_once() -> None:
    assert codes(heading("Kommunala mål") + p(LINK)) == ["TEX004"]
    assert codes(heading("Kommunala mål") + linked(LINK)) == []


def test_placeholders_are_found_in_headings_tables_and_page_headers() -> None:
    assert codes(heading("[Rubrik]") + p("Text.")) == ["TEX004"]
    table = f"<w:tbl><w:tr><w:tc>{p('XX kr')}</w:tc></w:tr></w:tbl>"
    assert codes(heading("Bakgrund") + table + p("Text.")) == ["TEX004"]
    assert codes(p("Text.") + HEADER, header1=p("Dnr [diarienummer]")) == ["TEX004"]


def test_lines_between_sections_and_for_signatures_stay() -> None:
    body = (
        heading("Ärende") + p("Nämnden beslutar.") + p("__________") + p("Ort och datum ____________________")
    )
    assert codes(body + p("______________________________ Anna Lund, ordförande")) == []


def test_the_website_of_the_letterhead_stays() -> None:
    assert codes(p("Text.") + FOOTER, footer1=p("www.nordby.se · org.nr 212000-0449")) == []
    assert codes(heading("Bakgrund") + p("Läs mer på www.nordby.se/mal.")) == ["TEX010"]


def test_titles_signatures_and_recipients_end_without_a_full_stop() -> None:
    body = "".join(
        (
            heading("Nytt avtal om korttidsvård vid Kanberget för personer i kommunen"),
            heading("Bakgrund"),
            p("Avtalet löper ut i maj."),
            heading("Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet"),
            p("Information enligt 19 § MBL har skett 2017-11-06."),
            p("Social- och omsorgsförvaltningen i Nordby kommun"),
            p("Anna Lund, enhetschef för uppföljning och utvärdering"),
            heading("Beslutet skickas till"),
            p("Sektionen för resurs- och stödverksamhet inom förvaltningen"),
        )
    )
    assert codes(body) == []


def test_a_paragraph_that_lost_its_full_stop_is_found() -> None:
    assert codes(heading("Bakgrund") + p("Information enligt MBL har skett i november")) == ["TEX011"]
