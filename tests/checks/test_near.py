"""Skrivfel mellan två ord: den snabba prövningen ger just det svar som bibliotekets avstånd ger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, DamerauLevenshtein

from beslutsgen.checks.near import at_most, one_slip

WORDS = st.text("abcå", max_size=7)


@given(WORDS, WORDS)
def test_one_slip_is_a_distance_of_one(a: str, b: str) -> None:
    assert one_slip(a, b) == (OSA.distance(a, b) == 1) == (DamerauLevenshtein.distance(a, b) == 1)


@pytest.mark.parametrize("slips", [1, 2])
@given(a=WORDS, b=WORDS)
def test_at_most_is_the_distance(slips: int, a: str, b: str) -> None:
    assert at_most(slips, a, b) == (OSA.distance(a, b) <= slips)
