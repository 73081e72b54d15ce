"""Vad som har hänt med ett papper sedan det byggdes: mot stämpeln, texten som byggd och ärendefilen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from beslutsgen.readback.stamp import StampedPaper, read_lines
from beslutsgen.review.builds import other_version
from beslutsgen.review.differences import Differences
from beslutsgen.review.edited import compare
from beslutsgen.review.history import history, marks_only
from beslutsgen.review.marks import History
from beslutsgen.review.memory import read_memory
from beslutsgen.review.standing import edits

if TYPE_CHECKING:
    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.readback import Document
    from beslutsgen.readback.stamp import FilePaper

NO_COMPARISON: Final = (
    "jämförelse saknas: texten som byggd (mappen .beslutsgen) finns inte bredvid papperet, så vilka uppgifter som är "
    "ändrade går inte att säga"
)


@dataclass(frozen=True, slots=True)
class Changes:
    """Vad som har hänt med ett papper sedan det byggdes.

    `edited` är `None` för ett papper som programmet inte har skrivit. `bound` är var de bundna fakta står: delens slag,
    stycket, början och slut. `missing` säger att texten som byggd saknas för ett ändrat papper.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    edited: bool | None = None
    bound: frozenset[tuple[str, int, int, int]] = frozenset()
    missing: bool = False
    paper: FilePaper | None = None
    history: History = field(default_factory=History)


def changes(data: bytes, document: Document, memory: bytes | None, case: Loaded[Arende] | None) -> Changes:
    """Papperet mot sin stämpel, texten som byggd och ärendefilen."""
    paper = read_lines(data)
    if paper is None or (paper.stamp is None and memory is None):
        return Changes()
    found = Differences(document, case)
    origin = _origin(document.file, paper, case)
    built = read_memory(memory, paper.stamp.salt if paper.stamp else None)
    if built is not None:
        edited = compare(built, paper.lines)
        said = (*origin, *found.facts(edited), *found.paragraphs(edited))
        places = frozenset(
            (fact.line.part, fact.line.number, fact.start, fact.end)
            for fact in edited.facts
            if fact.line and fact.new
        )
        return Changes(said, bool(edited.paragraphs), places, paper=paper, history=history(edited))
    if paper.stamp is None:
        return Changes()
    stamped = StampedPaper(paper.stamp, *paper[1:])
    differing = bool(edits(stamped))
    said = (*origin, *found.unknown(stamped))
    return Changes(
        said, differing, _marked(stamped), missing=differing, paper=paper, history=marks_only(stamped)
    )


def _origin(file: str, paper: FilePaper, case: Loaded[Arende] | None) -> tuple[Diagnostic, ...]:
    if paper.stamp is None or case is None or case.model is None:
        return ()
    return tuple(other_version(file, paper.stamp, case.places.source))


def _marked(paper: StampedPaper) -> frozenset[tuple[str, int, int, int]]:
    """Bokmärkena som finns kvar med något i sig."""
    known = {mark.name for mark in paper.stamp.marks}
    return frozenset(
        (line.part, line.number, start, end)
        for line in paper.lines
        for name, start, end in line.marks
        if name in known and start < end
    )
