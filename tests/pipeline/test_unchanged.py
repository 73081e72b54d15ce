"""Ett ärende som är oförändrat sedan det byggdes känns igen på sitt minne; allt annat byggs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cases import ROOT, pack
from msgspec.structs import replace

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot, WholeFile
from beslutsgen.pipeline import BuildOptions, build_case, open_pack
from beslutsgen.pipeline.findings import from_json, to_json
from beslutsgen.pipeline.unchanged import still_built
from beslutsgen.report.outcome import Accepted, Outcome
from beslutsgen.report.tally import FactCount

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = Path("output", "kanberget", ".beslutsgen", "byggt.json")
PAPERS = ("forslag-till-beslut", "tjansteskrivelse", "verksamhetsuppdrag")
OPTIONS = BuildOptions(Path("output"))
CASE = Path("arenden", "kanberget.yaml")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Ärendet byggt i den aktuella mappen."""
    monkeypatch.chdir(tmp_path)
    CASE.parent.mkdir()
    shutil.copy(ROOT / CASE, CASE)
    outcome = build_case(CASE, pack(), OPTIONS)
    assert len(outcome.written) == 3
    return outcome


def known(options: BuildOptions = OPTIONS) -> Outcome | None:
    return still_built(CASE, pack(), options)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_the_result_is_that_of_the_build(built: Outcome) -> None:
    again = replace(built, written=(), unchanged=built.written)
    assert built.diagnostics
    assert known() == again == build_case(CASE, pack(), OPTIONS)


def test_an_unchanged_case_is_not_read(built: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("ärendet lästes")

    monkeypatch.setattr("beslutsgen.pipeline.checking.read_case", fail)
    found = known()
    assert found is not None
    assert found.unchanged == built.written


def paper() -> Path:
    return Path("output", "kanberget", "tjansteskrivelse.docx")


@pytest.mark.parametrize(
    "change",
    [
        lambda: edit(CASE, "Kanberget", "Kanbergets"),
        lambda: edit(CASE, "arende:", "# en anteckning\narende:"),
        lambda: paper().write_bytes(paper().read_bytes() + b" "),
        lambda: paper().unlink(),
        (MEMORY.parent / "tjansteskrivelse.docx.json").unlink,
        MEMORY.unlink,
        lambda: MEMORY.write_text("trasigt", encoding="utf-8"),
        lambda: (MEMORY.parent / "journal.json").write_text("{}", encoding="utf-8"),
    ],
    ids=["värde", "anteckning", "ändrat", "borta", "minnet av texten", "minnet", "trasigt minne", "avbrutet"],
)
def test_anything_else_is_built(built: Outcome, change: Callable[[], object]) -> None:
    assert built.written
    change()
    assert known() is None


def broken(key: str) -> None:
    found: dict[str, Any] = json.loads(MEMORY.read_text(encoding="utf-8"))
    found["build"][key] = 3
    MEMORY.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize("key", ["key", "papers", "beside", "outcome"])
def test_a_memory_that_someone_has_written_in_is_no_memory(built: Outcome, key: str) -> None:
    assert built.written
    broken(key)
    assert known() is None


def test_options_and_pack_are_part_of_it(built: Outcome, tmp_path: Path) -> None:
    assert built.written
    assert known(replace(OPTIONS, strict=True)) is None
    assert known(replace(OPTIONS, draft=True)) is None
    assert known(replace(OPTIONS, out=Path("annan"))) is None
    assert known(replace(OPTIONS, backup=True)) is not None
    shutil.copytree(pack().folder, tmp_path / "paket")
    edit(tmp_path / "paket" / "fraser" / "samrad.md", "\n", " \n")
    other = open_pack(tmp_path / "paket")
    assert not isinstance(other, tuple)
    assert still_built(CASE, other, OPTIONS) is None


def test_a_choice_of_papers_is_known_from_the_whole(built: Outcome) -> None:
    assert built.written
    found = known(replace(OPTIONS, only=("tjansteskrivelse",)))
    assert found is not None
    assert found.unchanged == (str(paper()),)
    build_case(CASE, pack(), replace(OPTIONS, only=("tjansteskrivelse",)))
    # Ett urval är inte hela ärendet.
    assert known() is None
    build_case(CASE, pack(), OPTIONS)
    assert known() is not None


def test_a_draft_is_forgotten(built: Outcome) -> None:
    assert built.written
    assert len(build_case(CASE, pack(), replace(OPTIONS, draft=True)).written) == 3
    assert known() is None


def test_a_file_that_the_case_names_is_part_of_it(built: Outcome) -> None:
    assert built.written
    text = CASE.read_text(encoding="utf-8")
    CASE.write_text(
        f"{text}\nunderlag:\n  - {{titel: Avtalet, datum: 2018-01-10, fil: avtal.pdf}}\n", encoding="utf-8"
    )
    first = build_case(CASE, pack(), OPTIONS)
    assert known() == replace(first, written=(), unchanged=first.written)
    (CASE.parent / "avtal.pdf").write_bytes(b"%PDF")
    assert known() is None
    second = build_case(CASE, pack(), OPTIONS)
    assert second.diagnostics != first.diagnostics
    assert known() is not None
    (CASE.parent / "avtal.pdf").unlink()
    assert known() is None


def test_with_strict_a_warning_that_was_left_out_counts_again(built: Outcome) -> None:
    assert built.written
    edit(CASE, "stycken:\n", "stycken:\n  a: XX\n")
    chosen = replace(OPTIONS, strict=True, counts=lambda found: found.code != "TEX004")
    assert len(build_case(CASE, pack(), chosen).written) == 3
    assert known(chosen) is not None
    assert known(replace(OPTIONS, strict=True)) is None


def test_every_finding_comes_back_as_it_was() -> None:
    spots = (
        TextSpot("å.yaml", 3, 4, 5, "a.b", "utdrag", "hela raden"),
        PaperSpot("p.docx", "body", None, 3, 1, 4, "ord", "före", "efter"),
        WholeFile("x\udcff.yaml"),
    )
    found = tuple(
        Diagnostic("BEL001", severity, "Beloppet\nandra raden", spot, hint, (Related(spots[0], "en del"),))
        for severity in Severity
        for spot in spots
        for hint in (None, "Rätta.")
    )
    outcome = Outcome(found, (Accepted(found[0], "Så är det."),), FactCount(1, 2, 3), files=1)
    assert from_json(json.loads(json.dumps(to_json(outcome)))) == outcome
    back = from_json(json.loads(json.dumps(to_json(outcome)))).diagnostics[2].spot
    assert isinstance(back, PaperSpot)
    assert (back.before, back.after) == ("före", "efter")
