"""Vad som helst i text och kontroller: aldrig ett undantag, aldrig mer än rimlig tid."""

from __future__ import annotations

import json
import time

import pytest
from harness import completed, load
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.checks.expression import LONGEST, evaluate
from beslutsgen.checks.judge import judge
from beslutsgen.checks.known import named_values
from beslutsgen.checks.quantities import Problem, Truth

FACTS = """\
arende: {rubrik: Ett ärende, typ: beslutsarende, namnd: Omsorgsnämnden, datum: 2024-03-04, sammantrade: 2024-03-26}
parter: {utforare: {namn: Leanlink Råd och stöd, roll: utforare}}
termer: {kanberget: Kanberget, ellen: Ellen Keys gata}
avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare], period: 2018-03-01–2021-01-31, forlangning: 1+1 år}}
belopp: {drift: {varde: 3 800 000 kr per år, avser: drift, avtal: uppdrag}, plats: 10 000 kr per plats}
antal: {platser: {varde: 7 platser, avtal: uppdrag}}
"""
KNOWN = named_values(load(completed(FACTS)).arende)
PIECES = [
    *(
        "Verksamhetsuppdraget",
        "gäller",
        "för",
        "perioden",
        "2018-03-01–2021-01-31",
        "2018-02-30",
        "2081-03-01",
        "9 § 6 LSS",
    ),
    *(
        "3,8 miljoner kronor per år",
        "mnkr",
        "38 procent",
        "sju (8) platser",
        "tre år",
        "Lenalink",
        "Ellen Keys gatan",
        "[x]",
    ),
    *(
        "lag (1976:106) om medbestämmande i arbetslivet",
        "korttidsvistelse",
        "måndagen den",
        "1 mars 2018",
        "https://a.se/b",
    ),
    *(
        "enligt",
        "ovan",
        "att",
        "och",
        ".",
        ",",
        "(",
        ")",
        "**",
        "§",
        "–",
        "XX",
        "www.",
        ".docx",
        "\u00a0",
        "kr",
        "per",
        "plats",
    ),
]
OPERANDS = [
    "belopp.drift",
    "belopp.plats",
    "antal.platser",
    "avtal.uppdrag.period.start",
    "avtal.uppdrag.period",
    "7",
    "0",
    "x.y",
]


def _with_text(text: str) -> str:
    return completed(f"{FACTS}text:\n  bakgrund: {json.dumps(text, ensure_ascii=False)}\n")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_combination_of_words_is_judged(text: str) -> None:
    case = load(_with_text(text))
    for found in judge(case.view, case.places, strict=True):
        assert found.message
        assert found.hint


@given(
    st.text(
        # U+FFFC och U+FFFD får inte stå i en ärendefil.
        st.characters(
            codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="{}\ufffc\ufffd"
        ),
        max_size=200,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_judged(text: str) -> None:
    case = load(_with_text(text))
    assert judge(case.view, case.places, strict=True) is not None


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_check_of_the_authors_own_is_answered(text: str) -> None:
    assert isinstance(evaluate(text, KNOWN).result, Truth | Problem)


OPERATORS = ["+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or"]


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(inner, st.sampled_from(OPERATORS), inner).map(
        lambda part: f"({part[0]} {part[1]} {part[2]})"
    )


@given(st.recursive(st.sampled_from(OPERANDS), _joined, max_leaves=12))
@settings(max_examples=300, deadline=None)
def test_any_sum_is_a_truth_or_a_problem_that_says_what_to_do(text: str) -> None:
    result = evaluate(text, KNOWN).result
    if isinstance(result, Problem):
        assert result.message
        assert result.hint


@pytest.mark.parametrize(
    "text", ["(" * 400, "9" * 400 + " == 1", "-" * 490 + "1 == 1", "1" + " + 1" * 120 + " == 121", "a" * 501]
)
def test_a_check_out_of_bounds_is_answered_at_once(text: str) -> None:
    began = time.perf_counter()
    assert isinstance(evaluate(text, KNOWN).result, Truth | Problem)
    assert time.perf_counter() - began < 2
    assert LONGEST == 500


@pytest.mark.parametrize(
    "unit",
    ["A", "a ", "1 ", "XX", "[", "9 § ", "2018-", "den ", "ett (1) ", "Ellen Keys ", "enligt ", "(", "…"],
)
def test_long_monotonous_text_takes_no_long_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    case = load(_with_text(text))
    began = time.perf_counter()
    judge(case.view, case.places, strict=True)
    assert time.perf_counter() - began < 10
