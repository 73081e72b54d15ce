"""Utdraget: markeringen står under rätt tecken, hur lång raden än är och vad den än innehåller."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from beslutsgen.report.excerpt import excerpt, shortened

LONG = "a" * 100 + "MÄRKT" + "b" * 100
LETTERS = st.text(alphabet="abc åäö\t\N{MEMO}\N{CJK UNIFIED IDEOGRAPH-4E00}", max_size=200)


def marked(line: str, column: int, length: int, width: int) -> str:
    """Det i den visade raden som markeringen står under."""
    shown = excerpt(line, column, length, width)
    start = len(shown.marker) - len(shown.marker.lstrip(" "))
    return shown.shown[start : len(shown.marker)]


def test_a_line_that_fits_is_shown_whole() -> None:
    assert excerpt("  totalt: 2 kr", 11, 4, 80) == ("  totalt: 2 kr", "          ^^^^")


def test_a_long_line_is_cut_around_the_mark() -> None:
    shown = excerpt(LONG, 101, 5, 40)
    assert shown.shown == "...aaaaaaaaaaaaaaMÄRKTbbbbbbbbbbbbbbb..."
    assert marked(LONG, 101, 5, 40) == "MÄRKT"


def test_the_start_is_kept_where_the_mark_is_early() -> None:
    assert excerpt(LONG, 3, 4, 40) == ("a" * 34 + "...", "  ^^^^")


def test_the_end_is_kept_where_the_mark_is_late() -> None:
    shown = excerpt(LONG, 203, 3, 40)
    assert shown == ("..." + "b" * 34, " " * 34 + "^^^")


def test_a_mark_wider_than_the_room_shows_its_start() -> None:
    shown = excerpt(LONG, 50, 140, 40)
    assert shown.shown.startswith("...a")
    assert shown.shown.endswith("b...") or shown.shown.endswith("a...")
    assert set(shown.marker.lstrip(" ")) == {"^"}
    assert len(shown.marker) <= 40


def test_tabs_wide_and_combining_characters() -> None:
    assert excerpt("\ta: 1", 5, 1, 80) == ("    a: 1", "       ^")
    assert excerpt("\N{MEMO}\N{CJK UNIFIED IDEOGRAPH-4E00}: 1", 5, 1, 80).marker == "      ^"
    assert excerpt("a\N{COMBINING RING ABOVE}r: 1", 6, 1, 80).marker == "    ^"


@pytest.mark.parametrize(("column", "length"), [(1, 1), (1, 0), (4, 5), (30, 3)])
def test_a_mark_beyond_the_line_is_still_one_caret(column: int, length: int) -> None:
    assert "^" in excerpt("abc", column, length, 80).marker


def test_an_empty_line() -> None:
    assert excerpt("", 1, 1, 80) == ("", "^")


@given(LETTERS, st.integers(1, 250), st.integers(0, 250), st.integers(8, 120))
def test_nothing_is_wider_than_the_room(line: str, column: int, length: int, width: int) -> None:
    shown = excerpt(line, column, length, width)
    assert cell_len(shown.shown) <= width
    assert len(shown.marker) <= width + 1
    assert set(shown.marker.lstrip(" ")) == {"^"}


@given(st.text(alphabet="abcåäö:", max_size=150), st.integers(0, 149), st.integers(20, 120))
def test_the_mark_stands_under_its_character(line: str, at: int, width: int) -> None:
    if at < len(line):
        assert marked(line, at + 1, 1, width) == line[at]


def test_shortened() -> None:
    assert shortened("kort", 10) == "kort"
    assert shortened("en  lång\nrad text", 10) == "en lång..."
    assert shortened("\N{CJK UNIFIED IDEOGRAPH-4E00}" * 10, 9) == "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 3 + "..."


def test_a_page_number_or_a_picture_is_shown_as_something_left_out() -> None:
    assert excerpt("Sida \ufffc (\ufffc) 2018", 12, 4, 80) == ("Sida … (…) 2018", " " * 11 + "^^^^")
    assert shortened("Sida \ufffc (\ufffc)", 80) == "Sida … (…)"
