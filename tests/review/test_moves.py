"""Flyttade uppgifter och stycken i de riktiga papperen, ändrade på XML:en så som Word gör."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest
import redigera
from bundna import bound
from cases import CASES, pack, papers_from, source

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.pipeline import review_papers
from beslutsgen.review.rising import rising
from beslutsgen.word.ooxml import P, T, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from bundna import Bound

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.word.ooxml import Element

PAPER = "tjansteskrivelse.docx"


def found(paper: Paper, name: str, change: Callable[[Element], None]) -> list[Diagnostic]:
    """Fynden om det redigerade i papperet med brödtexten ändrad."""
    data = redigera.changed(paper.data, redigera.BODY, change)
    outcome = review_papers({name: data}, pack=pack(), memories={name: paper.memory})
    assert [one.edited for one in outcome.reviewed] == [True]
    return [one for one in outcome.diagnostics if one.code.startswith("DOK")]


def paragraph_of(root: Element, mark: str) -> Element:
    (start,) = (one for one in root.iter(redigera.START) if one.get(redigera.NAME) == mark)
    return next(start.iterancestors(P))


def text_of(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(T))


def cut_into(root: Element, mark: str, target: Element) -> None:
    """Bokmärket med sitt värde flyttat till slutet av ett annat stycke."""
    (start,) = (one for one in root.iter(redigera.START) if one.get(redigera.NAME) == mark)
    (end,) = (one for one in root.iter(redigera.END) if one.get(redigera.ID) == start.get(redigera.ID))
    for one in (start, *redigera.runs_between(start, end), end):
        target.append(one)


def in_sentences(case: str) -> list[tuple[str, Bound]]:
    """Fakta i brödtexten som står i ett stycke med annan text."""
    papers = papers_from(source(case), f"{case}.yaml")
    return [
        (one.paper, one)
        for one in bound(papers)
        if one.part == redigera.BODY and _has_more(papers[one.paper], one)
    ]


def _has_more(paper: Paper, one: Bound) -> bool:
    placed = next(put for put in paper.placed if one.mark in put.bookmarks)
    return len(placed.passage.text) > len(one.old) + 25


@pytest.mark.parametrize("case", CASES)
def test_each_fact_cut_into_another_paragraph_is_found_there_with_its_path(case: str) -> None:
    papers = papers_from(source(case), f"{case}.yaml")
    missed = []
    facts = in_sentences(case)
    for name, one in facts[::3]:

        def change(root: Element, one: Bound = one) -> None:
            own = paragraph_of(root, one.mark)
            other = next(
                each
                for each in root.iter(P)
                if each is not own and len(text_of(each)) > 60 and each.getparent() is own.getparent()
            )
            cut_into(root, one.mark, other)

        said = [each for each in found(papers[name], name, change) if each.code != "DOK008"]
        right = [each.code for each in said] == ["DOK013"] and f" {one.path}, " in said[0].message
        if not right or not isinstance(said[0].spot, PaperSpot):
            missed.append((one, [each.message for each in said]))
    assert missed == []
    assert len(facts) > 20


def table_rows(root: Element) -> list[Element]:
    """Raderna i tabellen med belopp: rubrikraden först."""
    table = next(each for each in root.iter(w("tbl")) if "Belopp" in text_of(each))
    return [row for row in table.iter(w("tr")) if len([*row.iter(w("tc"))]) > 1]


def test_two_values_that_changed_rows_in_a_table_are_two_moved_facts() -> None:
    paper = papers_from(source("kanberget"), "kanberget.yaml")[PAPER]

    def change(root: Element) -> None:
        one, other = ([*row.iter(w("tc"))][-1] for row in table_rows(root)[1:3])
        assert text_of(one) != text_of(other)
        ours, theirs = next(one.iter(P)), next(other.iter(P))
        one.append(theirs)
        other.append(ours)

    said = found(paper, PAPER, change)
    assert [one.code for one in said] == ["DOK013", "DOK013"]
    assert all("är flyttad: den stod efter ”" in one.message for one in said)


def test_a_moved_row_is_one_moved_piece_and_no_moved_fact() -> None:
    paper = papers_from(source("kanberget"), "kanberget.yaml")[PAPER]

    def change(root: Element) -> None:
        one, other = table_rows(root)[1:3]
        other.addnext(one)

    (said,) = found(paper, PAPER, change)
    assert said.code == "DOK008"
    assert said.message.startswith("2 stycken i följd är flyttade sedan papperet byggdes: de stod efter ”")


@pytest.mark.parametrize("case", CASES)
def test_a_moved_paragraph_with_its_facts_is_one_finding(case: str) -> None:
    papers = papers_from(source(case), f"{case}.yaml")
    name, one = in_sentences(case)[-1]

    def change(root: Element) -> None:
        own = paragraph_of(root, one.mark)
        body = own.getparent()
        assert body is not None
        body.insert(3, own)

    (said,) = found(papers[name], name, change)
    assert said.code == "DOK008"
    assert said.message.startswith("Stycket är flyttat sedan papperet byggdes: det stod efter ”")
    assert isinstance(said.spot, PaperSpot)
    assert one.old in said.spot.excerpt


def test_the_fewest_and_lightest_are_moved() -> None:
    chance = random.Random(4)  # noqa: S311  # samma prov varje gång
    for _ in range(300):
        numbers = chance.sample(range(30), chance.randint(0, 7))
        weights = [chance.randint(1, 3) for _ in numbers]
        kept = rising(numbers, weights)
        assert all(numbers[a] < numbers[b] for a, b in itertools.pairwise(sorted(kept)))
        possible = (
            sum(weights[at] for at in chosen)
            for size in range(len(numbers) + 1)
            for chosen in itertools.combinations(range(len(numbers)), size)
            if all(numbers[a] < numbers[b] for a, b in itertools.pairwise(chosen))
        )
        assert sum(weights[at] for at in kept) == max(possible)
