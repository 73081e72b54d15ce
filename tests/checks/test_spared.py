"""Den billiga frågan före ett mönster har aldrig fel: där mönstret finns svarar den att det kan finnas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.checks import (
    dat014,
    lengths,
    nam002,
    per002,
    products,
    sentences,
    sums,
    tex004,
    tex005,
    tex013,
    tex018,
)
from beslutsgen.checks.signs import holds

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.checks.pattern import Pattern

LETTERS = st.characters(codec="latin-1", exclude_categories=["Cc"]) | st.sampled_from("\n\t–—…”“•\u2011")


def spaced(text: str) -> str:
    """Texten som TEX018 läser den."""
    return " ".join(text.casefold().split())


def never_wrong(source: str, flags: int, possible: Callable[[str, int], bool]) -> None:
    """`possible` får texten och var träffen slutar: det som följer hör inte till träffen, men till texten."""
    pattern = re.compile(source, flags)

    @settings(max_examples=150)
    @given(st.from_regex(pattern, alphabet=LETTERS))
    def check(text: str) -> None:
        for match in pattern.finditer(text):
            assert possible(text, match.end()), match

    check()


@pytest.mark.parametrize("at", range(len(tex018._PHRASES)))
def test_a_phrase_that_is_wrong_has_its_signs(at: int) -> None:
    signs, source = tex018._PHRASES[at]
    never_wrong(source, re.IGNORECASE, lambda text, _: holds(spaced(text), signs))


@pytest.mark.parametrize("at", range(len(tex005._LEANS)))
def test_a_point_that_leans_has_its_signs(at: int) -> None:
    signs, source = tex005._LEANS[at]
    never_wrong(source, re.IGNORECASE, lambda text, end: holds(text[:end].lower(), signs))


@pytest.mark.parametrize("at", range(len(tex013._KINDS)))
def test_what_is_left_in_a_text_has_its_signs(at: int) -> None:
    kind = tex013._KINDS[at]
    never_wrong(kind.pattern._expression.pattern, 0, lambda text, _: holds(text, kind.signs))


def test_a_placeholder_has_a_trigger() -> None:
    never_wrong(
        tex004._PLACEHOLDER._expression.pattern,
        0,
        lambda text, end: holds(text[:end].lower(), tex004._TRIGGERS) or holds(text[:end], tex004._CAPITALS),
    )


def test_what_makes_an_amount_a_total_ends_as_it_says() -> None:
    never_wrong(
        products._TOTAL._expression.pattern,
        re.IGNORECASE,
        lambda text, end: products._may_be_total(text[:end]),
    )


@pytest.mark.parametrize("pattern", [dat014._DATE, nam002._NAME])
def test_a_date_and_the_name_of_a_street_have_their_signs(pattern: Pattern) -> None:
    sign = dat014._SIGN._expression if pattern is dat014._DATE else pattern._needs
    assert sign is not None
    expression = pattern._expression
    never_wrong(expression.pattern, expression.flags, lambda text, _: sign.search(text) is not None)


def test_a_sum_of_sentences_begins_as_it_says() -> None:
    never_wrong(
        f"{sums._TOGETHER._expression.pattern}",
        0,
        lambda text, _: not sums._TOGETHER.match(text) or text.lstrip().startswith(sums._TOGETHER_STARTS),
    )


def test_an_abbreviation_ends_as_it_says() -> None:
    never_wrong(
        sentences._NOT_END._expression.pattern,
        re.IGNORECASE,
        lambda text, end: sentences._may_be_short(text[:end], 0, end - 1),
    )


def test_a_length_names_its_unit() -> None:
    never_wrong(
        lengths._LENGTH._expression.pattern,
        re.IGNORECASE,
        lambda text, end: holds(text[:end].lower(), lengths._UNITS),
    )


def test_a_private_number_begins_as_it_says() -> None:
    never_wrong(
        per002._MOBILE._expression.pattern, 0, lambda text, end: holds(text[:end], per002._MOBILE_STARTS)
    )


@given(st.from_regex(re.compile(lengths._BETWEEN._expression.pattern, re.IGNORECASE), alphabet=LETTERS))
def test_what_binds_a_length_to_a_period_begins_as_it_says(gap: str) -> None:
    if lengths._BETWEEN.match(gap):
        assert lengths._may_bind(gap)


@given(st.from_regex(re.compile(lengths._LENGTH._expression.pattern, re.IGNORECASE), alphabet=LETTERS))
def test_the_cheaper_pattern_finds_every_length_where_it_is_chosen(text: str) -> None:
    chosen = lengths._pattern(text)
    found = [match.span() for match in lengths._LENGTH.finditer(text)]
    assert [match.span() for match in chosen.finditer(text)] == found
    assert chosen._present(text) == bool(found)


@pytest.mark.parametrize(
    ("text", "cheap"), [("tre år", True), ("TRE ÅR", True), ("treårig", False), ("3-ÅRSPERIOD", False)]
)
def test_a_number_and_a_length_in_one_word_need_the_dearer_pattern(text: str, cheap: bool) -> None:
    assert (lengths._pattern(text) is lengths._ALONE) == cheap
    assert lengths._pattern(text).search(text)
