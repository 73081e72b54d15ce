"""Ett papper som någon har skrivit i skrivs aldrig över; ett som bara är sparat på nytt får skrivas över."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from cases import ROOT, pack

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.pipeline import BuildOptions, build_case, review_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.report.outcome import Outcome

PAPER = "tjansteskrivelse.docx"


def build(folder: Path, *, backup: bool = False, case: str = "kanberget") -> Outcome:
    return build_case(folder / f"{case}.yaml", pack(), BuildOptions(folder / "output", backup=backup))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """En mapp med ärendet byggt."""
    shutil.copy(ROOT / "arenden" / "kanberget.yaml", tmp_path)
    assert len(build(tmp_path).written) == 3
    return tmp_path


def papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "output" / "kanberget").glob("*.docx"))}


def edit(folder: Path, change: Callable[[str], str]) -> bytes:
    """Dokumentets XML ändrad som av ett annat program; svaret är filen som den då är."""
    file = folder / "output" / "kanberget" / PAPER
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == "word/document.xml" else text)
    assert out.getvalue() != file.read_bytes()
    file.write_bytes(out.getvalue())
    return out.getvalue()


def lose_the_sidecar(folder: Path) -> None:
    shutil.rmtree(folder / "output" / "kanberget" / ".beslutsgen")


def change_the_case(folder: Path) -> None:
    file = folder / "kanberget.yaml"
    text = file.read_text(encoding="utf-8")
    assert "Linda Ljungqvist" in text
    file.write_text(text.replace("Linda Ljungqvist", "Linda Lund"), encoding="utf-8")


@pytest.mark.parametrize("sidecar", [True, False])
def test_an_edited_paragraph_stops_the_build_and_is_named(built: Path, sidecar: bool) -> None:
    kept = edit(
        built,
        lambda text: text.replace("särskilt boende", "annat boende", 1).replace("Bakgrund", "Bakgrunden", 1),
    )
    if not sidecar:
        lose_the_sidecar(built)
    before = papers(built)
    change_the_case(built)
    outcome = build(built)
    (found,) = (one for one in outcome.diagnostics if one.code == "DOK001")
    assert found.message == f"{PAPER} har ändrats sedan det byggdes, och skrivs inte över."
    assert found.hint is not None
    assert "--backup" in found.hint
    said = [related.message for related in found.related]
    assert any(one.startswith("ändrat stycke, ”Bakgrunden") for one in said), said
    assert all(isinstance(related.spot, PaperSpot) for related in found.related)
    assert papers(built) == before
    assert papers(built)[PAPER] == kept
    outcome = build(built, backup=True)
    assert len(outcome.written) == 3
    assert kept in papers(built).values()


def test_added_and_removed_paragraphs_are_told_apart(built: Path) -> None:
    file = built / "output" / "kanberget" / PAPER
    paper = docx.Document(str(file))
    first = next(one for one in paper.paragraphs if one.text == "Bakgrund")
    first.insert_paragraph_before("Detta är nytt.")
    gone = next(
        one
        for one in paper.paragraphs
        if one.text.startswith("Personalkostnader") or "basutrustning" in one.text
    )
    gone._p.getparent().remove(gone._p)  # type: ignore[union-attr]  # stycket står i brödtexten
    paper.save(str(file))
    (found,) = (one for one in build(built).diagnostics if one.code == "DOK001")
    said = [related.message for related in found.related]
    assert "nytt stycke, ”Detta är nytt.”" in said
    assert any(one.startswith("efter detta stycke är något borttaget") for one in said)


def test_a_moved_paragraph_is_called_moved_and_stops_the_build(built: Path) -> None:
    file = built / "output" / "kanberget" / PAPER
    paper = docx.Document(str(file))
    place = next(one for one in paper.paragraphs if one.text == "Bakgrund")
    moved = next(one for one in paper.paragraphs if "basutrustning" in one.text)
    place._p.addprevious(moved._p)
    paper.save(str(file))
    kept = file.read_bytes()
    (found,) = (one for one in build(built).diagnostics if one.code == "DOK001")
    (said,) = (related.message for related in found.related)
    assert said.startswith("flyttat stycke, ”")
    change_the_case(built)
    assert [one.code for one in build(built).diagnostics if one.code == "DOK001"] == ["DOK001"]
    assert file.read_bytes() == kept


@pytest.mark.parametrize("sidecar", [True, False])
def test_a_paper_saved_again_without_edits_is_written_over(built: Path, sidecar: bool) -> None:
    edit(
        built,
        lambda text: text.replace('xml:space="preserve"', "").replace("<w:p>", '<w:p w:rsidR="00AB12CD">'),
    )
    if not sidecar:
        lose_the_sidecar(built)
    change_the_case(built)
    outcome = build(built)
    assert not any(one.code.startswith("DOK") for one in outcome.diagnostics)
    assert any(path.endswith(PAPER) for path in outcome.written)


def test_a_comment_or_a_picture_is_something_that_a_person_did(built: Path) -> None:
    file = built / "output" / "kanberget" / PAPER
    paper = docx.Document(str(file))
    runs = next(one.runs for one in paper.paragraphs if one.runs)
    paper.add_comment(runs, text="Stämmer detta?", author="Kim", initials="K")
    paper.save(str(file))
    (found,) = (one for one in build(built).diagnostics if one.code == "DOK001")
    assert [related.message for related in found.related] == ["papperet har kommentarer"]
    assert f"{PAPER} har fått bilder eller kommentarer sedan det byggdes" in found.message
    # Det finns inget att föra tillbaka, så ingen skickas till pull.
    assert "pull" not in (found.hint or "")
    assert "--backup" in (found.hint or "")


def test_a_paper_of_another_case_is_someone_elses(built: Path) -> None:
    lose_the_sidecar(built)
    shutil.copy(built / "kanberget.yaml", built / "annat.yaml")
    (built / "output" / "kanberget").rename(built / "output" / "annat")
    assert {one.code for one in build(built, case="annat").diagnostics} >= {"DOK002"}


def test_an_edit_that_the_new_build_has_too_is_no_loss(built: Path) -> None:
    edit(built, lambda text: text.replace("Linda Ljungqvist", "Linda Lund"))
    change_the_case(built)
    assert not [one for one in build(built).diagnostics if one.code == "DOK001"]


def test_an_edited_footer_stops_the_build_though_the_body_is_as_in_the_new(built: Path) -> None:
    file = built / "output" / "kanberget" / PAPER
    paper = docx.Document(str(file))
    paper.sections[0].footer.paragraphs[0].add_run(" Handskriven rad.")
    paper.save(str(file))
    edit(built, lambda text: text.replace("Linda Ljungqvist", "Linda Lund"))
    kept = file.read_bytes()
    change_the_case(built)
    assert [one for one in build(built).diagnostics if one.code == "DOK001"]
    assert file.read_bytes() == kept


def test_a_paper_whose_looks_alone_were_changed_is_kept_when_asked_for(built: Path) -> None:
    file = built / "output" / "kanberget" / PAPER
    paper = docx.Document(str(file))
    first = next(one for one in paper.paragraphs if len(one.text) > 60)
    for run in first.runs:
        run.bold = not run.bold
    paper.save(str(file))
    kept = file.read_bytes()
    (reviewed,) = review_files([file], None, pack()).reviewed
    assert reviewed.edited is False
    change_the_case(built)
    outcome = build(built, backup=True)
    assert [Path(name).name for name in outcome.backups] == ["tjansteskrivelse (sparad 1).docx"]
    assert (file.parent / "tjansteskrivelse (sparad 1).docx").read_bytes() == kept
