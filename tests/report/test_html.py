"""Granskningssidan: papperen som de läses, märkta uppgifter, fynd med länkar, ändringar ord för ord, allt som text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import docx as python_docx
import pytest
from cases import built, pack
from wordfiler import p, package, r

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Severity, WholeFile
from beslutsgen.pipeline import BuildOptions, build_case, review_files, review_papers, write_page
from beslutsgen.report.diffs import Changed, nearby, words_changed
from beslutsgen.report.html import as_html, is_ours
from beslutsgen.report.outcome import Accepted, Outcome, Result, joined

ONE = (
    "Förslag till beslut\n\n1. Nämnden tecknar avtal för perioden 2026-01-01–2029-12-31.\n\n"
    "2. Kostnaden är högst 3,8 mnkr per år.\n\nBakgrund\n\nAvtalet avser sju (7) platser.\n"
)
TWO = "Bakgrund\n\nAvtalet gäller för perioden 2026-01-01–2028-12-31 och kostar 3,8 mnkr per år för sju (7) platser.\n"
ARENDE = Path(__file__).parents[2] / "arenden" / "kanberget.yaml"
OLD_PAPER = Path(__file__).parents[1] / "data" / "papers"


class Page(HTMLParser):
    """Sidans text, id och länkar."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self._texts: list[str] = []
        self._quiet = False
        self.feed(source)
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._quiet = tag in ("style", "script")
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        for name in ("href", "src", "action"):
            if name in found:
                self.addresses.append(found[name] or "")
        if tag == "a":
            self.links.append((found.get("class") or "", (found.get("href") or "").removeprefix("#")))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # HTMLParser anropar den så
        self._quiet = False

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._texts.append(data)


def page(outcome: Outcome, name: str = "Avtalet") -> Page:
    return Page(as_html(joined([(name, outcome)]), "1.0"))


def reviewed(case: bytes | None = None, **papers: str | bytes) -> Outcome:
    files = {
        f"{name}.{'txt' if isinstance(text, str) else 'docx'}": text.encode()
        if isinstance(text, str)
        else text
        for name, text in papers.items()
    }
    return review_papers(files, case)


def states(source: str) -> list[tuple[str, str]]:
    """Uppgifternas märkning och text, i ordning."""
    found = re.findall(r'<a class="f (\w+)"[^>]*>(.*?)</a>', source, re.DOTALL)
    return [(state, re.sub("<[^>]+>", "", text)) for state, text in found]


def test_the_papers_stand_as_they_read() -> None:
    shown = page(reviewed(ett=ONE, tva=TWO))
    for words in (
        "Nämnden tecknar avtal för perioden 2026-01-01–2029-12-31",
        "Avtalet avser sju (7) platser.",
    ):
        assert words in shown.text
    assert shown.tags.count("h4") >= 3
    assert shown.tags.count("ul") >= 2
    assert len(set(shown.ids)) == len(shown.ids)


def test_every_link_leads_somewhere_on_the_page_and_nothing_is_fetched() -> None:
    shown = page(reviewed(ett=ONE, tva=TWO))
    assert {target for _, target in shown.links} <= set(shown.ids)
    assert all(address.startswith("#") for address in shown.addresses)
    source = as_html(joined([("a", reviewed(ett=ONE))]), "1.0")
    assert not re.search(r"https?://|@import|url\(", source)


def test_findings_lead_to_their_places_and_back() -> None:
    outcome = reviewed(ett=ONE, tva=TWO)
    (found,) = (one for one in outcome.diagnostics if one.severity is Severity.ERROR)
    number = outcome.diagnostics.index(found) + 1
    source = as_html(joined([("a", outcome)]), "1.0")
    refs = re.findall(
        rf'<a class="ref error" href="#g1-fynd{number}" aria-label="Till fynd {number}, ', source
    )
    assert len(refs) == 1 + len(found.related)
    for place in re.findall(rf'id="(g1-d{number}-\d+)"', source):
        assert f'href="#{place}"' in source
    marked = re.findall(r'<mark class="error">(.*?)</mark>', source)
    assert "2026-01-01–2029-12-31" in [re.sub("<[^>]+>", "", one) for one in marked]
    assert found.message in Page(source).text
    assert "Omdöme: motsägelser" in Page(source).text


def test_facts_of_papers_alone_stand_once_or_more() -> None:
    source = as_html(joined([("a", reviewed(ett=ONE, tva=TWO))]), "1.0")
    found = states(source)
    assert ("free", "2026-01-01–2029-12-31") in found
    assert ("matched", "sju (7) platser") in found
    assert "står mer än en gång" in source
    first, second = re.findall(r'<a class="f matched" id="([^"]+)" href="#([^"]+)"[^>]*>sju', source)
    assert first == second[::-1], "ett klick leder till nästa ställe, och runt"


def test_facts_against_a_case_have_their_path() -> None:
    case = ARENDE.read_bytes()
    source = as_html(
        joined([("a", reviewed(case, ett="Avtalet gäller 2018-03-01–2021-01-31, och 1995-02-03."))]), "1"
    )
    assert states(source) == [("matched", "2018-03-01–2021-01-31"), ("free", "1995-02-03")]
    assert '"path": "avtal.uppdrag.period"' in source
    assert "stämmer med ärendet" in source


def test_overlapping_findings_and_facts_are_all_marked() -> None:
    outcome = reviewed(ett="Avtalet gäller 2026-01-01–2028-12-31 för nämnden.")
    file = "ett.txt"
    text = "Avtalet gäller 2026-01-01–2028-12-31 för nämnden."

    def found(start: int, end: int, severity: Severity) -> Diagnostic:
        spot = PaperSpot(file, "body", None, 1, start, end, text[start:end])
        return Diagnostic("DAT001", severity, f"Fynd {start}–{end}.", spot)

    spots = (
        (0, 20, Severity.INFO),
        (17, 30, Severity.ERROR),
        (15, 36, Severity.WARNING),
        (40, 40, Severity.INFO),
    )
    made = Outcome(
        tuple(found(*one) for one in (*spots, (0, len(text), Severity.INFO))),
        reviewed=outcome.reviewed,
        documents=outcome.documents,
    )
    source = as_html(joined([("a", made)]), "1")
    body = source[source.index('<p class="text">') :]
    body = body[: body.index("</p>")]
    assert re.sub(r'<a class="ref.*?</a>|<[^>]+>', "", body) == text
    for number in range(1, 6):
        assert body.count(f'href="#g1-fynd{number}"') == 1
        assert len(re.findall(rf'id="g1-d{number}-\d+"', body)) == 1
    assert "".join(re.findall(r'<mark class="error">(.*?)</mark>', body)) == text[17:30]


def test_tracked_changes_are_shown_word_by_word() -> None:
    by = 'w:id="1" w:author="Eva"'
    body = p(
        "Det är ",
        f"<w:del {by}><w:r><w:delText>sju platser</w:delText></w:r></w:del>",
        f"<w:ins {by}>{r('åtta platser')}</w:ins>",
        " kvar.",
    )
    source = as_html(joined([("a", reviewed(ett=package(body)))]), "1")
    assert "Det är <del>sju</del><ins>åtta</ins> platser kvar." in source


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("samma text", "samma text", [("same", "samma text")]),
        ("", "ny", [("added", "ny")]),
        ("borta", "", [("removed", "borta")]),
        (
            "till 2021-01-31.",
            "till 2022-01-31.",
            [("same", "till "), ("removed", "2021-01-31"), ("added", "2022-01-31"), ("same", ".")],
        ),
    ],
)
def test_differences_word_by_word(before: str, after: str, changed: list[tuple[str, str]]) -> None:
    assert words_changed(before, after) == tuple(Changed(*one) for one in changed)  # type: ignore[arg-type]  # slag


def test_words_changed_beside_each_other_are_one_change() -> None:
    found = words_changed("från respektive huvudman i en", "från båda huvudmännen i en")
    assert found == (
        Changed("same", "från "),
        Changed("removed", "respektive huvudman"),
        Changed("added", "båda huvudmännen"),
        Changed("same", " i en"),
    )


def test_a_change_is_shown_with_the_words_nearest_to_it() -> None:
    before = " ".join(f"ord{number}" for number in range(90))
    found = nearby(words_changed(before, before.replace("ord45", "annat")))
    assert [one.kind for one in found] == ["same", "removed", "added", "same"]
    assert found[0].text == f"… {' '.join(f'ord{number}' for number in range(37, 45))} "
    assert found[-1].text == f" {' '.join(f'ord{number}' for number in range(46, 54))} …"
    short = words_changed("ett kort stycke", "ett långt stycke")
    assert nearby(short) == short


def test_the_worst_findings_stand_first_in_the_list() -> None:
    first = ONE.replace("1. Nämnden", "1. Avtalet godkänns enligt kontorets förslag.\n\n2. Nämnden")
    outcome = reviewed(ett=first, tva=TWO)
    assert outcome.diagnostics[0].severity is Severity.INFO
    shown = as_html(joined([("a", outcome)]), "1.0")
    ranks = [Severity(one).rank for one in re.findall(r'<p class="(\w+)"><span class="tag">', shown)]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_the_page_says_which_papers_are_changed_since_they_were_built() -> None:
    made = built("kanberget")["tjansteskrivelse.docx"]
    outcome = reviewed(ARENDE.read_bytes(), tjansteskrivelse=made)
    assert "oförändrat sedan det byggdes." in page(outcome).text


def test_dates_are_not_split_between_lines_and_long_quotes_are_shortened() -> None:
    shown = as_html(joined([("a", reviewed(ett=ONE, tva=TWO))]), "1.0")
    assert '<span class="date">2026-01-01</span>–<span class="date">2029-12-31</span>' in shown
    quotes = re.findall("<q>(.*?)</q>", shown)
    assert quotes
    assert all(len(re.sub("<[^>]+>", "", one)) <= 165 for one in quotes)


def test_tables_keep_their_rows_and_headings() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:tcPr/>{p(text)}</w:tc>"

    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('År')}{cell('Kostnad')}</w:tr>"
    table = f"<w:tbl><w:tblGrid/>{head}<w:tr>{cell('2026')}{cell('3,8 mnkr')}</w:tr></w:tbl>"
    source = as_html(joined([("a", reviewed(ett=package(p("Kostnader") + table)))]), "1")
    assert re.findall(r'<th scope="col"><p>(.*?)</p>', source) == ["År", "Kostnad"]
    assert source.count("<tr>") == 2
    assert ("free", "3,8 mnkr") in states(source)


def test_what_was_not_read_and_what_was_accepted_is_said() -> None:
    outcome = reviewed(ett=ONE, tva=b"PK\x03\x04trasig")
    assert "Inte läst: tva.docx." in page(outcome).text
    accepted = Outcome(
        accepted=(Accepted(Diagnostic("DAT001", Severity.ERROR, "Fel.", WholeFile("a")), "Så ska det vara."),)
    )
    assert "DAT001: Fel. Skäl: Så ska det vara." in page(accepted).text


def test_everything_that_a_paper_or_a_file_name_says_is_text() -> None:
    evil = '<script>alert("x")</script> & </script><img src=x onerror=1> 2026-01-01–2028-12-31 ]]>'
    name = '"><b>'
    outcome = review_papers({f"{name}.txt": f"{evil}\n\n</script>{evil}\n".encode()})
    source = as_html(joined([(name, outcome)]), "1")
    shown = Page(source)
    assert 'alert("x")' in shown.text
    assert shown.tags.count("script") == 2
    assert not {"img", "b"} & set(shown.tags)


def test_several_groups_have_places_of_their_own() -> None:
    result = joined([("ett", reviewed(ett=ONE)), ("två", reviewed(ett=ONE))])
    shown = Page(as_html(result, "1"))
    assert len(set(shown.ids)) == len(shown.ids)
    assert shown.tags.count("h2") == 2


def test_the_page_is_the_same_each_time() -> None:
    made = [as_html(joined([("a", reviewed(ett=ONE, tva=TWO))]), "1") for _ in range(2)]
    assert made[0] == made[1]


def test_only_an_older_page_is_written_over(tmp_path: Path) -> None:
    result = joined([("a", reviewed(ett=ONE))])
    target = tmp_path / "ny" / "sida.html"
    assert write_page(result, target).whole.written == (str(target),)
    assert is_ours(target.read_bytes())
    assert write_page(result, target).whole.written == (str(target),)
    target.write_text("<p>Evas sida</p>", encoding="utf-8")
    refused = write_page(result, target).whole
    assert [one.message for one in refused.diagnostics if one.code == "DOK002"] == [
        "sida.html finns redan och är ingen granskningssida. Filen är orörd."
    ]
    assert refused.verdict == result.whole.verdict
    assert target.read_text(encoding="utf-8") == "<p>Evas sida</p>"
    (tmp_path / "fil").touch()
    stopped = write_page(Result((), Outcome()), tmp_path / "fil" / "sida.html").whole
    assert [one.code for one in stopped.diagnostics] == ["DOK003"]


def test_a_built_paper_has_its_facts_bound_and_its_changes_shown(tmp_path: Path) -> None:
    build_case(ARENDE, pack(), BuildOptions(tmp_path))
    path = tmp_path / "kanberget" / "tjansteskrivelse.docx"
    document = python_docx.Document(str(path))
    (changed,) = (one for one in document.paragraphs if one.text.startswith("Verksamheten finns i"))
    old = changed.text
    changed.add_run(" Det är nytt.")
    (gone,) = (one for one in document.paragraphs if one.text.startswith("Samverkansavtalet om en"))
    removed = gone.text
    document.element.body.remove(gone._p)
    document.save(str(path))
    source = as_html(joined([("a", review_files((path,), ARENDE, pack()))]), "1")
    found = states(source)
    assert ("bound", "2018-03-01–2021-01-31") in found
    assert ("bound", "Leanlink Råd och stöd") in found
    assert '"path": "parter.utforare"' in source
    assert f'<span class="said">Ändrat:</span> {old}<ins> Det är nytt.</ins>' in source
    assert f"<del>{removed}</del>" in source
