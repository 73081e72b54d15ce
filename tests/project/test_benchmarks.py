"""Mätningarna mäter det de säger: ärendena är olika och felfria, och docxtpl skriver samma text som vi."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from context import contexts
from plain import context_of, render
from prepared import drafted, opened, papers_of
from stages import stages
from varied import varied

MANY = 40


def test_varied_cases_are_different_and_without_errors() -> None:
    sources = [varied(number, prose=True) for number in range(MANY)]
    assert len(set(sources)) == MANY
    files = opened()
    numbers = {drafted(source, files)[0].arende.diarienummer for source in sources}
    assert len(numbers) == MANY
    assert all(len(papers_of(source, files)) == 3 for source in sources[:4])


def test_varied_prose_changes_paragraphs_that_values_leave() -> None:
    with_prose, without = varied(3, prose=True).splitlines(), varied(3, prose=False).splitlines()
    assert len(with_prose) == len(without)
    assert sum(one != other for one, other in zip(with_prose, without, strict=True)) >= 4


@pytest.mark.parametrize("number", [0, 1])
def test_docxtpl_writes_the_same_text_as_we(number: int) -> None:
    files = opened()
    source = varied(number, prose=True)
    _, draft = drafted(source, files)
    ours = papers_of(source, files)
    for name, paper in contexts(draft, files).items():
        context = {key: context_of(part) for key, part in paper["context"].items()}
        theirs = _words(render(Path(paper["template"]).read_bytes(), context))
        # docxtpl låter rubriker över tomma block stå kvar; därutöver ska ingen text skilja.
        assert [one for one in theirs if one in set(_words(ours[name].data))] == _words(ours[name].data)


def _words(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs if paragraph.text]


def test_the_table_of_stages_has_every_stage(tmp_path: Path) -> None:
    rows = [line.split("|") for line in stages(2, tmp_path).splitlines()[2:]]
    assert len(rows) == 12
    spent = [float(row[2]) for row in rows]
    assert spent[-1] == pytest.approx(sum(spent[:-1]), abs=1.0)
    assert all(milliseconds > 0 for milliseconds in spent[:2])
