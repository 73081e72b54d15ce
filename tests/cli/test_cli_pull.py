"""`pull` visar det som papperen säger, skriver efter ett ja, och lämnar annars filen som den är."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cases import paragraphs
from invoke import terminal
from redigera import changed, drop, replaced
from stycken import added

from beslutsgen.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Callable

    from invoke import Ran

    from beslutsgen.word.ooxml import Element

CASE = "arenden/kanberget.yaml"
PAPERS = "output/kanberget"


@pytest.fixture
def case(folder: Path, call: Callable[..., Ran]) -> Path:
    """Ärendet byggt, och en av papperen ändrad."""
    assert call("build", CASE).code == 0
    edit(folder / PAPERS / "tjansteskrivelse.docx", "3,8", "3,9")
    return folder / CASE


def edit(paper: Path, old: str, new: str) -> None:
    paper.write_bytes(replaced(paper.read_bytes(), old, new))


def test_without_a_terminal_the_change_is_shown_and_nothing_written(
    case: Path, call: Callable[..., Ran]
) -> None:
    before = case.read_bytes()
    ran = call("pull", PAPERS)
    assert ran.code == 0
    assert "-    varde: 3,8 mnkr per år\n+    varde: 3,9 mnkr per år\n" in ran.out
    assert "Inget skrevs." in ran.out
    assert case.read_bytes() == before


def test_yes_writes_and_the_next_build_has_it_in_every_paper(case: Path, call: Callable[..., Ran]) -> None:
    before = case.read_text(encoding="utf-8")
    ran = call("pull", PAPERS, "--yes")
    assert ran.code == 0
    # Allt står i ärendefilen, så ett vanligt bygge räcker.
    assert f"Bygg om papperen med: beslutsgen build {Path(CASE)}\n" in ran.out + ran.err
    assert case.read_text(encoding="utf-8") == before.replace("3,8 mnkr", "3,9 mnkr")
    assert not [one for one in case.parent.iterdir() if one.suffix == ".ny"]
    # Ändringarna står i det nya bygget, så inget går förlorat när papperen skrivs över.
    assert call("build", CASE).code == 0
    again = call("pull", f"{PAPERS}/tjansteskrivelse.docx", f"{PAPERS}/forslag-till-beslut.docx")
    assert (again.code, again.out) == (0, f"{Path(CASE)}: inget att föra tillbaka.\n")


def test_proposals_that_nobody_has_decided_on_are_not_taken_back(
    case: Path, call: Callable[..., Ran]
) -> None:
    paper = case.parents[1] / PAPERS / "tjansteskrivelse.docx"
    paper.write_bytes(changed(paper.read_bytes(), "word/document.xml", propose))
    before, edited = case.read_bytes(), paper.read_bytes()
    ran = call("pull", PAPERS, "--yes")
    assert ran.code == 1
    assert "tjansteskrivelse.docx: fel DOK012 Papperet har spårade ändringar (1 st.)." in " ".join(
        ran.out.split()
    )
    assert "Godta eller avvisa ändringarna i Word" in ran.out
    assert (case.read_bytes(), paper.read_bytes()) == (before, edited)
    paper.write_bytes(changed(edited, "word/document.xml", accept))
    assert call("pull", PAPERS, "--yes").code == 0
    assert b"3,9 mnkr" in case.read_bytes()


def propose(root: Element) -> None:
    """Den sista textkörningen blir en spårad insättning."""
    run = [one for one in root.iter(w("r")) if one.find(w("t")) is not None][-1]
    proposal = run.makeelement(w("ins"), {w("id"): "901", w("author"): "Kollega"})
    run.addprevious(proposal)
    proposal.append(run)


def accept(root: Element) -> None:
    for proposal in [*root.iter(w("ins"))]:
        for run in [*proposal]:
            proposal.addprevious(run)
        drop(proposal)


def test_a_new_paragraph_is_in_every_paper_that_shows_the_text_after_the_next_build(
    case: Path, call: Callable[..., Ran]
) -> None:
    paper = case.parents[1] / PAPERS / "tjansteskrivelse.docx"
    paper.write_bytes(
        added(paper.read_bytes(), "Verksamheten ska följas upp", "Nämnden får en rapport varje år.")
    )
    assert call("pull", PAPERS, "--yes").code == 0
    assert "\n    Nämnden får en rapport varje år.\n" in case.read_text(encoding="utf-8")
    assert call("build", CASE).code == 0
    for name in ("tjansteskrivelse.docx", "verksamhetsuppdrag.docx"):
        assert "Nämnden får en rapport varje år." in paragraphs((paper.parent / name).read_bytes())
    review = json.loads(call("review", PAPERS, "--format", "json").out)
    assert [one["edited"] for one in review["reviewed"]] == [False] * 3
    assert not [one for one in review["diagnostics"] if one["code"].startswith("DOK")]


def test_a_line_break_of_windows_is_kept(case: Path, call: Callable[..., Ran]) -> None:
    case.write_bytes(case.read_bytes().replace(b"\n", b"\r\n"))
    before = case.read_bytes()
    assert call("pull", PAPERS, "--yes").code == 0
    assert case.read_bytes() == before.replace(b"3,8 mnkr", b"3,9 mnkr")


def test_what_cannot_be_taken_back_is_said_and_the_rest_is_written(
    case: Path, call: Callable[..., Ran]
) -> None:
    edit(
        case.parents[1] / PAPERS / "verksamhetsuppdrag.docx",
        "Uppdraget gäller för perioden",
        "Uppdraget pågår",
    )
    ran = call("pull", PAPERS, "--yes")
    assert ran.code == 1
    assert "fel DOK012 Texten är en standardtext i mallpaketet." in ran.out
    assert "3,9 mnkr" in case.read_text(encoding="utf-8")


def test_the_findings_of_the_change_are_shown_before_it_is_written(
    case: Path, call: Callable[..., Ran]
) -> None:
    edit(case.parents[1] / PAPERS / "tjansteskrivelse.docx", "sju platser", "åtta platser")
    ran = call("pull", PAPERS)
    assert "+  platser: {varde: 8 platser," in ran.out
    assert "Med ändringarna får ärendefilen de här fynden:" in ran.out
    assert "80 000 kr eller" in ran.out


def test_a_copied_paper_finds_no_case_and_takes_one(
    case: Path, call: Callable[..., Ran], tmp_path: Path
) -> None:
    away = tmp_path.parent / f"{tmp_path.name}-annan"
    away.mkdir()
    paper = away / "kopia.docx"
    paper.write_bytes((case.parents[1] / PAPERS / "tjansteskrivelse.docx").read_bytes())
    lost = call("pull", str(paper))
    assert lost.code == 2
    assert "Ange den med --case." in lost.err
    assert call("pull", str(paper), "--case", CASE, "--yes").code == 0
    assert "3,9 mnkr" in case.read_text(encoding="utf-8")


def test_a_paper_that_is_not_ours_is_said_to_be_so(case: Path, call: Callable[..., Ran]) -> None:
    paper = case.parents[1] / "annat.docx"
    paper.write_bytes(b"PK\x03\x04")
    assert call("pull", str(paper), "--case", CASE).code == 1
    assert call("pull", "annat.docx").code == 2


def test_what_could_not_be_taken_back_is_saved_beside_the_new(case: Path, call: Callable[..., Ran]) -> None:
    # Rubriken står i Wordmallen, så den går inte att föra tillbaka.
    edit(case.parents[1] / PAPERS / "tjansteskrivelse.docx", "Ekonomiska konsekvenser", "Vad det kostar")
    ran = call("pull", PAPERS, "--yes")
    assert ran.code == 1
    assert f"beslutsgen build {Path(CASE)} --backup\nDå sparas" in ran.out + ran.err
    assert call("build", CASE).code == 1
    assert call("build", CASE, "--backup").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pseudoterminaler finns bara i Unix")
@pytest.mark.parametrize(("answer", "written"), [("ja\r", True), ("nej\r", False), ("\r", False)])
def test_the_question_on_a_terminal(answer: str, written: bool, case: Path) -> None:
    ran = terminal("pull", PAPERS, cwd=case.parents[1], keys=[answer])
    assert ran.code == 0
    assert "\x1b[1;31m-    varde: 3,8 mnkr per år" in ran.out
    assert ("3,9 mnkr" in case.read_text(encoding="utf-8")) == written
    assert ("Inget skrevs." in ran.out) == (not written)


def test_an_old_paper_that_nobody_changed_has_nothing_to_take_back(
    case: Path, call: Callable[..., Ran]
) -> None:
    paper = case.parents[1] / PAPERS / "forslag-till-beslut.docx"
    old = paper.read_bytes()
    case.write_text(case.read_text(encoding="utf-8").replace("2,9 mnkr", "3,3 mnkr"), encoding="utf-8")
    assert call("build", CASE, "--backup").code == 0
    # Minnet är det nya byggets, men stämpeln säger att ingen har ändrat papperet.
    paper.write_bytes(old)
    ran = call("pull", str(paper))
    assert (ran.code, ran.out) == (0, f"{Path(CASE)}: inget att föra tillbaka.\n")
    edit(paper, "Utifrån", "Med")
    ran = call("pull", str(paper))
    assert ran.code == 1
    assert "Jämförelse saknas" in ran.out
    assert f"{Path(CASE)}: inget gick att föra tillbaka." in ran.out


def test_errors_that_the_change_gives_are_to_be_mended_before_the_build(
    case: Path, call: Callable[..., Ran]
) -> None:
    edit(case.parents[1] / PAPERS / "verksamhetsuppdrag.docx", "01–2021", "01–2022")
    ran = call("pull", f"{PAPERS}/verksamhetsuppdrag.docx", "--yes")
    assert "fel DAT002" in ran.out
    assert f"Skrev {Path(CASE)}. Rätta felen i den, och bygg sedan om papperen med: " in ran.out
