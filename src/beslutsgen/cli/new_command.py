"""`beslutsgen new`: en ny ärendefil, av svaren på några frågor."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from beslutsgen.cli.console import show, speak
from beslutsgen.cli.inputs import CASES_FOLDER, SUFFIXES, Named
from beslutsgen.cli.options import USAGE, templates_option
from beslutsgen.cli.paper_inputs import source_papers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.arende.pack import Pack
    from beslutsgen.arende.packfiles import PackFiles

_QUESTIONS: Final[Mapping[str, str]] = {
    "rubrik": "Ärendets rubrik",
    "namnd": "Nämnden som beslutar",
    "forvaltning": "Förvaltningen som lägger fram förslaget",
    "utforare": "Utföraren som får uppdraget",
}
_SCHEMA_FILE: Final = "arende.schema.json"


def _given(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001  # clicks signatur
    return None if value is None else _usable(value)


@click.command("new", options_metavar=USAGE)
@click.argument("name", metavar="NAMN")
@click.option(
    "--type",
    "typ",
    metavar="TYP",
    help="Ärendets typ, till exempel verksamhetsuppdrag. Annars mallpaketets första.",
)
@click.option("--rubrik", metavar="TEXT", callback=_given, help="Ärendets rubrik.")
@click.option("--namnd", metavar="NAMN", callback=_given, help="Nämnden som beslutar.")
@click.option(
    "--forvaltning", metavar="NAMN", callback=_given, help="Förvaltningen som lägger fram förslaget."
)
@click.option("--utforare", metavar="NAMN", callback=_given, help="Utföraren som får uppdraget.")
@click.option(
    "--from",
    "papers",
    multiple=True,
    type=Named(path_type=Path),
    metavar="PAPPER",
    help="Fyll i ett utkast ur ett gammalt papper (.docx, .pdf, .txt eller .md). Kan anges flera gånger.",
)
@templates_option
def command(
    name: str, typ: str | None, papers: tuple[Path, ...], templates: Path | None, **answers: str | None
) -> int:
    """Skapa en ny ärendefil.

    NAMN är ärendets namn: Nya Kanberget blir arenden/nya-kanberget.yaml, eller nya-kanberget.yaml där mappen arenden
    inte finns. En sökväg som slutar på .yaml används som den är. En fil som finns skrivs aldrig över.

    På en terminal ställs frågor om det som inte anges; annars blir det platser att fylla i. Med --from läses det ur
    papperen i stället, och det som anges går före det som papperen säger.
    """
    files = _pack(templates)
    if files is None:
        return 1
    target = _target(name)
    if target.exists():
        raise click.ClickException(_taken(target))
    if papers:
        return _from_papers(target, source_papers(papers), files, typ, answers)
    chosen = _chosen_type(typ, files.pack)
    text = _text(target, chosen, answers, agreement=_gives_assignment(files.pack, chosen))
    _write(target, text)
    shown = _quoted(target)
    speak(f"Skrev {target}. Fyll i det som står inom hakparenteser och kör: beslutsgen check {shown}")
    _add_schema(target.with_name(_SCHEMA_FILE))
    return 0


def _from_papers(
    target: Path,
    papers: tuple[Path, ...],
    files: PackFiles,
    typ: str | None,
    answers: Mapping[str, str | None],
) -> int:
    """Skriver ett utkast ur papperen; är något av dem oläsligt skrivs inget."""
    from beslutsgen.pipeline import draft_from_papers
    from beslutsgen.prefill import Drafted, Given

    given = Given(None if typ is None else _chosen_type(typ, files.pack), **answers)
    drafted = draft_from_papers(papers, files, given, _quoted(target))
    if not isinstance(drafted, Drafted):
        for fault in drafted:
            speak(f"{fault.spot.file}: {fault.message} {fault.hint or ''}".rstrip(), err=True)
        speak("Inget utkast skrevs.", err=True)
        return 1
    _write(target, drafted.text)
    marks = f"{_marked(drafted.unsure, 'OSÄKERT')} och {_marked(drafted.missing, 'SAKNAS')}"
    speak(
        f"Skrev {target}, ett utkast med {marks}. Gå igenom dem och kör: beslutsgen check {_quoted(target)}"
    )
    _add_schema(target.with_name(_SCHEMA_FILE))
    return 0


def _marked(number: int, word: str) -> str:
    return f"{number} {'ställe märkt' if number == 1 else 'ställen märkta'} {word}"


def _pack(folder: Path | None) -> PackFiles | None:
    """Mallpaketet; ett felaktigt paket visas med alla sina fel."""
    from beslutsgen.pipeline import open_pack

    files = open_pack(folder)
    if not isinstance(files, tuple):
        return files
    from beslutsgen.report.outcome import Outcome, Result
    from beslutsgen.report.summary import Layout
    from beslutsgen.report.text import as_lines

    show(as_lines(Result((), Outcome(files)), Layout()), err=True)
    return None


def _target(name: str) -> Path:
    """Filen som ska skapas; ett namn görs om till ett filnamn som går att skriva i alla program."""
    path = Path(name)
    if path.suffix.lower() not in SUFFIXES:
        path = path.with_name(f"{_file_name(path.name or name)}.yaml") if path.name else Path()
    if path == Path():
        raise click.UsageError(f"{name or 'Ett tomt namn'} kan inte vara namnet på ett ärende.")
    return CASES_FOLDER / path if path.parent == Path() and CASES_FOLDER.is_dir() else path


def _file_name(name: str) -> str:
    from beslutsgen.arende import ascii_key

    plain = re.sub(r"[^a-z0-9]+", "-", ascii_key(name).casefold()).strip("-")
    if not plain:
        raise click.UsageError(f"{name} kan inte vara namnet på ett ärende. Använd bokstäver eller siffror.")
    return plain


def _chosen_type(typ: str | None, pack: Pack) -> str:
    from beslutsgen.arende import ascii_key, suggestion

    known = list(pack.papper)
    if typ is None:
        return _ask_type(known) if sys.stdin.isatty() else known[0]
    plain = ascii_key(typ.strip()).casefold()
    if plain not in pack.papper:
        close = suggestion(plain, known)
        asked = f" Menade du {close}?" if close else ""
        raise click.UsageError(f"Ärendetypen {typ} finns inte.{asked} Typerna är {', '.join(known)}.")
    return plain


def _gives_assignment(pack: Pack, typ: str) -> bool:
    """Om ärendetypen ger ett uppdrag till en utförare."""
    return any(paper.fil == "verksamhetsuppdrag" for paper in pack.papper[typ])


def _ask_type(known: list[str]) -> str:
    chosen: str = click.prompt("Ärendets typ", type=click.Choice(known), default=known[0])
    return chosen


def _text(target: Path, typ: str, answers: Mapping[str, str | None], *, agreement: bool) -> str:
    from beslutsgen.arende.blank import Answers, blank_case

    needed = [key for key in _QUESTIONS if agreement or key != "utforare"]
    if sys.stdin.isatty() and any(answers[key] is None for key in needed):
        speak("Svara på frågorna. Tryck bara Enter för det som ska fyllas i senare.")
    asked = {key: answers[key] if answers[key] is not None else _ask(key) for key in needed}
    return blank_case(Answers(typ=typ, **asked), _quoted(target), agreement=agreement)


def _ask(key: str) -> str | None:
    """Svaret på en fråga; ett tomt svar ger en plats att fylla i."""
    if not sys.stdin.isatty():
        return None
    answer: str = click.prompt(_QUESTIONS[key], default="", show_default=False, value_proc=_usable)
    return answer or None


def _usable(text: str) -> str:
    """Svaret på en rad; tecken som inte får stå i en ärendefil avvisas."""
    from beslutsgen.arende.characters import FORBIDDEN, described

    flat = re.sub(r"[\t\r\n]+", " ", text).strip()
    found = FORBIDDEN.search(flat)
    if found:
        raise click.BadParameter(f"Tecknet {described(found[0])} får inte stå i en ärendefil.")
    return flat


def _write(target: Path, text: str) -> None:
    from beslutsgen.emit.disk.refusals import cause

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        if isinstance(error, FileExistsError) and target.exists():
            raise click.ClickException(_taken(target)) from error
        raise click.ClickException(f"{target} kunde inte skrivas: {cause(error)[0]}.") from error


def _taken(target: Path) -> str:
    return f"{target} finns redan, och skrivs inte över. Välj ett annat namn."


def _add_schema(schema: Path) -> None:
    """Ger redigeraren sitt schema, där det saknas."""
    if schema.exists():
        return
    from beslutsgen.cli.schema_command import schema_text

    _write(schema, f"{schema_text()}\n")
    speak(f"Skrev {schema}, som ger redigerare förslag och förklaringar.")


def _quoted(target: Path) -> str:
    """Sökvägen som den skrivs på kommandoraden."""
    name = target.as_posix()
    return f'"{name}"' if " " in name else name
