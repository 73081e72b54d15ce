"""Utkast bär fynden i ärendet som kommentarer, vid det som de gäller i varje papper."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from cases import CASES, pack, papers_from, source
from wordfiler import read

from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile
from beslutsgen.pipeline import BuildOptions, build_case
from beslutsgen.pipeline.remarked import remarked

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.readback import Comment
    from beslutsgen.report.outcome import Outcome

PAPERS = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")


def drafted(folder: Path, text: str, *, only: tuple[str, ...] = (), draft: bool = True) -> Outcome:
    case = folder / "arende.yaml"
    case.write_text(text, encoding="utf-8")
    return build_case(case, pack(), BuildOptions(folder / "ut", only=only, draft=draft))


def comments(folder: Path, paper: str) -> list[Comment]:
    data = (folder / "ut" / "arende" / f"{paper}.docx").read_bytes()
    return list(read(data).comments)


def told(folder: Path, paper: str, code: str) -> list[str]:
    """Texterna som kommentarerna med koden står vid."""
    return [
        one.spot.excerpt if one.spot else "utan plats"
        for one in comments(folder, paper)
        if one.text.endswith(f" {code}")
    ]


def test_a_faulty_fact_is_commented_in_every_paper_that_has_it(tmp_path: Path) -> None:
    text = source("kanberget").replace("2018-03-01–2021-01-31", "2018-03-01–2022-01-31")
    outcome = drafted(tmp_path, text)
    assert [one.code for one in outcome.diagnostics if one.severity == "error"] == ["DAT002"]
    for paper in PAPERS:
        assert told(tmp_path, paper, "DAT002") == ["2018-03-01–2022-01-31"]
    (found,) = (one for one in comments(tmp_path, PAPERS[1]) if one.text.endswith("DAT002"))
    assert "Se arende.yaml:" in found.text
    assert str(tmp_path) not in found.text


def test_a_fault_in_prose_is_commented_at_its_words(tmp_path: Path) -> None:
    text = source("kanberget").replace("Ett gemensamt arbete med", "Ett gemensamt arbete XX med")
    outcome = drafted(tmp_path, text)
    (found,) = (one for one in outcome.diagnostics if getattr(one.spot, "excerpt", "") == "XX")
    assert told(tmp_path, "tjansteskrivelse", found.code) == ["XX"]
    assert told(tmp_path, "forslag-till-beslut", found.code) == []


def test_a_finding_without_a_place_stands_first_in_the_first_paper() -> None:
    found = Diagnostic("UND001", Severity.WARNING, "Något saknas.", WholeFile("fall.yaml"))
    made = {name: read(data) for name, data in remarked(papers_from(source("kanberget")), [found]).items()}
    (comment,) = made["forslag-till-beslut.docx"].comments
    assert comment.text == "Något saknas.\nVarning UND001"
    assert comment.spot is not None
    assert comment.spot.excerpt == "Omsorgsnämnden"
    assert [len(document.comments) for document in made.values()] == [1, 0, 0]


@pytest.mark.parametrize("case", CASES)
def test_no_finding_is_lost_and_the_text_is_the_same(tmp_path: Path, case: str) -> None:
    outcome = drafted(tmp_path, source(case))
    papers = {paper: read((tmp_path / "ut" / "arende" / f"{paper}.docx").read_bytes()) for paper in PAPERS}
    said = [one.text for document in papers.values() for one in document.comments]
    assert outcome.diagnostics
    for found in outcome.diagnostics:
        assert any(text.startswith(found.message) and text.endswith(found.code) for text in said)
    assert all(one.part != "comment" for document in papers.values() for one in document.paragraphs)
    again = drafted(tmp_path, source(case))
    assert (again.written, len(again.unchanged)) == ((), 3), "samma utkast är samma bytes"


def test_a_finished_paper_has_no_comments(tmp_path: Path) -> None:
    drafted(tmp_path, source("kanberget"))
    assert comments(tmp_path, PAPERS[0])
    finished = drafted(tmp_path, source("kanberget"), draft=False)
    assert len(finished.written) == 3
    assert all(comments(tmp_path, paper) == [] for paper in PAPERS)


def test_the_comments_of_a_draft_are_no_edit(tmp_path: Path) -> None:
    drafted(tmp_path, source("kanberget"))
    shutil.rmtree(tmp_path / "ut" / "arende" / ".beslutsgen")
    finished = drafted(tmp_path, source("kanberget"), draft=False)
    assert [one.code for one in finished.diagnostics if one.severity == "error"] == []
    assert len(finished.written) == 3
