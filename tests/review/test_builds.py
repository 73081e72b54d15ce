"""Vad som är nyast, ärendefilen eller papperet, sägs efter vad som har byggts av vad, aldrig efter filernas tider."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
import redigera
from cases import pack, source

from beslutsgen.emit.disk.built import read_cases, with_case, write_built
from beslutsgen.pipeline import BuildOptions, build_case, review_files
from beslutsgen.review.builds import Age, age

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from beslutsgen.diagnostic import Diagnostic

NAMES = ("forslag-till-beslut.docx", "tjansteskrivelse.docx", "verksamhetsuppdrag.docx")
OLD, NEW = 1_000_000_000, 2_000_000_000


class Folder:
    """En mapp med ett ärende och dess papper."""

    def __init__(self, path: Path) -> None:
        self.case = path / "arenden" / "kanberget.yaml"
        self.papers = path / "output" / "kanberget"
        self.case.parent.mkdir()

    def write(self, version: str) -> None:
        """Ärendefilen med en anmärkning överst, och en tid som säger tvärtom mot vad som hände."""
        self.case.write_text(f"# {version}\n{source('kanberget')}", encoding="utf-8")
        os.utime(self.case, (OLD, OLD))

    def build(self, *only: str) -> None:
        assert build_case(
            self.case, pack(), BuildOptions(self.papers.parent, tuple(one[:-5] for one in only))
        ).written
        for paper in self.papers.glob("*.docx"):
            os.utime(paper, (NEW, NEW))

    def found(
        self, code: str, paths: Iterable[Path] | None = None, case: Path | None = None
    ) -> list[Diagnostic]:
        outcome = review_files([*(paths or (self.papers / name for name in NAMES))], case, pack())
        return [one for one in outcome.diagnostics if one.code == code]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path)
    found.write("ett")
    found.build()
    return found


def messages(found: list[Diagnostic]) -> set[str]:
    return {one.message for one in found}


def test_papers_of_the_case_file_as_it_is(folder: Folder) -> None:
    assert folder.found("DOK009") == []
    assert folder.found("DOK010") == []


def test_a_case_file_changed_since_the_build_is_newer_whatever_the_clock_says(folder: Folder) -> None:
    folder.write("två")
    found = folder.found("DOK009")
    assert messages(found) == {
        f"Ärendefilen {folder.case} är nyare än papperet: den har ändrats sedan papperet byggdes."
    }
    assert {one.hint for one in found} == {"Bygg papperen på nytt."}
    assert folder.found("DOK010") == []


def test_a_paper_changed_by_hand_as_well_is_pulled_first(folder: Folder) -> None:
    paper = folder.papers / NAMES[1]
    paper.write_bytes(redigera.replaced(paper.read_bytes(), "3,8", "3,9"))
    assert folder.found("DOK009") == []
    folder.write("två")
    (found,) = folder.found("DOK009", [paper])
    assert found.message.endswith("Papperet är också ändrat för hand.")
    assert found.hint is not None
    assert found.hint.startswith("För in det som är ändrat i papperet med beslutsgen pull")


def test_an_older_paper_beside_the_new_ones_is_said_to_be_older(folder: Folder) -> None:
    saved = folder.papers / "tjansteskrivelse (sparad 1).docx"
    shutil.copy(folder.papers / NAMES[1], saved)
    folder.write("två")
    folder.build()
    papers = [folder.papers / NAMES[0], saved]
    assert messages(folder.found("DOK009", papers)) == {
        f"Ärendefilen {folder.case} är nyare än papperet: ärendets papper har byggts om sedan dess."
    }
    (found,) = folder.found("DOK010", papers)
    assert found.spot.file == str(saved)
    assert found.message == (
        "Ärendets papper är från 2 olika byggen: de är byggda av 2 versioner av ärendefilen. Det här är äldst."
    )
    assert [(one.spot.file, one.message) for one in found.related] == [(str(papers[0]), "byggt senast")]


def test_an_earlier_case_file_put_back_is_older_than_the_papers(folder: Folder) -> None:
    folder.write("två")
    folder.build()
    folder.write("ett")
    assert messages(folder.found("DOK009")) == {
        f"Papperet är nyare än ärendefilen {folder.case}, som är en tidigare version än den det byggdes av."
    }
    # Byggs papperen om av den är det den som gäller, fast den har funnits förut.
    folder.build()
    assert folder.found("DOK009") == []
    folder.write("två")
    assert "byggts om sedan dess" not in "".join(messages(folder.found("DOK009")))


def test_papers_alone_say_that_it_is_not_known(folder: Folder, tmp_path: Path) -> None:
    away = tmp_path / "post"
    away.mkdir()
    shutil.copy(folder.papers / NAMES[1], away)
    folder.write("två")
    (found,) = folder.found("DOK009", [away / NAMES[1]], folder.case)
    assert found.message == (
        f"Papperet är byggt av en annan version av ärendefilen {folder.case}. Vilken som är nyast går inte att säga."
    )


def test_one_paper_rebuilt_alone(folder: Folder) -> None:
    folder.write("två")
    folder.build(NAMES[0])
    assert {one.spot.file for one in folder.found("DOK009")} == {
        str(folder.papers / name) for name in NAMES[1:]
    }
    (found,) = folder.found("DOK010")
    assert "Det här är äldst." in found.message
    assert dict.fromkeys(one.message for one in found.related) == {
        "byggt tidigare": None,
        "byggt senast": None,
    }


def test_the_versions_that_papers_were_built_of_are_remembered() -> None:
    assert age("a", "b", ("a",)) is Age.CHANGED
    assert age("b", "a", ("a", "b")) is Age.OLDER
    assert age("b", "a", ("a", "b", "a")) is Age.REBUILT
    assert age("x", "a", ("a",)) is Age.UNKNOWN
    assert with_case(("a",), "a") == ("a",)
    assert with_case(("a", "b"), "a") == ("a", "b", "a")
    many = tuple(str(number) for number in range(80))
    assert read_cases(write_built({}, "1.0", cases=many)) == many[-50:]
    for broken in (None, b"", b"{", b"[]", b'{"version": 1, "cases": 3}', b'{"version": 9, "cases": ["a"]}'):
        assert read_cases(broken) == ()
