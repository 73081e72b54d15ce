"""Stämplade papper utan programmets minne bredvid sig: texten som byggd byggs på nytt, eller så sägs vad som saknas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import redigera
from cases import CASES, built, pack, papers_from, source
from msgspec.structs import replace

from beslutsgen.arende import read_case
from beslutsgen.arende.packfiles import fingerprint
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.draft import Draft
from beslutsgen.pipeline import BuildOptions, build_case, make_papers, open_pack, review_files, review_papers
from beslutsgen.pipeline import origin as origins

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.report.outcome import Outcome
    from beslutsgen.word.ooxml import Element

PAPER = "tjansteskrivelse.docx"
CASE = "kanberget.yaml"
PERIOD = "avtal.uppdrag.period"
NEW = "2018-03-01–2021-02-28"


def mark_of(paper: Paper, path: str) -> str:
    return next(
        mark
        for placed in paper.placed
        for mark, fact in zip(
            placed.bookmarks, (one for one in placed.passage.facts if one.path), strict=True
        )
        if fact.path == path
    )


def overtyped(paper: Paper, *, keep: bool = False, text: str = NEW) -> bytes:
    """Tjänsteskrivelsen med avtalets period överskriven."""

    def edit(root: Element) -> None:
        redigera.overtyped(root, mark_of(paper, PERIOD), text, keep=keep)

    return redigera.changed(paper.data, "word/document.xml", edit)


def reviewed(papers: Mapping[str, bytes], case: str) -> Outcome:
    return review_papers(papers, case.encode(), case_file=CASE, pack=pack())


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.diagnostics if one.code.startswith("DOK")]


@pytest.mark.parametrize("strip", [False, True], ids=["bokmärken kvar", "alla bokmärken borta"])
def test_with_the_same_case_file_the_facts_are_named_by_their_path(*, strip: bool) -> None:
    data = overtyped(papers_from(source("kanberget"), CASE)[PAPER])
    if strip:
        data = redigera.changed(data, "word/document.xml", redigera.without_bookmarks)
    outcome = reviewed({PAPER: data}, source("kanberget"))
    (found,) = (one for one in outcome.diagnostics if one.code.startswith("DOK"))
    assert found.code == "DOK011"
    assert PERIOD in found.message
    assert isinstance(found.spot, PaperSpot)
    assert found.spot.excerpt == NEW
    assert outcome.unread == ()
    assert [one.edited for one in outcome.reviewed] == [True]


def test_the_case_file_may_have_another_name() -> None:
    data = overtyped(papers_from(source("kanberget"), CASE)[PAPER])
    outcome = review_papers({PAPER: data}, source("kanberget").encode(), case_file="kopia.yaml", pack=pack())
    assert (codes(outcome), outcome.unread) == (["DOK011"], ())


def test_a_paper_built_as_a_draft_is_rebuilt_as_one() -> None:
    loaded = read_case(source("kanberget").encode(), CASE)
    assert loaded.model is not None
    papers = make_papers(Draft(loaded.model, pack(), loaded.places), loaded.model, pack(), utkast=True)
    assert not isinstance(papers, tuple)
    outcome = reviewed({PAPER: overtyped(papers[PAPER])}, source("kanberget"))
    assert (codes(outcome), outcome.unread) == (["DOK011"], ())


@pytest.mark.parametrize("inside", ["2018-03-01–", NEW], ids=["slutet utanför", "hela värdet"])
def test_with_another_case_file_the_bookmarks_are_compared_and_the_rest_is_said(inside: str) -> None:
    paper = papers_from(source("kanberget"), CASE)[PAPER]

    def outside(root: Element) -> None:
        redigera.overtyped(root, mark_of(paper, PERIOD), NEW, keep=True)
        redigera.shortened(root, mark_of(paper, PERIOD), inside)

    data = redigera.changed(paper.data, "word/document.xml", outside)
    outcome = reviewed({PAPER: data}, f"# ny\n{source('kanberget')}")
    assert sorted(codes(outcome)) == ["DOK008", "DOK009", "DOK011"]
    (found,) = (one for one in outcome.diagnostics if one.code == "DOK011")
    assert isinstance(found.spot, PaperSpot)
    assert found.spot.excerpt == NEW
    (unread,) = outcome.unread
    assert unread.reason.startswith("jämförelse saknas: ")
    assert "och ärendefilen är ändrad sedan papperet byggdes" in unread.reason


@pytest.mark.parametrize("case", CASES)
def test_an_unedited_paper_agrees_with_a_case_file_of_the_same_values(case: str) -> None:
    outcome = review_papers(
        built(case), f"# ny\n{source(case)}".encode(), case_file=f"{case}.yaml", pack=pack()
    )
    assert set(codes(outcome)) == {"DOK009"}
    assert outcome.unread == ()


def test_another_pack_or_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    data = overtyped(papers_from(source("kanberget"), CASE)[PAPER])
    files, templates = pack(), {**pack().templates, "annan.docx": b"annan"}
    mark = fingerprint(files.places.source, files.phrases, templates, files.logotype)
    other = replace(files, templates=templates, fingerprint=mark)
    outcome = review_papers({PAPER: data}, source("kanberget").encode(), case_file=CASE, pack=other)
    assert [one.reason.count("mallpaketet är ett annat") for one in outcome.unread] == [1]
    monkeypatch.setattr(origins, "__version__", "99.0")
    outcome = reviewed({PAPER: data}, source("kanberget"))
    assert [one.reason.count("programmet är en annan version") for one in outcome.unread] == [1]


def test_the_memory_is_found_when_the_paper_has_another_name(tmp_path: Path) -> None:
    case = tmp_path / "arenden" / CASE
    case.parent.mkdir()
    case.write_text(source("kanberget"), encoding="utf-8")
    files = open_pack()
    assert not isinstance(files, tuple)
    assert build_case(case, files, BuildOptions(tmp_path / "output")).written
    paper = tmp_path / "output" / "kanberget" / "Tjänsteskrivelse till nämnden.docx"
    paper.write_bytes(overtyped(papers_from(source("kanberget"), CASE)[PAPER]))
    # Ärendefilen är en annan nu, så minnet är det enda som vet hur papperet byggdes.
    case.write_text(f"# ny\n{source('kanberget')}", encoding="utf-8")
    outcome = review_files([paper], None, files)
    assert outcome.unread == ()
    assert [one.case for one in outcome.reviewed] == [str(case)]
    assert "DOK011" in codes(outcome)
