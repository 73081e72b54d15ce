"""Vilket papper som helst ger ett utkast som går att läsa, med papperets egna ord kvar."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cases import papers_from, paragraphs
from drafted import CASES, PAPERS, case, draft, draft_of, pack, real
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft
from beslutsgen.pipeline import draft_from_papers
from beslutsgen.prefill import Drafted, Given

WORDS: Final = (
    "Förslag till beslut\n",
    "Bakgrund\n",
    "Ekonomiska konsekvenser\n",
    "Samråd\n",
    "Beslutsunderlag:\n",
    "Beslutet skickas till:\n",
    "Egna tankar\n",
    "Information eller förhandling enligt MBL\n",
    "1. ",
    "- ",
    "\n\n",
    "\n",
    "Omsorgsnämnden ",
    "social- och omsorgsförvaltningens ",
    "Leanlink ",
    "Region Östergötland ",
    "samverkansavtal med ",
    "Verksamhetsuppdraget gäller ",
    "avtalet löper ut ",
    "sedan ",
    "2018-02-01",
    "2018-02-01–2021-01-31",
    "1 mars 2024",
    "2018-02-30 ",
    "3,8 mnkr per år ",
    "12–14 mnkr ",
    "Årskostnaden är ",
    "10 000 kr /plats ",
    "sju (7) platser ",
    "9 § 6 LSS ",
    "LSS 9 § 7 ",
    "med två år i taget ",
    "förlängning vid två tillfällen med ett år ",
    "som längst till 2024-01-31. ",
    "{{ x }} {% if %} {# ",
    "{{{",
    "*a* [b](http://c.se) \\ ",
    "# - | > : ' \" & ",
    "https://a.se/b ",
    "anna.ek@kommun.se\n",
    "Eva Ek\nDirektör\n",
    "\f",
    "\uf0b7 ",
    "\u2028",
    "\u00ad",
    "a" * 200,
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), min_size=1, max_size=40).map("".join)
)
@example("Bakgrund\nText { slut {{ och [a](b) {% raw %}.\n")
@example("Förslag till beslut\n1. Avtal godkänns.\n\nBakgrund\nAvtalet gäller 2018-03-01–2018-02-01.\n")
def test_any_text_gives_a_draft_that_can_be_read(text: str) -> None:
    if not text.strip("\x00\ufeff \t\r\n\f\v"):
        return
    drafted = draft_of({"a.txt": text.encode("utf-8", "ignore")})
    loaded = read_case(drafted.text.encode(), "fall.yaml")
    assert loaded.diagnostics == (), drafted.text
    assert loaded.model is not None
    written = Draft(loaded.model, pack(), loaded.places)
    for _ in written.papers(utkast=False):
        pass
    assert written.faults == (), drafted.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.pdf", "a.docx"]))
@example(b"PK\x03\x04" + bytes(60), "a.docx")
@example(b"%PDF-1.7\n%%EOF", "a.pdf")
@example("F\u00f6rslag".encode("utf-16"), "a.txt")
def test_any_bytes_give_a_draft_or_the_reason_why_not(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        drafted = draft_from_papers([path], pack(), Given(), "arenden/fall.yaml")
    if isinstance(drafted, Drafted):
        case(drafted.text)
    else:
        assert [fault.message for fault in drafted if not fault.message.endswith(".")] == []
        assert drafted


def test_a_paper_without_anything_known_keeps_its_words() -> None:
    drafted = draft(a="Ett brev om ingenting särskilt.\n\nMed vänlig hälsning\n")
    assert "Ett brev om ingenting särskilt." in drafted.text
    assert "Med vänlig hälsning" in drafted.text
    assert drafted.missing > 3


def test_every_word_of_the_real_papers_is_in_the_draft_or_its_papers() -> None:
    for name in CASES:
        data = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")
        built = [one for made in papers_from(real(name).text).values() for one in paragraphs(made.data)]
        text = " ".join([real(name).text, *built]).casefold()
        words = {word.strip(".,:;()").casefold() for word in data.split()}
        words = {word for word in words if word.isalpha()}
        assert len(words) > 150
        assert sorted(word for word in words if word not in text) == []


def test_a_long_paper_takes_time_in_proportion_to_its_length() -> None:
    from time import perf_counter

    paragraph = (
        "Verksamhetsuppdraget gäller 2018-02-01–2021-01-31 och kostar 3,8 mnkr per år för sju platser.\n\n"
    )
    times = []
    for size in (100, 400):
        before = perf_counter()
        case(draft(a=f"Förslag till beslut\n1. Uppdraget godkänns.\n\nBakgrund\n{paragraph * size}").text)
        times.append(perf_counter() - before)
    assert times[1] < 12 * times[0] + 1
