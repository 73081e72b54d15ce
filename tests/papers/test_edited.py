"""Varje bundet faktum i båda ärendenas papper ändrat, borttaget och överskrivet: funnet med sökväg och båda värdena."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import redigera
from bundna import bound
from cases import CASES, papers_from, source

from beslutsgen.readback.stamp import read_lines
from beslutsgen.review.edited import compare
from beslutsgen.review.memory import read_memory
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Callable

    from bundna import Bound

    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.review.edited import Edited
    from beslutsgen.word.ooxml import Element


def compared(paper: Paper, data: bytes) -> Edited:
    lines = read_lines(data)
    assert lines is not None
    built = read_memory(paper.memory, lines.stamp.salt if lines.stamp else None)
    assert built is not None
    return compare(built, lines.lines)


def edits(paper: Paper, data: bytes) -> list[tuple[str, str, str, str]]:
    return [
        (fact.edit, fact.path, even(fact.old), even(fact.new))
        for fact in compared(paper, data).facts
        if fact.edit != "kept"
    ]


def keeping(root: Element, one: Bound) -> None:
    redigera.overtyped(root, one.mark, one.new, keep=True)


def without_its_mark(root: Element, one: Bound) -> None:
    redigera.overtyped(root, one.mark, one.new, keep=False)


def without_any_mark(root: Element, one: Bound) -> None:
    redigera.overtyped(root, one.mark, one.new, keep=False)
    redigera.without_bookmarks(root)


WAYS: dict[str, Callable[[Element, Bound], None]] = {
    "bokmärket kvar": keeping,
    "bokmärket borta": without_its_mark,
    "alla bokmärken borta": without_any_mark,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES)
def test_each_fact_changed_is_found_with_its_path_and_both_values(case: str, way: str) -> None:
    papers = papers_from(source(case))
    missed = []
    facts = bound(papers)
    for one in facts:
        paper = papers[one.paper]
        data = redigera.changed(paper.data, one.part, lambda root, one=one: WAYS[way](root, one))  # type: ignore[misc]  # bundet värde
        found = edits(paper, data)
        if found != [("changed", one.path, even(one.old), even(one.new))]:
            missed.append((one, found))
    assert missed == []
    assert len(facts) > 120


@pytest.mark.parametrize("case", CASES)
def test_each_fact_removed_is_told_from_a_change(case: str) -> None:
    papers = papers_from(source(case))
    missed = []
    for one in bound(papers):
        paper = papers[one.paper]
        data = redigera.changed(
            paper.data,
            one.part,
            lambda root, one=one: redigera.overtyped(root, one.mark, "", keep=False),  # type: ignore[misc]  # bundet värde
        )
        found = edits(paper, data)
        # Ett stycke som bara var faktumet försvinner med det.
        if found != [("removed", one.path, even(one.old), "")]:
            missed.append((one, found))
    assert missed == []
