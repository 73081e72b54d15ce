"""Vilka stycken som än läggs till, tas bort eller flyttas i vilket block som helst: nästa bygge har papperets text."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cases import CASES, pack, source
from hypothesis import given, settings
from hypothesis import strategies as st
from redigera import drop
from stycken import edited, paragraph
from test_takeback import built, pulled, said
from test_takeback_blocks import body

from beslutsgen.arende import read_case
from beslutsgen.draft import Draft
from beslutsgen.draft.content import Table
from beslutsgen.pipeline.checking import check_source
from beslutsgen.pipeline.tried import built_papers
from beslutsgen.review.homes import Proses
from beslutsgen.review.memory import read_memory
from beslutsgen.word.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.word.ooxml import Element

# Avsnitt som inte kan bli tomma, eller där mallpaketet då skriver sin egen text.
_STAYS: Final = ("samrad.text", "beslut.punkter[1]")
_WORDS: Final = [
    "Nämnden",
    "beslutar",
    "att",
    "*alla*",
    "[ska]",
    "{{",
    "få",
    "}}",
    "{%",
    "det",
    "%}",
    "{#",
    "en",
    "-",
    "1.",
    "2.",
    "|",
    "#",
    ":",
    ";",
    "”citat”",
    "'x'",
    '"y"',
    "5*3",
    "9",
    "§",
    "6",
    "LSS",
    "2018-03-01",
    "7",
    "platser",
    "3,8",
    "miljoner",
    "kronor",
    "per",
    "år",
    "Kanberget",
    "\\",
    "/",
    "&",
    "<",
    ">",
    "–",
    "e_r_",
    "`kod`",
    "~~x~~",
    "Region",
    "Östergötland",
    "{",
]
_TEXT: Final = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40).map(" ".join)


class Place(NamedTuple):
    """Ett stycke ur ärendefilens text: papperet och styckets nummer i det."""

    case: str
    paper: str
    number: int
    path: str


@cache
def places() -> Sequence[Place]:
    return tuple(place for case in CASES for place in _places(case))


def _places(case: str) -> list[Place]:
    loaded = read_case(source(case).encode(), "fall.yaml")
    assert loaded.model is not None
    proses = Proses(loaded.model, Draft(loaded.model, pack(), loaded.places).writer)
    found = []
    for name, paper in built(case).items():
        homes = proses.homes(paper.placed, read_memory(paper.memory, None) or ())
        for number, home in homes.items():
            table = home.prose and isinstance(proses.extents(home.prose)[home.block].block, Table)
            if not table and home.point >= 0:
                found.append(Place(case, name, number, home.prose or ""))
    return found


def test_the_places_are_those_of_both_cases() -> None:
    assert len(places()) > 40
    assert {place.path.partition(".")[0] for place in places()} >= {"text", "beslut", "samrad", "uppdrag", ""}


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_any_paragraph_beside_any_other_comes_back(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places()))
    texts = data.draw(st.lists(_TEXT, min_size=1, max_size=3))
    before = data.draw(st.booleans())

    def edit(root: Element) -> None:
        anchor = [*paragraphs(root)][place.number - 1]
        for text in texts:
            fresh = paragraph(text, anchor)
            if before:
                anchor.addprevious(fresh)
            else:
                anchor.addnext(fresh)

    holds(place, edit)


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_paragraph_that_is_removed_or_moved_is_so_in_the_next_build(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([one for one in places() if one.path not in _STAYS]))
    mine = [one for one in places() if one[:2] == place[:2] and one.path == place.path]
    to = data.draw(st.sampled_from([None, *mine]))

    def edit(root: Element) -> None:
        every = [*paragraphs(root)]
        moving = every[place.number - 1]
        if to is None:
            drop(moving)
        elif to != place:
            every[to.number - 1].addnext(moving)

    holds(place, edit, headings=to is None)


def holds(place: Place, edit: object, *, headings: bool = False) -> None:
    """Ändringen förs tillbaka hel, och nästa bygge har papperets stycken; en tömd rubrik får vara borta."""
    changed = edited(built(place.case)[place.paper].data, edit)  # type: ignore[arg-type]  # en funktion på roten
    with tempfile.TemporaryDirectory() as folder:
        found = pulled(Path(folder), source(place.case), {place.paper: changed})
    assert not found.left, said(found)
    new = next_build(found.new, place.case)[place.paper]
    wanted = body(changed)
    if headings:
        wanted = [text for text in wanted if text in new]
    assert new == wanted


def next_build(data: bytes, case: str) -> Mapping[str, list[str]]:
    papers = built_papers(check_source(data, Path(f"{case}.yaml"), pack()), pack())
    assert isinstance(papers, dict), papers
    return {name: body(paper.data) for name, paper in papers.items()}
