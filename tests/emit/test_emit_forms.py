"""En form återanvänds bara för det som den gäller: papper i valfri ordning blir som de hade blivit ensamma."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from exempel import MALLAR, full_scope, head, mall, minimal_scope, paper, para, points, table
from msgspec.structs import astuple
from provpapper import make
from smamallar import docx, parts

from beslutsgen.draft.scope import Leaf
from beslutsgen.emit.fill.filled import lined
from beslutsgen.emit.fill.formed import _adjusted, _dressed, form_of
from beslutsgen.facts import Diarienummer, Namn

if TYPE_CHECKING:
    from beslutsgen.draft.content import Content
    from beslutsgen.draft.scope import Node
    from beslutsgen.emit.fill.paper import Paper

SMALL = docx(
    "# Bakgrund", "{{ bakgrund }}", "| {{ villkor }} | {{ samrad }} |", "# Samråd", "Mot slutet: {{ mbl }}."
)
ROWS = table(("A", "B"), ("c", "1 kr"))
CONTENTS: tuple[dict[str, Content], ...] = (
    {},
    {"bakgrund": (para("Text."),), "mbl": (para("mer"),)},
    {"bakgrund": (head("Egen", 2), para("Text."), ROWS), "villkor": (ROWS,), "samrad": points("ett", "två")},
    {
        "bakgrund": (ROWS, ROWS, para("efter")),
        "villkor": (ROWS, para("efter")),
        "mbl": (para("mer & mindre"),),
    },
    {"bakgrund": points("ett", ordered=True), "samrad": (para("a"), para("b")), "mbl": (para(""),)},
)


def fresh(content: dict[str, Content]) -> bytes:
    for kept in (form_of, _adjusted, _dressed):
        kept.cache_clear()
    return make(SMALL, content).data


@pytest.mark.parametrize("order", [*permutations(range(len(CONTENTS)), 2)])
def test_papers_of_one_template_do_not_touch_each_other(order: tuple[int, ...]) -> None:
    alone = {at: fresh(CONTENTS[at]) for at in order}
    for at in (*order, *order):
        assert make(SMALL, CONTENTS[at]).data == alone[at]


@pytest.mark.parametrize("name", MALLAR)
def test_a_form_serves_every_case_of_the_same_shape(name: str) -> None:
    form_of.cache_clear()
    paper(name, full_scope(name))
    first = form_of.cache_info().misses
    assert first == len(mall(name).texts)
    paper(name, full_scope(name))
    assert form_of.cache_info().misses == first
    paper(name, minimal_scope(name))
    assert form_of.cache_info().misses > first


HEADED = docx("{{ bakgrund }}", head=("Dnr {{ arende.diarienummer }} {{ arende.sammantrade }}",))
NUMBER = Leaf("arende.diarienummer", Diarienummer("SON 2017-417"))
HEADS: tuple[dict[str, Node], ...] = (
    {"arende.diarienummer": NUMBER},
    {"arende.diarienummer": Leaf("arende.diarienummer", Diarienummer("SON 2017-418"))},
    {"arende.diarienummer": Leaf("arende.nummer", Diarienummer("SON 2017-417"))},
    {"arende.diarienummer": NUMBER, "arende.sammantrade": Leaf("arende.sammantrade", Namn("SON 2017-417"))},
)


@pytest.mark.parametrize("order", [*permutations(range(len(HEADS)), 2)])
def test_a_header_is_taken_over_only_from_one_that_says_the_same(order: tuple[int, ...]) -> None:
    def made(at: int) -> Paper:
        return make(HEADED, {"bakgrund": (para("Text "), para("mer"))}, HEADS[at])

    alone: dict[int, Paper] = {}
    for at in order:
        lined.cache_clear()
        alone[at] = made(at)
    for at in (*order, *order):
        again = made(at)
        assert again.data == alone[at].data
        assert [astuple(one)[:7] for one in again.placed] == [astuple(one)[:7] for one in alone[at].placed]
    assert lined.cache_info().hits >= 2


def test_a_form_holds_nothing_of_the_values() -> None:
    form_of.cache_clear()
    make(SMALL, {"bakgrund": (para("Hemligt 1"),), "mbl": (para("hemligt 2"),)})
    shared = make(SMALL, {"bakgrund": (para("Öppet"),), "mbl": (para("öppet"),)})
    assert form_of.cache_info().hits >= 1
    assert not any("emligt" in text for text in parts(shared.data).values())
