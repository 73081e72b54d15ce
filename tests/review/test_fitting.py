"""Väntade stycken mot dem som står: finns det ett sätt att läsa dem som stämmer, så stämmer de."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from provpapper import lines, make
from smamallar import docx

from beslutsgen.draft.scope import Leaf
from beslutsgen.facts import Diarienummer
from beslutsgen.review.expected import Loose
from beslutsgen.review.fitting import difference

if TYPE_CHECKING:
    from beslutsgen.review.expected import Expected

MANY: Final = 400
DNR: Final = {"arende.diarienummer": Leaf("arende.diarienummer", Diarienummer("SON 1"))}


def may_go(text: str) -> Loose:
    """Ett stycke som får vara borta."""
    return Loose((text,), "", whole=True, droppable=True)


def tidied(piece: str, own: str) -> Loose:
    """Ett stycke där mallens text runt uppgiften får ha städats bort."""
    return Loose((piece,), own, whole=False, droppable=False)


def fit(wanted: list[Expected], shown: list[str]) -> bool:
    """Om något sätt att läsa stycket för stycke stämmer, prövat ett i taget."""

    @cache
    def from_(number: int, at: int) -> bool:
        if number == len(wanted):
            return at == len(shown)
        item = wanted[number]
        text = item if isinstance(item, str) else item.pieces[0]
        gone = not text if isinstance(item, str) else item.droppable
        takes = at < len(shown) and (
            text == shown[at]
            if isinstance(item, str) or item.whole
            else shown[at].replace(text, "", 1) in {"", item.own} and text in shown[at]
        )
        return (takes and from_(number + 1, at + 1)) or (gone and from_(number + 1, at))

    return from_(0, 0)


def test_a_heading_that_is_gone_may_have_the_text_of_the_next() -> None:
    template = docx("text", "# Rubrik", "| {{ arende.diarienummer }} | Dnr |", "# Rubrik", "text")
    assert lines(make(template)) == ["text", "Rubrik", "text"]
    assert lines(make(template, None, DNR)) == ["text", "Rubrik", "SON 1", "Dnr", "Rubrik", "text"]


@pytest.mark.parametrize(
    ("wanted", "shown", "expected"),
    [
        (["a", may_go("b"), "b", "c"], ["a", "b", "c"], None),
        (["a", may_go("b"), may_go("b"), "b", "c"], ["a", "b", "b", "c"], None),
        ([may_go("a"), may_go("b"), "a", tidied("b", ":"), "c"], ["a", "b:", "c"], None),
        (["a", may_go("b"), "b", "c"], ["a", "b", "d"], (2, "c")),
        (["a", may_go("b"), "b"], ["a"], (1, "b")),
        (["a", may_go("b"), "b"], ["a", "b", "b", "b"], (3, None)),
        (["a", may_go("b")], ["a", "c"], (1, None)),
        (["a", "b"], ["b", "a"], (0, "a")),
        (["a", "", " ", "b"], ["a", "b"], None),
        ([], ["a"], (0, None)),
        (["a"], [], (0, "a")),
    ],
)
def test_the_difference_is_the_first_that_no_reading_explains(
    wanted: list[Expected], shown: list[str], expected: tuple[int, Expected | None] | None
) -> None:
    assert difference(wanted, shown) == expected


WANTED: Final = st.lists(
    st.one_of(
        st.sampled_from(["a", "b", ""]),
        st.builds(may_go, st.sampled_from("ab")),
        st.builds(tidied, st.sampled_from("ab"), st.just(":")),
    ),
    max_size=8,
)


@given(WANTED, st.data())
def test_there_is_a_difference_just_when_no_reading_fits(wanted: list[Expected], data: st.DataObject) -> None:
    texts = (item if isinstance(item, str) else item.pieces[0] for item in wanted)
    shown = [data.draw(st.sampled_from([text, f"{text}:", ""])) for text in texts if text]
    shown = [text for text in shown if text]
    assert (difference(wanted, shown) is None) == fit(wanted, shown)


def test_a_long_table_of_the_same_cell_is_read_in_its_own_measure() -> None:
    wanted: list[Expected] = [may_go("–") for _ in range(MANY)]
    assert difference([*wanted, "slut"], ["–"] * (MANY // 2) + ["slut"]) is None
    assert difference([*wanted, "slut"], ["–"] * (MANY // 2) + ["annat"]) == (MANY // 2, "slut")
