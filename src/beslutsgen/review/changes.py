"""Vad som har hänt med ett papper sedan det byggdes: mot stämpeln, texten som byggd och ärendefilen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from beslutsgen.readback.stamp import StampedPaper, read_lines, read_stamp
from beslutsgen.review.builds import other_version
from beslutsgen.review.differences import Differences, marked
from beslutsgen.review.edited import compare
from beslutsgen.review.history import history, marks_only
from beslutsgen.review.links import link_findings, new_links
from beslutsgen.review.marks import History
from beslutsgen.review.memory import built_links, read_memory
from beslutsgen.review.rebuild import no_comparison
from beslutsgen.review.standing import edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.readback import Document
    from beslutsgen.readback.stamp import FilePaper
    from beslutsgen.review.edited import Edited
    from beslutsgen.review.links import NewLink
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.rebuild import Rebuild
    from beslutsgen.word.stamp import Link, Stamp


class Changes(Struct, frozen=True):
    """Vad som har hänt med ett papper sedan det byggdes.

    `edited` är `None` för ett papper som programmet inte har skrivit. `bound` är var de bundna fakta står: delens slag,
    stycket, början och slut. `missing` säger vad som inte går att säga om ett ändrat papper utan texten som byggd.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    edited: bool | None = None
    bound: frozenset[tuple[str, int, int, int]] = frozenset()
    missing: str | None = None
    paper: FilePaper | None = None
    history: History = field(default_factory=History)


def changes(
    data: bytes,
    document: Document,
    memory: bytes | None,
    case: Loaded[Arende] | None,
    rebuild: Rebuild | None = None,
    cases: Sequence[str] = (),
) -> Changes:
    """Papperet mot sin stämpel, texten som byggd och ärendefilen.

    Finns texten som byggd inte i `memory` tas den fram med `rebuild`, om det går. `cases` är ärendefilens versioner som
    papper har byggts av där papperet ligger, i ordning.
    """
    paper = None if memory is None and read_stamp(data) is None else read_lines(data)
    if paper is None:
        return Changes()
    built, links, why = _built(paper.stamp, memory, rebuild)
    past = _Past(document, paper, case, cases)
    if built is None:
        return past.stamped(why)
    return past.compared(compare(built, paper.lines), () if links is None else new_links(paper.links, links))


class _Past(Struct, frozen=True):
    """Ett papper och det som det jämförs med: sin stämpel och ärendefilens versioner."""

    document: Document
    paper: FilePaper
    case: Loaded[Arende] | None
    cases: Sequence[str]

    def compared(self, edited: Edited, links: Sequence[NewLink]) -> Changes:
        """Det som har hänt, mot texten som byggd."""
        found = Differences(self.document, self.case)
        differs = edited.differs or bool(links)
        said = (*self._origin(edited=differs), *found.facts(edited), *found.paragraphs(edited))
        linked = link_findings(links, self.paper.lines, found.spots)
        return Changes((*said, *linked), differs, _places(edited), paper=self.paper, history=history(edited))

    def stamped(self, why: str | None) -> Changes:
        """Det som har hänt, så långt stämpeln säger det; `why` är varför texten som byggd saknas."""
        if self.paper.stamp is None:
            return Changes()
        stamped = StampedPaper(self.paper.stamp, *self.paper[1:])
        differing = bool(edits(stamped))
        return Changes(
            (*self._origin(edited=differing), *Differences(self.document, self.case).unknown(stamped)),
            differing,
            frozenset((line.part, line.number, start, end) for line, _, start, end in marked(stamped)),
            missing=no_comparison(why) if differing else None,
            paper=self.paper,
            history=marks_only(stamped),
        )

    def _origin(self, *, edited: bool) -> tuple[Diagnostic, ...]:
        """Fyndet när ärendefilen inte är den som papperet byggdes av."""
        stamp, case = self.paper.stamp, self.case
        if stamp is None or case is None or case.model is None:
            return ()
        return tuple(other_version(self.document.file, stamp, case.places.source, self.cases, edited=edited))


def _places(edited: Edited) -> frozenset[tuple[str, int, int, int]]:
    """Var i papperet uppgifterna ur ärendefilen nu står."""
    return frozenset(
        (fact.line.part, fact.line.number, fact.start, fact.end)
        for fact in edited.facts
        if fact.line and fact.new
    )


def _built(
    stamp: Stamp | None, memory: bytes | None, rebuild: Rebuild | None
) -> tuple[tuple[BuiltParagraph, ...] | None, tuple[Link, ...] | None, str | None]:
    """Texten och länkarna som byggda, eller varför texten saknas där det går att säga."""
    built = read_memory(memory, stamp.salt if stamp else None)
    if built is not None or stamp is None or rebuild is None:
        return built, built_links(memory), None
    again = rebuild(stamp)
    if isinstance(again, str):
        return None, None, again
    return read_memory(again, stamp.salt), built_links(again), None
