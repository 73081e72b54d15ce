"""Papper läses och granskas."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.arende import NO_CASE, against_pack, read_case
from beslutsgen.diagnostic import Diagnostic, ordered
from beslutsgen.pipeline.casefiles import CaseOf, case_of
from beslutsgen.pipeline.packs import open_pack, pack_pictures
from beslutsgen.pipeline.rebuilt import rebuilder
from beslutsgen.pipeline.recovered import unfinished
from beslutsgen.pipeline.remembered import read_cases_file, read_memory_file
from beslutsgen.pipeline.sources import read_case_file, read_paper_file
from beslutsgen.readback import with_facts
from beslutsgen.readback.stamp import read_stamp
from beslutsgen.report.outcome import Accepted, Outcome, ReviewedPaper, Unread
from beslutsgen.report.tally import FACT_KINDS, FactCount
from beslutsgen.review.marks import marked
from beslutsgen.review.papers import read_all, review

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.readback import Document
    from beslutsgen.report.tally import CheckedKind
    from beslutsgen.review.papers import Reviewed
    from beslutsgen.word.stamp import Stamp

_NO_CASES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
_NO_MEMORIES: Final[Mapping[str, bytes]] = MappingProxyType({})
_CASE: Final = "ärendefilen"
_NO_PACK: Final = "Mallpaketet går inte att använda."
_NOT_COMPARED: Final = "Papperen är inte jämförda med ärendefilen, som har fel."


def review_papers(
    files: Mapping[str, bytes],
    case: bytes | None = None,
    *,
    case_file: str = _CASE,
    pack: PackFiles | None = None,
    strict: bool = False,
    memories: Mapping[str, bytes] = _NO_MEMORIES,
    cases: Mapping[str, Sequence[str]] = _NO_CASES,
    shown: bool = True,
) -> Outcome:
    """Papperen (innehåll efter filnamn) granskade: vart och ett, mot varandra, ärendefilen och det som byggdes.

    Filerna hör till ett ärende. `memories` är texten som byggd, ur sidovagnen bredvid varje papper. Saknas den skrivs
    papperet en gång till i minnet, om ärendefil, mallpaket och program är desamma. En ärendefil med fel är själv ett
    fynd, och då granskas papperen utan den. `cases` är ärendefilens versioner som papper har byggts av i varje pappers
    mapp, i ordning: de säger vad som är nyast. `shown` säger att papperen ska visas: då följer de med, märkta.
    """
    opened = pack or open_pack()
    if isinstance(opened, tuple):
        return Outcome(opened, files=len(files), unread=tuple(Unread(name, _NO_PACK) for name in files))
    against = _Against.read(case, case_file, opened)
    usable = against.usable
    found = review(
        files,
        usable,
        opened.pack,
        memories,
        rebuild=rebuilder(usable, opened),
        cases=cases,
        known=pack_pictures(opened),
        strict=strict,
    )
    reviewed = tuple(_reviewed(found, case_file if usable else None))
    model = usable.model if usable else None
    return Outcome(
        ordered((*against.unfit, *found.diagnostics)),
        tuple(Accepted(one, reason) for one, reason in found.accepted),
        sum((paper.facts for paper in reviewed), FactCount()),
        files=len(files),
        unread=(*against.not_compared(), *(Unread(file, reason) for file, reason in found.unread)),
        reviewed=reviewed,
        checked=_checked(found),
        documents=marked(found.documents, model or NO_CASE, found.histories) if shown else (),
    )


class _Against(Struct, frozen=True):
    """Ärendefilen som papperen granskas mot, om en är given. `unfit` är dess fel; med sådana används den inte."""

    file: str
    loaded: Loaded[Arende] | None
    unfit: tuple[Diagnostic, ...]

    @classmethod
    def read(cls, case: bytes | None, file: str, opened: PackFiles) -> _Against:
        """Ärendefilen, prövad mot mallpaketet."""
        loaded = read_case(case, file) if case is not None else None
        unfit = (*loaded.diagnostics, *against_pack(loaded, opened.pack)) if loaded else ()
        return cls(file, loaded, unfit)

    @property
    def usable(self) -> Loaded[Arende] | None:
        """Ärendet, när filen går att använda."""
        return None if self.unfit else self.loaded

    def not_compared(self) -> tuple[Unread, ...]:
        """Det som inte är granskat när filen har fel."""
        return (Unread(self.file, _NOT_COMPARED),) if self.unfit else ()


def _reviewed(found: Reviewed, case_file: str | None) -> Iterator[ReviewedPaper]:
    """Papperen som granskades, mot ärendefilen där en användes."""
    for document, counts, edited in zip(found.documents, found.counts, found.edited, strict=True):
        yield ReviewedPaper(document.file, case_file, FactCount(*counts), document.notes, edited)


def _checked(found: Reviewed) -> tuple[tuple[CheckedKind, int], ...]:
    counts: dict[CheckedKind, int] = {kind: found.kinds[kind] for kind in FACT_KINDS}
    counts["sentence"] = found.sentences
    return tuple((kind, number) for kind, number in counts.items() if number)


def review_files(
    paths: Sequence[Path], case: Path | None, pack: PackFiles, *, strict: bool = False, shown: bool = True
) -> Outcome:
    """Papperen i filerna granskade tillsammans; en fil som inte går att öppna är själv ett fynd.

    Utan `case` jämförs de med ärendefilen som de byggdes av, om den hittas.
    """
    interrupted = unfinished(paths)
    read = {str(path): read_paper_file(path) for path in paths}
    papers = {name: data for name, data in read.items() if isinstance(data, bytes)}
    stamps = {Path(name): stamp for name, data in papers.items() if (stamp := read_stamp(data))}
    chosen = CaseOf(case) if case else case_of(stamps)
    source = read_case_file(chosen.file) if chosen.file else None
    faults = [one for one in (*read.values(), source) if isinstance(one, Diagnostic)]
    found = review_papers(
        papers,
        source if isinstance(source, bytes) else None,
        case_file=str(chosen.file),
        pack=pack,
        strict=strict,
        memories=_memories(paths, stamps),
        cases={str(path): read_cases_file(path) for path in stamps},
        shown=shown,
    )
    unread = tuple(Unread(fault.spot.file, "Filen är inte läst.") for fault in faults)
    return replace(
        found,
        diagnostics=ordered((*interrupted, *found.diagnostics, *faults)),
        files=len(paths),
        unread=(*unread, *_no_case(chosen), *found.unread),
    )


def _memories(paths: Sequence[Path], stamps: Mapping[Path, Stamp]) -> dict[str, bytes]:
    """Texten som byggd för de papper som har den bredvid sig."""
    salts = {path: stamp.salt for path, stamp in stamps.items()}
    return {str(path): memory for path in paths if (memory := read_memory_file(path, salts.get(path)))}


def _no_case(chosen: CaseOf) -> tuple[Unread, ...]:
    return (Unread(_CASE, chosen.why),) if chosen.why else ()


class ReadPapers(Struct, frozen=True):
    """Papper lästa med sina fakta, det som är fel, och vad som inte är läst: hela filer, och delar av lästa papper."""

    documents: tuple[Document, ...]
    faults: tuple[Diagnostic, ...]
    unread: tuple[Unread, ...] = ()


def read_papers(paths: Sequence[Path]) -> ReadPapers:
    """Papperen i filerna, med alla fakta som finns i dem."""
    interrupted = unfinished(paths)
    opened = {str(path): read_paper_file(path) for path in paths}
    read, unreadable = read_all({name: data for name, data in opened.items() if isinstance(data, bytes)})
    faults = (*(data for data in opened.values() if isinstance(data, Diagnostic)), *unreadable)
    unread = (
        *(Unread(fault.spot.file, fault.message) for fault in faults),
        *(Unread(one.file, reason) for one in read for reason in one.unread),
    )
    return ReadPapers(tuple(with_facts(one) for one in read), (*interrupted, *faults), unread)
