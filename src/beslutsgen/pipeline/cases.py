"""Ett ärende byggs: kontrollera, fyll mallarna, läs tillbaka, skriv filerna."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from beslutsgen import __version__
from beslutsgen.diagnostic import Diagnostic, ordered
from beslutsgen.emit.disk.files import Refused, recover, writing
from beslutsgen.emit.disk.rounds import Wait, alone
from beslutsgen.pipeline.checking import check_source, not_checked
from beslutsgen.pipeline.filled import fill_paper, pictures_of
from beslutsgen.pipeline.origin import paper_origin
from beslutsgen.pipeline.sources import read_case_file
from beslutsgen.pipeline.unchanged import record
from beslutsgen.report.outcome import Outcome
from beslutsgen.review.lost import lost
from beslutsgen.review.verify import verify
from beslutsgen.word.stamp import name_digest, text_digest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import Draft, PaperDraft
    from beslutsgen.emit.disk.rounds import Steps
    from beslutsgen.emit.disk.standing import Judge, Standing
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.pipeline.checking import Checked
    from beslutsgen.pipeline.options import BuildOptions


def build_case(case: Path, files: PackFiles, options: BuildOptions) -> Outcome:
    """Ett ensamt ärende byggt; se `building`."""
    return alone(building(case, files, options))


def building(case: Path, files: PackFiles, options: BuildOptions) -> Steps[Outcome]:
    """Ärendets papper kontrollerade, lästa tillbaka och skrivna; väntar på disken där det behövs.

    Med fel skrivs inget, om inte `options.draft` ber om ett utkast. Felen står i resultatet; inget kastas för något
    som står i en fil.
    """
    folder = options.out / case.stem
    unfinished = recover(folder)
    if unfinished:
        return Outcome(unfinished, files=1)
    data = read_case_file(case)
    if isinstance(data, Diagnostic):
        return not_checked(case, (data,)).outcome
    checked = check_source(data, case, files, strict=options.strict)
    if checked.draft is None or checked.arende is None or options.stops(checked.outcome):
        return checked.outcome
    papers = make_papers(checked.draft, checked.arende, files, only=options.only, utkast=options.draft)
    if isinstance(papers, tuple):
        return replace(checked.outcome, diagnostics=ordered((*checked.outcome.diagnostics, *papers)))
    # Alla ärenden är klara att skriva innan något låses: ingen annan ska vänta medan de räknas ut.
    yield Wait.TOGETHER
    outcome = yield from _writing(folder, papers, checked, _Source(case, data, files), options)
    for paper in papers.values():
        paper.rendered.template.worked.keep()
    return outcome


def make_papers(
    draft: Draft, arende: Arende, files: PackFiles, *, only: Collection[str] = (), utkast: bool = False
) -> dict[str, Paper] | tuple[Diagnostic, ...]:
    """Varje papper (efter filnamn) ifyllt och läst tillbaka, eller alla fel. Inget skrivs."""
    made: dict[str, Paper] = {}
    faults: list[Diagnostic] = []
    all_made: list[tuple[PaperDraft, Paper]] = []
    origin = paper_origin(draft.writer.places.source, files)
    for paper in draft.papers(utkast=utkast):
        if only and paper.papper.fil not in only:
            continue
        result = _read_back(paper, fill_paper(paper, draft, arende, files, origin), files, utkast=utkast)
        if isinstance(result, tuple):
            faults.extend(result)
        else:
            made[f"{paper.papper.fil}.docx"] = result
            all_made.append((paper, result))
    if not faults and not only:
        faults.extend(lost(draft, arende, all_made))
    return ordered(tuple(faults)) if faults else made


def _read_back(
    draft: PaperDraft, filled: Paper | tuple[Diagnostic, ...], files: PackFiles, *, utkast: bool
) -> Paper | tuple[Diagnostic, ...]:
    """Papperet när dess bytes sade det som utkastet säger, annars felen."""
    if isinstance(filled, tuple):
        return filled
    return verify(filled, f"{draft.papper.fil}.docx", pictures_of(files), utkast=utkast) or filled


def _commented(papers: dict[str, Paper], outcome: Outcome, options: BuildOptions) -> dict[str, bytes]:
    """Papperens bytes; ett utkasts papper med fynden som kommentarer."""
    if not options.draft:
        return {name: paper.data for name, paper in papers.items()}
    from beslutsgen.pipeline.remarked import remarked

    return remarked(papers, [one for one in outcome.diagnostics if options.counts(one)])


def _judge(name: str) -> Judge:
    """Den som avgör om ett papper får skrivas över; frågas bara om papper som är andra än de som skrevs."""

    def standing(path: Path, data: bytes, new: bytes) -> Standing | None:
        from beslutsgen.pipeline.remembered import read_memory_file
        from beslutsgen.review.standing import standing_of

        return standing_of(name, read_memory_file)(path, data, new)

    return standing


class _Source(NamedTuple):
    """Det som papperen byggs av."""

    case: Path
    data: bytes
    files: PackFiles


def _writing(
    folder: Path, papers: dict[str, Paper], checked: Checked, source: _Source, options: BuildOptions
) -> Steps[Outcome]:
    outcome = checked.outcome
    data = _commented(papers, outcome, options)
    memory = {f"{name}.json": paper.memory for name, paper in papers.items()}
    result = yield from writing(
        folder,
        data,
        __version__,
        memory,
        case=text_digest(checked.draft.writer.places.source.text) if checked.draft else None,
        backup=options.backup,
        judge=_judge(name_digest(source.case.name)),
        record=record(source.case, source.data, source.files, options, checked, data),
    )
    if isinstance(result, Refused):
        return replace(outcome, diagnostics=ordered((*outcome.diagnostics, *result.diagnostics)))
    return replace(
        outcome,
        written=tuple(str(path) for path in result.papers),
        backups=tuple(str(path) for path in result.backups),
        unchanged=tuple(str(path) for path in result.unchanged),
    )
