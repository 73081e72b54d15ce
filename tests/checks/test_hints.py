"""Tipsen: de säger det som ska skrivas i just det fallet."""

from __future__ import annotations

import pytest
from harness import completed, findings

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
