"""Ett faktum av varje sort skrivs över i LibreOffice, förs tillbaka med pull, och står i nästa bygge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import office
import pytest
from cases import CASES, pack, papers_from, source
from test_edited import in_the_body

from beslutsgen.pipeline.pull import pull_case
from beslutsgen.pipeline.tried import Pulled
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from pathlib import Path

    from bundna import Bound


@pytest.mark.parametrize("case", CASES)
def test_a_fact_of_each_kind_edited_in_libreoffice_is_pulled(case: str, tmp_path: Path) -> None:
    office.needed(uno=True)
    papers = papers_from(source(case), f"{case}.yaml")
    kinds: dict[str, tuple[Bound, int]] = {}
    for one, nth in in_the_body(papers):
        if one.in_the_file:
            kinds.setdefault(one.kind, (one, nth))
    file = tmp_path / f"{case}.yaml"
    file.write_bytes(source(case).encode())
    work = []
    for at, (one, nth) in enumerate(kinds.values()):
        (tmp_path / str(at)).mkdir()
        old, new = tmp_path / one.paper, tmp_path / str(at) / one.paper
        old.write_bytes(papers[one.paper].data)
        work.append((old, new, [office.Edit(one.old, one.new, nth)]))
    office.edited(work, tmp_path)
    for (one, _), (_, new, _) in zip(kinds.values(), work, strict=True):
        found = pull_case(file, [new], pack())
        assert isinstance(found, Pulled), found
        assert not found.left, (one, [left.message for left in found.left])
        before, after = found.old.decode().splitlines(), found.new.decode().splitlines()
        assert len(before) == len(after)
        assert sum(a != b for a, b in zip(before, after, strict=True)) == 1, one
        built = papers_from(found.new.decode(), f"{case}.yaml").values()
        texts = {
            even(placed.passage.text[fact.start : fact.end])
            for paper in built
            for placed in paper.placed
            for fact in placed.passage.facts
            if fact.path == one.path
        }
        assert even(one.new) in texts, one
        assert even(one.old) not in texts, one
