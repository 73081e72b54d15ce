"""Lägen blir rad och kolumn, i kodpunkter."""

from __future__ import annotations

from beslutsgen.arende import SourceText
from beslutsgen.arende.source import LONGEST_EXCERPT, LONGEST_LINE


def test_columns_count_code_points() -> None:
    text = "a: 😀 vård\nb: x\n"
    spot = SourceText("f", text).spot(text.index("vård"), text.index("vård") + 4, "a")
    assert (spot.line, spot.column, spot.length, spot.excerpt, spot.path) == (1, 6, 4, "vård", "a")


def test_a_spot_over_several_lines_is_limited_to_the_first() -> None:
    spot = SourceText("f", "abc\r\ndef\rghi\njkl").spot(1, 12, None)
    assert (spot.line, spot.column, spot.length, spot.excerpt, spot.line_text) == (1, 2, 2, "bc", "abc")


def test_every_kind_of_line_end_ends_a_line() -> None:
    source = SourceText("f", "a\r\nb\rc\nd")
    assert [source.spot(source.text.index(char), 99, None).line for char in "abcd"] == [1, 2, 3, 4]


def test_an_empty_spot_is_one_wide_and_holds_no_text() -> None:
    spot = SourceText("f", "a:\nb: c").spot(2, 2, "a")
    assert (spot.line, spot.column, spot.length, spot.excerpt) == (1, 3, 1, "")


def test_the_end_of_the_text_is_a_place() -> None:
    assert SourceText("f", "a\n").spot(2, 2, None).order == (2, 1)
    assert SourceText("f", "").spot(0, 0, None).order == (1, 1)


def test_long_lines_and_excerpts_are_cut() -> None:
    spot = SourceText("f", "x" * 9_000).spot(0, 9_000, None)
    assert len(spot.line_text) == LONGEST_LINE + 1
    assert len(spot.excerpt) == LONGEST_EXCERPT + 1
    assert spot.length == 9_000
