"""Ändringar i papper förs tillbaka till ärendefilen: papperen läses, filen ändras i minnet, och den nya prövas."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.arende import case_facts
from beslutsgen.checks import dok012
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.emit.disk import disk
from beslutsgen.pipeline.checking import check_source
from beslutsgen.pipeline.recovered import unfinished
from beslutsgen.pipeline.remembered import read_memory_file
from beslutsgen.pipeline.sources import read_case_file, read_paper_file
from beslutsgen.pipeline.tried import built_papers, tried
from beslutsgen.readback.shapes import read_shapes
from beslutsgen.readback.stamp import read_stamped
from beslutsgen.review.alignment import CaseSide
from beslutsgen.review.homes import Proses
from beslutsgen.review.links import link_refusals, new_links
from beslutsgen.review.memory import built_links, read_memory
from beslutsgen.review.reworded import Words
from beslutsgen.review.standing import edits
from beslutsgen.review.takeback import BuiltPaper, EditedPaper, take_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.passage import Value
    from beslutsgen.pipeline.checking import Checked
    from beslutsgen.pipeline.tried import Pulled
    from beslutsgen.readback.stamp import StampedPaper
    from beslutsgen.review.memory import BuiltParagraph

_UNSTAMPED: Final = "Papperet är inte byggt med beslutsgen, eller så har det förlorat sin stämpel."
_TRACKED: Final = (
    "Papperet har spårade ändringar ({count} st.). De är förslag tills någon har godtagit eller avvisat dem, "
    "så inget i papperet förs tillbaka."
)
_DECIDE: Final = "Godta eller avvisa ändringarna i Word, spara papperet och kör kommandot igen."
_BY_HAND: Final = "Granska det med review, och för in ändringarna i ärendefilen för hand."
_NOT_COMPARED: Final = (
    "Jämförelse saknas: ärendefilen har ändrats sedan papperet byggdes, och programmets minne av texten "
    "finns inte kvar."
)


def pull_case(case: Path, papers: Sequence[Path], files: PackFiles) -> Pulled | tuple[Diagnostic, ...]:
    """Ändringarna i papperen, förda in i ärendefilens innehåll; inget skrivs. Felen där filen inte går att använda."""
    interrupted = unfinished(papers)
    data = read_case_file(case)
    if interrupted or isinstance(data, Diagnostic):
        return (*interrupted, *((data,) if isinstance(data, Diagnostic) else ()))
    checked = check_source(data, case, files)
    built = built_papers(checked, files)
    if checked.draft is None or isinstance(built, tuple):
        return ordered((*checked.outcome.diagnostics, *(built if isinstance(built, tuple) else ())))
    edited: list[EditedPaper] = []
    faults: list[Diagnostic] = []
    for path in papers:
        one = _edited(path, built)
        if one is not None:
            (faults if isinstance(one, Diagnostic) else edited).append(one)  # type: ignore[arg-type]  # listan väljs efter sorten
    if checked.arende is None:
        return ordered(checked.outcome.diagnostics)
    writer = checked.draft.writer
    side = CaseSide(writer.places, Proses(checked.arende, writer), Words(checked.arende, writer.root))
    taken = take_back(edited, side, _values(checked, built))
    return tried(case, data, checked, files, replace(taken, refused=(*faults, *taken.refused)))


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
        disk.keep_folders((target.parent,))
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _values(checked: Checked, built: Mapping[str, Paper]) -> dict[str, Value]:
    """Ärendets värden efter sökväg, så som de trycks."""
    values: dict[str, Value] = {}
    if checked.arende is not None:
        values |= {fact.path: fact.value for fact in case_facts(checked.arende)}
    for paper in built.values():
        for placed in paper.placed:
            values |= {fact.path: fact.value for fact in placed.passage.facts if fact.path is not None}
    return values


def _edited(path: Path, built: Mapping[str, Paper]) -> EditedPaper | Diagnostic | None:
    """Papperet med det som det jämförs med, eller varför det inte går; `None` för ett gammalt som ingen har ändrat."""
    data = read_paper_file(path)
    if isinstance(data, Diagnostic):
        return data
    stamped = read_stamped(data)
    if stamped is None:
        return _fault(path, _UNSTAMPED)
    if stamped.tracked:
        return _fault(path, _TRACKED.format(count=stamped.tracked), _DECIDE)
    salt = stamped.stamp.salt
    lines = {name: read_memory(paper.memory, None) or () for name, paper in built.items()}
    same = [name for name, paper in built.items() if read_memory(paper.memory, salt) is not None]
    name = (same or [name for name in built if name == path.name] or _likest(stamped, lines))[0]
    known = lines[name] if same else read_memory(read_memory_file(path, salt), salt)
    if known is None:
        return _fault(path, _NOT_COMPARED) if edits(stamped) else None
    current = BuiltPaper(lines[name], built[name].placed)
    linked = built_links(built[name].memory if same else read_memory_file(path, salt))
    come = () if linked is None else new_links(stamped.links, linked)
    links = tuple(link_refusals(come, stamped.lines, str(path)))
    return EditedPaper(str(path), known, stamped.lines, current, name, read_shapes(data), links)


def _likest(stamped: StampedPaper, lines: Mapping[str, tuple[BuiltParagraph, ...]]) -> list[str]:
    """Papperen i ordning, det som har flest uppgifter gemensamma med stämpeln först."""
    paths = [mark.path for mark in stamped.stamp.marks]

    def shared(name: str) -> int:
        known = {fact.path for line in lines[name] for fact in line.facts}
        return sum(path in known for path in paths)

    return sorted(lines, key=shared, reverse=True)


def _fault(path: Path, message: str, hint: str = _BY_HAND) -> Diagnostic:
    return Diagnostic(dok012.CODE, Severity.ERROR, message, WholeFile(str(path)), hint)
