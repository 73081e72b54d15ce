"""`review` utan `--case`: ärendefilen hittas på papperens stämpel, och resultatet säger vilken det var."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import redigera
from invoke import ROOT
from test_cli_machine import data

from beslutsgen.pipeline.casefiles import find_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from invoke import Ran

CASE = "arenden/kanberget.yaml"
PAPERS = "output/kanberget"


@pytest.fixture
def reviewed(folder: Path, call: Callable[..., Ran]) -> Callable[..., dict[str, Any]]:
    """Granskningens resultat, i en mapp där Kanberget är byggt."""
    assert folder == Path.cwd()
    assert call("build", CASE).code == 0

    def result(*arguments: str) -> dict[str, Any]:
        found: dict[str, Any] = data(call("review", *arguments, "--format", "json"), "resultat.schema.json")
        return found

    return result


def cases(found: dict[str, Any]) -> list[str | None]:
    return [paper["case"] for paper in found["reviewed"]]


def reasons(found: dict[str, Any]) -> list[str]:
    return [one["reason"] for one in found["summary"]["unread"] if one["file"] == "ärendefilen"]


@pytest.mark.parametrize("asked", [PAPERS, f"{PAPERS}/tjansteskrivelse.docx", "output"])
def test_the_case_file_is_found_where_pull_finds_it(
    asked: str, reviewed: Callable[..., dict[str, Any]]
) -> None:
    found = reviewed(asked)
    assert set(cases(found)) == {str(Path(CASE))}
    assert reasons(found) == []
    assert find_case(Path(PAPERS, "tjansteskrivelse.docx")) == Path(CASE).resolve()


def test_a_contradiction_with_the_found_case_file_is_an_error(
    reviewed: Callable[..., dict[str, Any]], call: Callable[..., Ran]
) -> None:
    case = Path(CASE)
    case.write_bytes(case.read_bytes().replace(b"3,8 mnkr", b"3,9 mnkr"))
    assert "DOK011" in [one["code"] for one in reviewed(PAPERS)["diagnostics"]]
    ran = call("review", PAPERS)
    assert ran.code == 1
    assert f"{Path(PAPERS, 'tjansteskrivelse.docx')} mot {case}: " in ran.out


def test_papers_that_went_elsewhere_say_how_to_give_the_case_file(
    reviewed: Callable[..., dict[str, Any]], call: Callable[..., Ran], tmp_path: Path
) -> None:
    away = tmp_path.parent / f"{tmp_path.name}-annan" / "post"
    shutil.copytree(PAPERS, away)
    found = reviewed(str(away))
    assert cases(found) == [None] * 3
    (reason,) = reasons(found)
    assert reason.startswith("Ingen ärendefil hittades")
    assert "Ange den med --case." in reason
    assert f"Inte läst: ärendefilen. {reason}\n" in call("review", str(away)).out
    assert reasons(reviewed(str(away), "--case", CASE)) == []


def test_a_case_file_of_any_name_is_found_from_papers_moved_beside_it(
    reviewed: Callable[..., dict[str, Any]],
) -> None:
    shutil.move(PAPERS, "arenden/till nämnden")
    assert set(cases(reviewed("arenden/till nämnden"))) == {str(Path(CASE))}


def test_two_files_of_the_name_are_both_said(reviewed: Callable[..., dict[str, Any]]) -> None:
    other = Path("output/arenden/kanberget.yaml")
    other.parent.mkdir()
    shutil.copy(CASE, other)
    found = reviewed(PAPERS)
    assert cases(found) == [None] * 3
    assert reasons(found) == [
        f"Flera ärendefiler kan höra till papperen: {other}, {Path(CASE)}. Ange en av dem med --case."
    ]


def test_papers_of_different_cases_are_not_compared_with_either(
    reviewed: Callable[..., dict[str, Any]], call: Callable[..., Ran]
) -> None:
    shutil.copy(ROOT / "arenden" / "korttidsvistelse-lss.yaml", "arenden")
    assert call("build", "arenden/korttidsvistelse-lss.yaml").code == 0
    found = reviewed(
        f"{PAPERS}/tjansteskrivelse.docx", "output/korttidsvistelse-lss/forslag-till-beslut.docx"
    )
    assert cases(found) == [None, None]
    assert reasons(found)[0].startswith("Papperen är byggda av olika ärendefiler.")


def test_papers_without_a_stamp_are_reviewed_as_before(reviewed: Callable[..., dict[str, Any]]) -> None:
    folder = Path("output/annans")
    folder.mkdir()
    paper = Path(PAPERS, "tjansteskrivelse.docx").read_bytes()
    (folder / "papper.docx").write_bytes(redigera.without_stamp(paper))
    found = reviewed(str(folder))
    assert (cases(found), reasons(found)) == ([None], [])


def test_a_folder_that_cannot_be_read_is_passed_by(
    reviewed: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(PAPERS, "output/annat namn")
    listed = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:
        if folder.name == "output":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert set(cases(reviewed("output/annat namn/tjansteskrivelse.docx"))) == {str(Path(CASE))}
