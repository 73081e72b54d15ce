"""`beslutsgen pull`: för ändringar som gjorts i papper tillbaka till ärendefilen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from beslutsgen.cli import console
from beslutsgen.cli.inputs import Named
from beslutsgen.cli.options import USAGE, templates_option
from beslutsgen.cli.paper_inputs import paper_groups, papers_argument
from beslutsgen.report.line import Tone, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.pipeline.tried import Pulled
    from beslutsgen.report.line import Line

_YES: Final = ("ja", "j")
_NOT_FOUND: Final = (
    "Ingen ärendefil hittades till {name}: varken bredvid det, i mapparna ovanför eller i deras arenden. "
    "Ange den med --case."
)


@click.command("pull", options_metavar=USAGE)
@papers_argument
@click.option(
    "--case",
    type=Named(exists=True, dir_okay=False, path_type=Path),
    metavar="ÄRENDE",
    help="Ärendefilen, om den inte hittas med hjälp av papperet.",
)
@click.option("--yes", is_flag=True, help="Skriv ändringarna utan att fråga.")
@templates_option
@click.option("--no-color", is_flag=True, help="Skriv utan färg.")
def command(papers: tuple[Path, ...], **options: Any) -> int:
    """För ändringar som gjorts i papper tillbaka till ärendefilen.

    PAPPER är Word-dokument som byggts med programmet och sedan ändrats, eller mappar med sådana. Ärendefilen hittas
    med hjälp av papperets stämpel. Ändringarna visas, och skrivs när du svarar ja eller har angett --yes. Utan terminal
    och utan --yes visas de bara, och inget skrivs.

    Slutkoden är 1 om någon ändring inte kan föras tillbaka, annars 0.
    """
    files = _pack(options["templates"])
    if files is None:
        return 1
    codes = [
        _pull(case, group, files, options)
        for case, group in _by_case(_documents(papers), options["case"]).items()
    ]
    return max(codes)


def _pack(folder: Path | None) -> PackFiles | None:
    from beslutsgen.pipeline import open_pack

    files = open_pack(folder, cache=True)
    if not isinstance(files, tuple):
        return files
    _show_findings(files, color=False)
    return None


def _documents(papers: tuple[Path, ...]) -> list[Path]:
    """Word-dokumenten; en fil av annat slag går inte att föra något tillbaka från."""
    listed = [paper for group in paper_groups(papers) for paper in group.papers]
    wrong = next((paper for paper in papers if paper in listed and paper.suffix.lower() != ".docx"), None)
    documents = [paper for paper in listed if paper.suffix.lower() == ".docx"]
    if wrong or not documents:
        raise click.UsageError(
            f"{wrong or papers[0]} är inget Word-dokument (.docx) som programmet har byggt."
        )
    return documents


def _by_case(papers: Sequence[Path], case: Path | None) -> Mapping[Path, list[Path]]:
    """Papperen efter sin ärendefil."""
    from beslutsgen.pipeline.casefiles import find_case, from_here

    found: dict[Path, list[Path]] = {}
    for paper in papers:
        mine = case or find_case(paper)
        if mine is None:
            raise click.UsageError(_NOT_FOUND.format(name=paper))
        if isinstance(mine, tuple):
            names = ", ".join(str(from_here(one)) for one in mine)
            raise click.UsageError(
                f"Flera ärendefiler kan höra till {paper}: {names}. Ange en av dem med --case."
            )
        found.setdefault(from_here(mine), []).append(paper)
    return found


def _pull(case: Path, papers: Sequence[Path], files: PackFiles, options: Mapping[str, Any]) -> int:
    from beslutsgen.pipeline.pull import pull_case
    from beslutsgen.pipeline.tried import Pulled

    color = not options["no_color"]
    found = pull_case(case, papers, files)
    if not isinstance(found, Pulled):
        _show_findings(found, color=color)
        return 1
    _show_findings(found.left, color=color)
    if found.old == found.new:
        console.speak(f"{case}: inget {'gick ' if found.left else ''}att föra tillbaka.")
        return int(bool(found.left))
    console.show([*([()] if found.left else []), *_shown(found)], color=color)
    written = _write(found) if options["yes"] or _agreed(case) else 0
    return max(written, int(bool(found.left)))


def _shown(found: Pulled) -> Iterator[Line]:
    """Ändringarna, och vad de leder till."""
    from beslutsgen.report.changes import changed_lines

    yield from changed_lines(str(found.case), _text(found.old), _text(found.new))
    if found.differing:
        yield ()
        yield line("Skrivs på ärendefilens sätt i nästa bygge, inte ordagrant som i papperet:", Tone.WEIGHTY)
        yield from (line(f"  {edit.spot.file}: {edit.spot.excerpt}") for edit in found.differing)
    if found.findings:
        yield ()
        yield line("Med ändringarna får ärendefilen de här fynden:", Tone.WEIGHTY)
        yield from _finding_lines(found.findings)


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig")


def _agreed(case: Path) -> bool:
    """Om användaren säger ja; utan terminal frågas ingen, och svaret är nej."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        console.speak("Inget skrevs. Lägg till --yes för att skriva ändringarna.")
        return False
    answer: str = click.prompt(f"Skriv ändringarna i {case}? (ja/nej)", default="nej", show_default=False)
    if answer.strip().lower() in _YES:
        return True
    console.speak("Inget skrevs.")
    return False


def _write(found: Pulled) -> int:
    from beslutsgen.diagnostic import Severity
    from beslutsgen.emit.disk.refusals import cause
    from beslutsgen.pipeline.pull import write_pulled

    try:
        if not write_pulled(found):
            raise click.ClickException(
                f"{found.case} ändrades under tiden, så inget skrevs. Kör kommandot igen."
            )
    except OSError as error:
        raise click.ClickException(f"{found.case} kunde inte skrivas: {cause(error)[0]}.") from error
    wrong = any(one.severity is Severity.ERROR for one in found.findings)
    first = "Rätta felen i den, och bygg sedan" if wrong else "Bygg"
    said = f"Skrev {found.case}. {first} om papperen med: beslutsgen build {found.case}"
    if found.left or found.differing:
        # Det som inte kommer med i det nya papperet skriver ett bygge inte över.
        said += " --backup\nDå sparas de ändrade papperen bredvid de nya."
    console.speak(said)
    return 0


def _show_findings(findings: Sequence[Diagnostic], *, color: bool) -> None:
    if findings:
        console.show(_finding_lines(findings), color=color)


def _finding_lines(findings: Sequence[Diagnostic]) -> Iterator[Line]:
    from beslutsgen.report.outcome import Outcome, Result
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.text import as_lines

    yield from as_lines(
        Result((), Outcome(tuple(findings))), Layout(quiet=True, width=console.terminal_width())
    )
