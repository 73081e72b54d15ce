"""Tipsen: de säger det som ska skrivas i just det fallet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from harness import completed, findings, load
from msgspec.structs import replace
from specification import specification

from beslutsgen.arende.model import Texter
from beslutsgen.checks.base import Reads, View
from beslutsgen.checks.judge import judge_papers
from beslutsgen.checks.registry import all_checks
from beslutsgen.diagnostic import PaperSpot
from papers import paper_findings

if TYPE_CHECKING:
    from beslutsgen.passage import Passage

SENT = """\
parter:
  utforare: {namn: Leanlink Råd och stöd, roll: utforare}
  region: Region Östergötland
avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare], period: 2025-07-01–2028-06-30}}
"""
HOURS = """\
antal: {timmar: 1 200 timmar}
belopp:
  pris: 450 kr per timme
  aret: {varde: 540 000 kr per år, produkt_av: [pris, timmar]}
"""


def _hint(text: str, code: str) -> str | None:
    (hint,) = [one.hint for one in findings(completed(text)) if one.code == code]
    return hint


def test_one_who_is_left_out_is_named() -> None:
    said = "Lägg till Leanlink Råd och stöd under skickas_till, om den ska ha beslutet."
    assert _hint(SENT + "skickas_till: [region]\n", "UND004") == said


def test_several_who_are_left_out_are_them() -> None:
    text = SENT + "samrad: {med: [region]}\nskickas_till: [Kommunrevisionen]\n"
    assert _hint(text, "UND004") == "Lägg till dem under skickas_till, om de ska ha beslutet."


def test_a_value_like_a_fact_is_first_offered_the_reference() -> None:
    text = SENT + "text:\n  bakgrund: Sedan 2028-07-30 gäller annat.\n"
    hint = _hint(text, "TEX002")
    assert hint is not None
    assert hint.startswith("Menas 2028-06-30, skriv {{ avtal.uppdrag.period.slut }}.")
    assert "lägg in uppgiften under datum" in hint


def test_a_value_like_no_fact_is_to_be_added() -> None:
    hint = _hint(SENT + "text:\n  bakgrund: Sedan 2031-12-24 gäller annat.\n", "TEX002")
    assert hint is not None
    assert hint.startswith("Lägg in uppgiften under datum")


@pytest.mark.parametrize(
    ("per", "said"), [("år", "1 200 timmar per år"), ("månad", "1 200 timmar per månad")]
)
def test_a_count_may_lack_what_it_is_per(per: str, said: str) -> None:
    text = HOURS.replace("per år", f"per {per}")
    assert _hint(text, "BEL011") == f"Gäller antalet per {per}, skriv {said}."


def test_quotes_round_a_point_that_begins_with_a_reference_are_not_just_taken_away() -> None:
    text = SENT + "beslut:\n  - ”{{ parter.utforare }} får uppdraget.”\n"
    hint = _hint(text, "TEX013")
    assert hint is not None
    assert "sätt raka citattecken" in hint
    plain = SENT + "beslut:\n  - ”Uppdraget godkänns.”\n"
    assert _hint(plain, "TEX013") == "Ta bort citattecknen runt punkten."


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("belopp.a == 7000000", "6 500 000 kr är inte lika med 7 000 000 kr."),
        ("7000000 <= belopp.a", "7 000 000 kr är mer än 6 500 000 kr."),
        ("antal.p == 12000.5", "3 platser är inte lika med 12 000,5."),
    ],
)
def test_numbers_in_a_failed_check_are_written_as_numbers_are(check: str, said: str) -> None:
    text = f"belopp: {{a: 6 500 000 kr}}\nantal: {{p: 3 platser}}\nkontroller:\n  - {check}\n"
    (message,) = [one.message for one in findings(completed(text)) if one.code == "BEL010"]
    assert message == f"Kontrollen ”{check}” håller inte: {said}"


HERE: Final = Path(__file__).parent
# Ord som bara den som skriver en ärendefil har nytta av. En ärendefil som papperen jämförs med får nämnas.
ONLY_FOR_CASES: Final = re.compile(
    r"\{\{|\]\(|aven_kallad|skickas_till|under \w+_|fil\b(?<!ärendefil)|som en term"
)
IN_PAPERS: Final = tuple(check.code for check in all_checks() if check.look and check.reads is not Reads.CASE)


@dataclass(frozen=True, slots=True)
class _PaperPlace:
    """En plats i ett papper, för en text ur en ärendefil."""

    text: str

    def spot(self, start: int, end: int) -> PaperSpot:
        return PaperSpot("papper.txt", "body", None, 1, start, end, self.text[start:end])


def _printed(passage: Passage) -> Passage:
    """Stycket som det står i ett papper: utan sökvägar, och utan att någon vet vem som skrev det."""
    facts = tuple(replace(fact, path=None, notation=None) for fact in passage.facts)
    return replace(passage, facts=facts, place=_PaperPlace(passage.text))


def _as_paper(view: View) -> View:
    """Ärendets texter som ett papper; i ärendefilen står de då inte."""
    texts = (
        replace(text, paper="papper.txt", passages=tuple(_printed(one) for one in text.passages))
        for text in view.texts
    )
    bare = replace(view.arende, text=Texter())
    return View(bare, view.pack, view.dag, tuple(texts), view.has_file, view.dated)


@pytest.mark.parametrize("code", IN_PAPERS)
def test_a_remedy_in_a_paper_can_be_followed_in_word(code: str) -> None:
    examples = specification(HERE / f"{code.lower()}.md")
    cases = [load(completed(one.text), one.pack) for one in examples if not one.papers]
    found = [one for case in cases for one in judge_papers(_as_paper(case.view), case.places)]
    found += [one for example in examples if example.papers for one in paper_findings(example.text)]
    mine = [one for one in found if one.code == code]
    assert mine
    for one in mine:
        assert one.hint is not None
        assert not ONLY_FOR_CASES.search(one.hint), one.hint
