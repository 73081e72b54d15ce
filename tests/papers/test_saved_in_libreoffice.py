"""Papper sparade i LibreOffice: utan ändringar är de oförändrade, med ändringar skrivs de aldrig över."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import docx
import office
import pytest
from cases import CASES, ROOT, pack

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.pipeline import BuildOptions, build_case, review_files
from beslutsgen.report.outcome import joined
from beslutsgen.report.summary import Layout
from beslutsgen.report.text import as_text

if TYPE_CHECKING:
    from pathlib import Path

    from beslutsgen.report.outcome import Outcome

UNCHANGED: Final = "oförändrat sedan det byggdes."
CHANGED: Final = "; ändrat sedan det byggdes."


def build(folder: Path, case: str) -> Outcome:
    return build_case(folder / f"{case}.yaml", pack(), BuildOptions(folder / "output"))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """En mapp med båda ärendena byggda."""
    office.needed(uno=True)
    for case in CASES:
        shutil.copy(ROOT / "arenden" / f"{case}.yaml", tmp_path)
        assert len(build(tmp_path, case).written) == 3
    return tmp_path


def files(folder: Path, case: str) -> list[Path]:
    return sorted((folder / "output" / case).glob("*.docx"))


def saved(folder: Path, steps: dict[Path, list[office.Step]]) -> None:
    """Papperen ändrade och sparade i LibreOffice, där de ligger."""
    out = folder / "sparade"
    out.mkdir()
    new = {file: out / f"{at}.docx" for at, file in enumerate(steps)}
    office.edited([(file, new[file], steps[file]) for file in steps], folder)
    for file in steps:
        assert new[file].read_bytes() != file.read_bytes()
        shutil.move(new[file], file)


def reviewed(folder: Path, case: str, *, with_case: bool) -> str:
    """Granskningens egna ord om ärendets papper."""
    file = folder / f"{case}.yaml" if with_case else None
    outcome = review_files(files(folder, case), file, pack())
    return as_text(joined([(case, outcome)]), Layout(reviewing=True))


def lose_the_sidecar(folder: Path, case: str) -> None:
    shutil.rmtree(folder / "output" / case / ".beslutsgen")


def test_saved_without_edits_is_unchanged_in_the_words_of_the_review(built: Path) -> None:
    said = {
        (case, with_case): reviewed(built, case, with_case=with_case)
        for case in CASES
        for with_case in (True, False)
    }
    saved(built, {file: [] for case in CASES for file in files(built, case)})
    for (case, with_case), before in said.items():
        assert before.count(UNCHANGED) == 3
        # Varenda rad är densamma: samma uppgifter, samma fynd, samma omdöme.
        assert reviewed(built, case, with_case=with_case) == before


def test_saved_without_edits_and_without_the_memory_is_unchanged_and_written_over(built: Path) -> None:
    before = {file: file.read_bytes() for case in CASES for file in files(built, case)}
    saved(built, {file: [] for file in before})
    for case in CASES:
        lose_the_sidecar(built, case)
        assert reviewed(built, case, with_case=True).count(UNCHANGED) == 3
        assert not [one for one in build(built, case).diagnostics if one.code.startswith("DOK")]
    assert {file: file.read_bytes() for file in before} == before


def an_edit(number: int, file: Path) -> office.Edit:
    """En ändring mitt i papperets längsta stycke: ett ord utbytt, ett ord borttaget, eller en mening tillagd."""
    longest = max((one.text for one in docx.Document(str(file)).paragraphs), key=len)
    word = max(re.findall(r"[^\W\d_]+", longest), key=len)
    return office.Edit(word, ("helt andra ord", "", f"{word} som nu är omskrivet")[number % 3])


@pytest.mark.parametrize("sidecar", [True, False], ids=["med minne", "utan minne"])
def test_an_edited_paragraph_is_refused_and_every_byte_stays(built: Path, sidecar: bool) -> None:
    edits: dict[Path, list[office.Step]] = {
        file: [an_edit(number, file)]
        for case in CASES
        for number, file in enumerate(files(built, case), CASES.index(case))
    }
    saved(built, edits)
    kept = {file: file.read_bytes() for file in edits}
    for case in CASES:
        if not sidecar:
            lose_the_sidecar(built, case)
        for changed in (False, True):
            if changed:
                source = built / f"{case}.yaml"
                text = source.read_text(encoding="utf-8")
                source.write_text(text.replace("Leanlink", "Leanlänk"), encoding="utf-8")
            outcome = build(built, case)
            refused = [one for one in outcome.diagnostics if one.code == "DOK001"]
            assert len(refused) == 3
            assert outcome.written == ()
            assert all(isinstance(one.related[0].spot, PaperSpot) for one in refused)
        assert reviewed(built, case, with_case=False).count(CHANGED) == 3
    assert {file: file.read_bytes() for file in edits} == kept
