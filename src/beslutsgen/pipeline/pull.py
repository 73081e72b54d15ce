"""Ändringar i papper förs tillbaka till ärendefilen: papperen läses, filen ändras i minnet, och den nya prövas."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import case_facts
from beslutsgen.arende.patch import Unpatched, patch
from beslutsgen.checks import dok012
from beslutsgen.diagnostic import Diagnostic, Severity, TextSpot, WholeFile, ordered
from beslutsgen.emit import disk
from beslutsgen.pipeline.cases import make_papers
from beslutsgen.pipeline.checking import check_source
from beslutsgen.pipeline.remembered import read_memory_file
from beslutsgen.pipeline.sources import read_case_file, read_paper_file
from beslutsgen.readback.stamp import read_stamped
from beslutsgen.review.memory import read_memory
from beslutsgen.review.takeback import BuiltPaper, EditedPaper, refusal, take_back
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.emit.paper import Paper
    from beslutsgen.passage import Value
    from beslutsgen.pipeline.checking import Checked
    from beslutsgen.readback.stamp import StampedPaper
    from beslutsgen.review.clashes import TextEdit
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.takeback import TakeBack

_UNSTAMPED: Final = "Papperet är inte byggt med beslutsgen, eller så har det förlorat sin stämpel."
_BY_HAND: Final = "Granska det med review, och för in ändringarna i ärendefilen för hand."
_NOT_COMPARED: Final = (
    "Jämförelse saknas: ärendefilen har ändrats sedan papperet byggdes, och programmets minne av texten "
    "finns inte kvar."
)
_FOR_HAND: Final = "Skriv in den i ärendefilen för hand."
_UNFIT: Final = "Ändringen gick inte att föra in så att ärendefilen läses rätt."


@dataclass(frozen=True, slots=True)
class Pulled:
    """Det som kan föras tillbaka till en ärendefil.

    `new` är filens nya innehåll, lika med `old` när inget ska ändras. `left` är ändringarna som inte kan föras
    tillbaka, `findings` de fynd som filen får med ändringarna, och `differing` ändringarna som inte skrivs ordagrant så
    i nästa bygge.
    """

    case: Path
    old: bytes
    new: bytes
    left: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    differing: tuple[TextEdit, ...] = ()


def pull_case(case: Path, papers: Sequence[Path], files: PackFiles) -> Pulled | tuple[Diagnostic, ...]:
    """Ändringarna i papperen, förda in i ärendefilens innehåll; inget skrivs. Felen där filen inte går att använda."""
    data = read_case_file(case)
    if isinstance(data, Diagnostic):
        return (data,)
    checked = check_source(data, case, files)
    built = _built(checked, files)
    if checked.draft is None or isinstance(built, tuple):
        return ordered((*checked.outcome.diagnostics, *(built if isinstance(built, tuple) else ())))
    edited: list[EditedPaper] = []
    faults: list[Diagnostic] = []
    for path in papers:
        one = _edited(path, built)
        (faults if isinstance(one, Diagnostic) else edited).append(one)  # type: ignore[arg-type]  # listan väljs efter sorten
    taken = take_back(edited, checked.draft.writer.places, _values(checked, built))
    return _pulled(case, data, checked, files, replace(taken, refused=(*faults, *taken.refused)))


def write_pulled(pulled: Pulled) -> bool:
    """Skriver den nya ärendefilen, hel eller inte alls; falskt om filen har ändrats under tiden."""
    target = pulled.case.resolve()
    if disk.read(target) != pulled.old:
        return False
    fresh = target.with_name(f".{target.name}.ny")
    try:
        disk.write(fresh, pulled.new)
        shutil.copymode(target, fresh)
        disk.keep((fresh,))
        disk.replace(fresh, target)
        disk.keep_folder(target.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _built(checked: Checked, files: PackFiles) -> Mapping[str, Paper] | tuple[Diagnostic, ...]:
    if checked.draft is None or checked.arende is None:
        return ()
    return make_papers(checked.draft, checked.arende, files)


def _values(checked: Checked, built: Mapping[str, Paper]) -> dict[str, Value]:
    """Ärendets värden efter sökväg, så som de trycks."""
    values: dict[str, Value] = {}
    if checked.arende is not None:
        values |= {fact.path: fact.value for fact in case_facts(checked.arende)}
    for paper in built.values():
        for placed in paper.placed:
            values |= {fact.path: fact.value for fact in placed.passage.facts if fact.path is not None}
    return values


def _edited(path: Path, built: Mapping[str, Paper]) -> EditedPaper | Diagnostic:
    """Papperet med det som det jämförs med, eller varför det inte går att jämföra."""
    data = read_paper_file(path)
    if isinstance(data, Diagnostic):
        return data
    stamped = read_stamped(data)
    if stamped is None:
        return _fault(path, _UNSTAMPED)
    salt = stamped.stamp.salt
    lines = {name: read_memory(paper.memory, None) or () for name, paper in built.items()}
    same = [name for name, paper in built.items() if read_memory(paper.memory, salt) is not None]
    name = (same or [name for name in built if name == path.name] or _likest(stamped, lines))[0]
    known = lines[name] if same else read_memory(read_memory_file(path, salt), salt)
    if known is None:
        return _fault(path, _NOT_COMPARED)
    return EditedPaper(str(path), known, stamped.lines, BuiltPaper(lines[name], built[name].placed))


def _likest(stamped: StampedPaper, lines: Mapping[str, tuple[BuiltParagraph, ...]]) -> list[str]:
    """Papperen i ordning, det som har flest uppgifter gemensamma med stämpeln först."""
    paths = [mark.path for mark in stamped.stamp.marks]

    def shared(name: str) -> int:
        known = {fact.path for line in lines[name] for fact in line.facts}
        return sum(path in known for path in paths)

    return sorted(lines, key=shared, reverse=True)


def _fault(path: Path, message: str) -> Diagnostic:
    return Diagnostic(dok012.CODE, Severity.ERROR, message, WholeFile(str(path)), _BY_HAND)


def _pulled(case: Path, data: bytes, before: Checked, files: PackFiles, taken: TakeBack) -> Pulled:
    """Filen med de ändringar som går att göra."""
    edits, left = list(taken.edits), list(taken.refused)
    while edits:
        tried = _tried(case, data, before, files, edits)
        if isinstance(tried, Pulled):
            return replace(tried, left=ordered(tuple(left)))
        stopped = [edit for edit in edits if any(one.path == tried for one in edit.changes)] or edits
        left += [refusal(edit.spot, _UNFIT, _FOR_HAND) for edit in stopped]
        edits = [edit for edit in edits if edit not in stopped]
    return Pulled(case, data, data, ordered(tuple(left)))


def _tried(
    case: Path, data: bytes, before: Checked, files: PackFiles, edits: Sequence[TextEdit]
) -> Pulled | str | None:
    """Filen med ändringarna, eller vägen till den uppgift som inte gick att ändra."""
    patched = patch(data, str(case), [change for edit in edits for change in edit.changes])
    if isinstance(patched, Unpatched):
        return patched.path
    after = check_source(patched.data, case, files)
    findings = _fresh(before, after)
    spoilt = next((found for found in findings if found.code.startswith("FIL")), None)
    if spoilt is not None:
        return spoilt.spot.path if isinstance(spoilt.spot, TextSpot) else None
    built = _built(after, files)
    if isinstance(built, tuple):
        return None
    return Pulled(case, data, patched.data, (), findings, tuple(_differing(edits, built)))


def _fresh(before: Checked, after: Checked) -> tuple[Diagnostic, ...]:
    """Fynden som ärendefilen får med ändringarna."""
    known = {(found.code, found.message) for found in before.outcome.diagnostics}
    return tuple(found for found in after.outcome.diagnostics if (found.code, found.message) not in known)


def _differing(edits: Sequence[TextEdit], built: Mapping[str, Paper]) -> Iterator[TextEdit]:
    """Ändringarna vars nya text inte står ordagrant så i nästa bygge, som ett belopp i en annan enhet."""
    lines = (line for paper in built.values() for line in read_memory(paper.memory, None) or ())
    text = "\n".join(even(line.text) for line in lines)
    for edit in edits:
        if even(edit.says) not in text:
            yield edit
