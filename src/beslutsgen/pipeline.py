"""Stegen i ordning: läs, skriv utkast, kontrollera, fyll mallarna, läs tillbaka, skriv filerna."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen import __version__
from beslutsgen.arende import (
    MAX_BYTES,
    against_pack,
    papperets_datum,
    read_case,
    too_large,
    unreadable,
)
from beslutsgen.arende.faults import SEVERITIES, UNKNOWN_TYPE
from beslutsgen.arende.packfiles import read_folder
from beslutsgen.checks import Text, View, accept, judge
from beslutsgen.checks.known import named_values
from beslutsgen.diagnostic import Diagnostic, Severity, WholeFile, ordered
from beslutsgen.draft import Draft
from beslutsgen.emit.files import Refused, recover, write_case
from beslutsgen.emit.paper import make_paper
from beslutsgen.emit.pictures import read_picture
from beslutsgen.emit.properties import Properties
from beslutsgen.emit.template import compile_template
from beslutsgen.facts import agrees
from beslutsgen.readback import with_facts
from beslutsgen.report.outcome import Accepted, FactCount, Outcome, Unread
from beslutsgen.review.lost import lost
from beslutsgen.review.papers import UNREADABLE, read_all, review
from beslutsgen.review.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import PaperDraft
    from beslutsgen.emit.paper import Paper
    from beslutsgen.emit.pictures import Picture
    from beslutsgen.readback import Document

_HERE: Final = Path(__file__).parent
_NO_PACK: Final = "Mallpaketet går inte att använda."


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Hur ett ärende byggs. `counts` väljer vilka varningar som räknas med `strict`; fel räknas alltid."""

    out: Path
    only: tuple[str, ...] = ()
    draft: bool = False
    backup: bool = False
    strict: bool = False
    counts: Callable[[Diagnostic], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Checked:
    """Ett kontrollerat ärende: resultatet, och utkastet om filen gick att läsa."""

    outcome: Outcome
    arende: Arende | None
    draft: Draft | None


def open_pack(folder: Path | None = None) -> PackFiles | tuple[Diagnostic, ...]:
    """Mallpaketet i mappen, annars det som följer med programmet; eller alla fel i det."""
    # I ett installerat paket ligger mallarna bredvid koden, i arkivet ligger de överst.
    own = next(
        (place for place in (_HERE / "templates", _HERE.parents[1] / "templates") if place.is_dir()), None
    )
    files = read_folder(folder or own or _HERE / "templates")
    return files if isinstance(files, tuple) else _odd_logotype(files) or files


def check_case(case: Path, files: PackFiles, *, strict: bool = False) -> Checked:
    """Ärendefilen läst, utskriven och kontrollerad. Inget skrivs."""
    data = _read(case)
    if isinstance(data, Diagnostic):
        return _not_checked(case, (data,))
    loaded = read_case(data, str(case))
    unfit = (*loaded.diagnostics, *against_pack(loaded, files.pack))
    if loaded.model is None or unfit:
        return _not_checked(case, unfit)
    draft = Draft(loaded.model, files, loaded.places)
    return Checked(_checked(case, loaded, loaded.model, files, draft, strict=strict), loaded.model, draft)


def build_case(case: Path, files: PackFiles, options: BuildOptions) -> Outcome:
    """Ärendets papper kontrollerade, skrivna och lästa tillbaka.

    Med fel skrivs inget, om inte `options.draft` ber om ett utkast. Felen står i resultatet; inget kastas för något
    som står i en fil.
    """
    folder = options.out / case.stem
    unfinished = recover(folder)
    if unfinished:
        return Outcome(unfinished, files=1)
    checked = check_case(case, files, strict=options.strict)
    if checked.draft is None or checked.arende is None or _blocked(checked.outcome, options):
        return checked.outcome
    papers = make_papers(checked.draft, checked.arende, files, only=options.only, utkast=options.draft)
    if isinstance(papers, tuple):
        return replace(checked.outcome, diagnostics=ordered((*checked.outcome.diagnostics, *papers)))
    return _write(folder, papers, checked.outcome, options)


def make_papers(
    draft: Draft, arende: Arende, files: PackFiles, *, only: Collection[str] = (), utkast: bool = False
) -> dict[str, Paper] | tuple[Diagnostic, ...]:
    """Varje papper (efter filnamn) ifyllt och läst tillbaka, eller alla fel. Inget skrivs."""
    made: dict[str, Paper] = {}
    faults: list[Diagnostic] = []
    all_made: list[tuple[PaperDraft, Paper]] = []
    for paper in draft.papers(utkast=utkast):
        if only and paper.papper.fil not in only:
            continue
        result = _paper(paper, draft, arende, files, utkast=utkast)
        if isinstance(result, tuple):
            faults.extend(result)
        else:
            made[f"{paper.papper.fil}.docx"] = result
            all_made.append((paper, result))
    if not faults and not only:
        faults.extend(lost(draft, arende, all_made))
    return ordered(tuple(faults)) if faults else made


def review_papers(
    files: Mapping[str, bytes],
    case: bytes | None = None,
    *,
    case_file: str = "ärendefilen",
    pack: PackFiles | None = None,
    strict: bool = False,
) -> Outcome:
    """Papperen (innehåll efter filnamn) granskade: vart och ett, mot varandra och mot ärendefilen.

    Filerna hör till ett ärende. En ärendefil med fel är själv ett fynd, och då granskas papperen utan den.
    """
    opened = pack or open_pack()
    if isinstance(opened, tuple):
        return Outcome(opened, files=len(files), unread=tuple(Unread(name, _NO_PACK) for name in files))
    loaded = read_case(case, case_file) if case is not None else None
    unfit = (*loaded.diagnostics, *against_pack(loaded, opened.pack)) if loaded else ()
    found = review(files, None if unfit else loaded, opened.pack, strict=strict)
    not_compared = (
        (Unread(case_file, "Papperen är inte jämförda med ärendefilen, som har fel."),) if unfit else ()
    )
    return Outcome(
        ordered((*unfit, *found.diagnostics)),
        tuple(Accepted(one, reason) for one, reason in found.accepted),
        FactCount(0, found.matched, found.free),
        files=len(files),
        unread=(*not_compared, *(Unread(file, reason) for file, reason in found.unread)),
    )


def review_files(
    paths: Sequence[Path], case: Path | None, pack: PackFiles, *, strict: bool = False
) -> Outcome:
    """Papperen i filerna granskade tillsammans; en fil som inte går att öppna är själv ett fynd."""
    read = {str(path): _read_paper(path) for path in paths}
    papers = {name: data for name, data in read.items() if isinstance(data, bytes)}
    faults = [data for data in read.values() if isinstance(data, Diagnostic)]
    source = _read(case) if case else None
    if isinstance(source, Diagnostic):
        faults.append(source)
        source = None
    found = review_papers(papers, source, case_file=str(case), pack=pack, strict=strict)
    unread = tuple(Unread(fault.spot.file, "Filen är inte läst.") for fault in faults)
    return replace(
        found,
        diagnostics=ordered((*found.diagnostics, *faults)),
        files=len(paths),
        unread=(*unread, *found.unread),
    )


@dataclass(frozen=True, slots=True)
class ReadPapers:
    """Papper lästa med sina fakta, och de som inte gick att läsa."""

    documents: tuple[Document, ...]
    faults: tuple[Diagnostic, ...]


def read_papers(paths: Sequence[Path]) -> ReadPapers:
    """Papperen i filerna, med alla fakta som finns i dem."""
    opened = {str(path): _read_paper(path) for path in paths}
    faults = [data for data in opened.values() if isinstance(data, Diagnostic)]
    read, unreadable_papers = read_all(
        {name: data for name, data in opened.items() if isinstance(data, bytes)}
    )
    return ReadPapers(tuple(with_facts(one) for one in read), (*faults, *unreadable_papers))


def _read_paper(path: Path) -> bytes | Diagnostic:
    try:
        return path.read_bytes()
    except OSError as error:
        said = f"Filen går inte att läsa: {error.strerror or type(error).__name__}."
        hint = "Stäng den om den är öppen i ett annat program, och kontrollera att du får läsa den."
        return Diagnostic(UNREADABLE, Severity.ERROR, said, WholeFile(str(path)), hint)


def _read(case: Path) -> bytes | Diagnostic:
    try:
        if case.stat().st_size > MAX_BYTES:
            return too_large(case.stat().st_size, str(case))
        return case.read_bytes()
    except PermissionError:
        return unreadable(str(case), "behörighet saknas")
    except FileNotFoundError:
        return unreadable(str(case), "den finns inte längre")
    except OSError as error:
        return unreadable(str(case), f"systemet svarar {error.strerror or type(error).__name__}")


def _not_checked(case: Path, faults: tuple[Diagnostic, ...]) -> Checked:
    """En fil med fel: innehållet kontrolleras först när den går att läsa, och det sägs."""
    unread = Unread(str(case), "Innehållet kontrolleras när filens fel är rättade.")
    return Checked(Outcome(ordered(faults), files=1, unread=(unread,)), None, None)


def _checked(
    case: Path, loaded: Loaded[Arende], arende: Arende, files: PackFiles, draft: Draft, *, strict: bool
) -> Outcome:
    """Kontrollernas fynd och prosans fel, med det godtagna för sig."""
    texts = tuple(Text(path, passages) for path, passages in draft.texts())
    faults = tuple(
        Diagnostic(fault.code, SEVERITIES[fault.code], fault.message, fault.spot, fault.hint)
        for fault in draft.faults
    )
    view = View(
        arende, files.pack, papperets_datum(arende), texts, lambda name: (case.parent / name).is_file()
    )
    remaining, accepted = accept((*faults, *judge(view, loaded.places, strict=strict)), arende, loaded.places)
    return Outcome(
        ordered(remaining),
        tuple(Accepted(found, reason) for found, reason in accepted),
        _fact_count(arende, texts),
        files=1,
    )


def _blocked(outcome: Outcome, options: BuildOptions) -> bool:
    """Om något fynd hindrar papperen från att skrivas. Fel i prosan hindrar också ett utkast."""
    failing = [found for found in outcome.diagnostics if _fails(found, options)]
    return any(not options.draft or found.code.startswith("FIL") for found in failing)


def _fails(found: Diagnostic, options: BuildOptions) -> bool:
    if found.severity is Severity.WARNING:
        return options.strict and options.counts(found)
    return found.severity is Severity.ERROR


def _paper(
    paper: PaperDraft, draft: Draft, arende: Arende, files: PackFiles, *, utkast: bool
) -> Paper | tuple[Diagnostic, ...]:
    mall = str(files.folder / paper.papper.mall)
    template = compile_template(files.templates[paper.papper.mall], mall, paper.scope)
    if isinstance(template, tuple):
        return template
    number = arende.arende.diarienummer
    kommun = files.pack.organisation.kommun.text
    properties = Properties(paper.title, number.text if number else None, kommun, papperets_datum(arende))
    pictures = _pictures(files)
    made = make_paper(template, paper.scope, draft.writer.written, properties, pictures)
    if isinstance(made, tuple):
        return made
    return verify(made, f"{paper.papper.fil}.docx", pictures, utkast=utkast) or made


def _odd_logotype(files: PackFiles) -> tuple[Diagnostic, ...]:
    """Felet i en logotyp som inte går att sätta in."""
    if files.logotype is None or read_picture(files.logotype, ""):
        return ()
    return (
        Diagnostic(
            UNKNOWN_TYPE,
            SEVERITIES[UNKNOWN_TYPE],
            f"Logotypen {files.pack.organisation.logotyp} är ingen bild i formatet png.",
            files.places.spot("organisation.logotyp"),
            "Spara bilden som png i ett bildprogram, lägg den i mallpaketet och ange den filen.",
        ),
    )


def _pictures(files: PackFiles) -> dict[str, Picture]:
    alt = files.pack.organisation.logotyp_alt or files.pack.organisation.kommun.text
    picture = read_picture(files.logotype, alt) if files.logotype else None
    return {"pack.organisation.logotyp": picture} if picture else {}


def _write(folder: Path, papers: dict[str, Paper], outcome: Outcome, options: BuildOptions) -> Outcome:
    data = {name: paper.data for name, paper in papers.items()}
    result = write_case(folder, data, __version__, backup=options.backup)
    if isinstance(result, Refused):
        return replace(outcome, diagnostics=ordered((*outcome.diagnostics, *result.diagnostics)))
    return replace(
        outcome,
        written=tuple(str(path) for path in result.papers),
        backups=tuple(str(path) for path in result.backups),
        unchanged=tuple(str(path) for path in result.unchanged),
    )


def _fact_count(arende: Arende, texts: tuple[Text, ...]) -> FactCount:
    """Fakta i ärendets texter: bundna, skrivna för hand men lika med ett faktum, och fria."""
    known = named_values(arende).values()
    spans = {
        (str(passage.place.spot(fact.start, fact.end)), fact)
        for text in texts
        for passage in text.passages
        for fact in passage.facts
    }
    typed = [span for _, span in spans if span.path is None]
    matched = sum(any(agrees(span.value, value) for value in known) for span in typed)
    return FactCount(len(spans) - len(typed), matched, len(typed) - matched)
