"""Sökvägar blir platser i filen som den är skriven."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fil_blocks import whole_case
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import TextSpot, WholeFile

if TYPE_CHECKING:
    from beslutsgen.arende import Places
    from beslutsgen.diagnostic import Spot

TEXT = """\
arende:
  rubrik: Vård
  typ: uppdrag
  nämnd: Omsorgsnämnden
  undertecknare: {namn: Linda Ljungqvist, titel: Direktör}
parter:
  region: Region Östergötland
belopp:
  drift: {varde: 3 mnkr, avser: mat}
  mat:
    avser: frukost
    varde: 1 mnkr
beslut:
  - A godkänns.
  - >
    B godkänns
    från och med mars.
text:
  bakgrund: |
    Ett stycke.

    - Två 😀 punkter.
skickas_till: Leanlink
"""


def _places(text: str = TEXT) -> Places:
    return read_case(whole_case(text), "a.yaml").places


def _shown(spot: Spot) -> tuple[int, int, str]:
    assert isinstance(spot, TextSpot)
    return spot.line, spot.column, spot.excerpt


@pytest.mark.parametrize(
    ("path", "line", "column", "excerpt"),
    [
        ("arende.rubrik", 2, 11, "Vård"),
        ("arende.namnd", 4, 10, "Omsorgsnämnden"),
        ("arende.nämnd", 4, 10, "Omsorgsnämnden"),
        ("arende.undertecknare", 5, 25, "Linda Ljungqvist"),
        ("arende.undertecknare.titel", 5, 50, "Direktör"),
        ("arende.undertecknare[1].titel", 5, 50, "Direktör"),
        ("parter.region", 7, 11, "Region Östergötland"),
        ("parter.region.namn", 7, 11, "Region Östergötland"),
        ("belopp.drift", 9, 18, "3 mnkr"),
        ("belopp.drift.varde", 9, 18, "3 mnkr"),
        ("belopp.mat", 12, 12, "1 mnkr"),
        ("beslut[1]", 14, 5, "A godkänns."),
        ("beslut.punkter[1]", 14, 5, "A godkänns."),
        ("skickas_till[1]", 23, 15, "Leanlink"),
        # Det som saknas får sin närmaste omgivning.
        ("arende.datum", 1, 1, "arende"),
        ("belopp.mat.avtal", 12, 12, "1 mnkr"),
        ("beslut[9]", 13, 1, "beslut"),
        ("parter.okand", 6, 1, "parter"),
    ],
)
def test_a_path_has_a_place(path: str, line: int, column: int, excerpt: str) -> None:
    spot = _places().spot(path)
    assert _shown(spot) == (line, column, excerpt)
    assert isinstance(spot, TextSpot)
    assert spot.path == path


@pytest.mark.parametrize("path", ["mbl", "mbl.datum", "okand", "", "[1]", "..", "arende.rubrik.[x"])
def test_a_path_outside_the_file_is_the_whole_file_or_what_is_nearest(path: str) -> None:
    spot = _places().spot(path)
    assert spot == WholeFile("a.yaml") or isinstance(spot, TextSpot)


@pytest.mark.parametrize(
    ("path", "line", "column", "excerpt"),
    [("arende.namnd", 4, 3, "nämnd"), ("belopp.mat", 10, 3, "mat"), ("belopp.drift.varde", 9, 11, "varde")],
)
def test_a_key_has_a_place(path: str, line: int, column: int, excerpt: str) -> None:
    assert _shown(_places().key_spot(path)) == (line, column, excerpt)


@pytest.mark.parametrize(
    ("path", "start", "end", "line", "column", "excerpt"),
    [
        ("beslut[2]", 2, 10, 16, 7, "godkänns"),
        ("beslut[2]", 24, 28, 17, 18, "mars"),
        ("beslut.punkter[2]", 24, 28, 17, 18, "mars"),
        ("text.bakgrund", 13, 29, 22, 5, "- Två 😀 punkter."),
        ("text.bakgrund", 21, 28, 22, 13, "punkter"),
        ("parter.region", 7, 19, 7, 18, "Östergötland"),
        ("arende.undertecknare[1].namn", 0, 5, 5, 25, "Linda"),
        ("arende.rubrik", 2, 99, 2, 13, "rd"),
    ],
)
def test_a_part_of_a_text_has_a_place(
    path: str, start: int, end: int, line: int, column: int, excerpt: str
) -> None:
    assert _shown(_places().within(path, start, end)) == (line, column, excerpt)


def test_a_part_of_a_name_is_counted_without_spaces_around_it() -> None:
    assert _shown(_places("parter:\n  a: '  Region Öst'").within("parter.a", 7, 10)) == (2, 16, "Öst")


def test_places_are_those_of_the_file_even_when_it_has_traps() -> None:
    text = "belopp:\n\tdrift: {varde: 3,8 mnkr, avser: el, vatten}\nbeslut:\n  - {{ a }} godkänns.\n  - B godkänns."
    places = _places(text)
    assert _shown(places.spot("belopp.drift"))[:2] == (2, 17)
    assert _shown(places.spot("belopp.drift.avser"))[:2] == (2, 34)
    assert _shown(places.within("beslut[1]", 8, 16)) == (4, 13, "godkänns")
    assert _shown(places.spot("beslut[2]")) == (5, 5, "B godkänns.")


def test_all_paths_stand_in_the_order_of_the_file() -> None:
    assert _places("parter: {å: B}\nbeslut: [C, D]").paths() == (
        *("parter.a", "beslut[1]", "beslut[2]"),
        *("arende.rubrik", "arende.typ", "arende.namnd"),
    )


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.integers(-5, 99), st.integers(-5, 99))
def test_any_path_and_any_part_has_a_place(path: str, start: int, end: int) -> None:
    places = _places()
    assert (
        places.spot(path).file
        == places.key_spot(path).file
        == places.within(path, start, end).file
        == "a.yaml"
    )
    assert isinstance(places.within("text.bakgrund", start, end), TextSpot)


def test_the_place_of_a_part_never_leaves_its_line() -> None:
    places = _places()
    for start in range(40):
        spot = places.within("text.bakgrund", start, 40)
        assert isinstance(spot, TextSpot)
        assert spot.column + spot.length <= len(spot.line_text) + 2
