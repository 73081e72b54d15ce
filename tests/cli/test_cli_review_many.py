"""Många papper: grupper efter ärende, granskade var för sig och hos flera, med samma svar i samma ordning."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cases import CASES, PAPERS, built, pack
from invoke import invoke

from beslutsgen.cli.paper_inputs import paper_groups
from beslutsgen.pipeline.groups import PaperGroup, by_case, placed
from beslutsgen.pipeline.selection import Selection
from beslutsgen.pipeline.tasks import Review
from beslutsgen.report.outcome import Outcome
from beslutsgen.word.named import case_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from invoke import Ran

FIRST, SECOND = CASES
LETTER = "Bakgrund\n\nAvtalet gäller för perioden 2026-01-01–2028-12-31.\n"


def put(folder: Path, case: str, names: Sequence[str] = PAPERS) -> list[Path]:
    """Ärendets papper i mappen, med ärendets namn först i filnamnet."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{case}-{name}.docx" for name in names]
    for file, name in zip(files, names, strict=True):
        file.write_bytes(built(case)[f"{name}.docx"])
    return files


def names(groups: Sequence[PaperGroup]) -> list[list[str]]:
    return [[paper.name for paper in group.papers] for group in groups]


def test_a_folder_with_papers_of_two_cases_is_three_groups(folder: Path) -> None:
    mine, others = put(folder / "alla", FIRST), put(folder / "alla", SECOND)
    (folder / "alla" / "brev.md").write_text(LETTER, encoding="utf-8")
    groups = paper_groups((Path("alla"),))
    by_names = [[paper.name for paper in papers] for papers in (mine, others)]
    assert sorted(names(groups)) == sorted([*by_names, ["brev.md"]])
    assert {group.name for group in groups} == {
        f"alla: {FIRST}-forslag-till-beslut.docx och 2 till",
        f"alla: {SECOND}-forslag-till-beslut.docx och 2 till",
        "alla: brev.md",
    }


def test_papers_of_others_belong_to_the_only_case_in_the_folder(folder: Path) -> None:
    put(folder / "alla", FIRST)
    (folder / "alla" / "brev.md").write_text(LETTER, encoding="utf-8")
    (group,) = paper_groups((Path("alla"),))
    assert (group.name, len(group.papers)) == ("alla", 4)


def test_files_that_are_named_belong_together(folder: Path) -> None:
    files = (*put(folder / "alla", FIRST), *put(folder / "alla", SECOND))
    (group,) = paper_groups(files)
    assert group.papers == files


def test_the_name_is_read_without_reading_the_paper(tmp_path: Path) -> None:
    first, *_ = put(tmp_path, FIRST)
    second, *_ = put(tmp_path, SECOND)
    assert case_name(first)
    assert case_name(second) not in (None, case_name(first))
    plain = tmp_path / "plain.docx"
    with zipfile.ZipFile(plain, "w") as package:
        package.writestr("customXml/item1.xml", "<b:Sources xmlns:b='urn:annat' name='ab'/>")
    broken = tmp_path / "broken.docx"
    broken.write_bytes(first.read_bytes()[:500])
    for file in (plain, broken, tmp_path / "borta.docx", tmp_path / "brev.md"):
        assert case_name(file) is None


def test_each_group_has_a_place_of_its_own(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a/ut", "b/ut", "c/UT", "d/ut (2)")]
    groups = placed([PaperGroup(str(folder), (folder / "x.txt",)) for folder in folders])
    places = [str(group.place).lower() for group in groups]
    assert len(set(places)) == 4
    assert places[0] == "ut"
    assert [groups[0].beside(Path("sida.html")), placed(groups[:1])[0].place] == [
        Path("sida-ut.html"),
        Path("ut"),
    ]
    (alone,) = placed([PaperGroup("a", (tmp_path / "x.txt",))])
    assert alone.beside(Path("sida.html")) == Path("sida.html")


def test_a_reviewed_group_leaves_its_papers_behind(tmp_path: Path) -> None:
    (group,) = by_case("alla", put(tmp_path, FIRST))
    (outcome,) = Review(Selection(), strict=False, case=None)(pack(), (group,))
    assert isinstance(outcome, Outcome)
    assert len(outcome.reviewed) == 3
    assert outcome.documents == ()


@pytest.fixture
def archive(folder: Path) -> Path:
    """Tre mappar med papper: två ärenden i en, ett papper som säger emot i en annan, och ett trasigt i en tredje."""
    put(folder / "arkiv" / "alla", FIRST)
    put(folder / "arkiv" / "alla", SECOND)
    (folder / "arkiv" / "andra").mkdir()
    (folder / "arkiv" / "andra" / "ett.txt").write_text(LETTER, encoding="utf-8")
    (folder / "arkiv" / "andra" / "två.txt").write_text(LETTER.replace("2028", "2029"), encoding="utf-8")
    (folder / "arkiv" / "trasig").mkdir()
    (folder / "arkiv" / "trasig" / "papper.docx").write_bytes(b"PK nej")
    return folder


def test_several_processes_say_the_same_in_the_same_order(archive: Path) -> None:
    for form in ("text", "json"):
        one = invoke("review", "arkiv", "--format", form, "--jobs", "1", cwd=archive)
        assert invoke("review", "arkiv", "--format", form, "--jobs", "2", cwd=archive) == one
        assert one.code == 1
    assert json.loads(one.out)["summary"]["files"] == 9


def test_findings_stand_with_their_group(archive: Path, call: Callable[..., Ran]) -> None:
    assert archive.is_dir()
    shown = call("review", "arkiv").out
    told = [shown.index(f"\n{group.name}: ") for group in paper_groups((Path("arkiv"),))]
    assert len(told) == 4
    assert told == sorted(told)
    assert told[1] < shown.index(f"{Path('arkiv', 'andra', 'ett.txt')}, under") < told[2]
    assert told[2] < shown.index(f"{Path('arkiv', 'trasig', 'papper.docx')}: fel DOK005") < told[3]
    assert shown.splitlines()[-1].startswith(
        "Omdöme: motsägelser, men allt lästes inte (8 papper granskade, "
    )


def test_copies_and_pages_of_several_groups(archive: Path) -> None:
    shutil.rmtree(archive / "arkiv" / "trasig")
    for jobs in ("1", "2"):
        options = ("--comments", f"kopior{jobs}", "--html", f"sidor{jobs}/sida.html", "--jobs", jobs)
        assert invoke("review", "arkiv", *options, cwd=archive).code == 1
    pages = sorted(path.name for path in (archive / "sidor1").iterdir())
    assert pages == ["sida-alla (2).html", "sida-alla.html", "sida-andra.html"]
    copies = sorted(
        path.relative_to(archive / "kopior1").as_posix() for path in (archive / "kopior1").rglob("*.docx")
    )
    assert len(copies) == 6
    for kind in ("kopior", "sidor"):
        for file in (archive / f"{kind}1").rglob("*.[dh]*"):
            other = archive / f"{kind}2" / file.relative_to(archive / f"{kind}1")
            assert other.read_bytes() == file.read_bytes()
