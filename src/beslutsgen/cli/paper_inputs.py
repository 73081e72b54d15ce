"""Filer och mappar på kommandoraden blir papper, i grupper som hör till ett ärende var."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from beslutsgen.cli.inputs import SUFFIXES as CASE_SUFFIXES
from beslutsgen.cli.inputs import Named
from beslutsgen.pipeline.groups import PaperGroup, by_case, placed, said
from beslutsgen.pipeline.recovered import finish_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUFFIXES: Final = (".docx", ".pdf", ".txt", ".md")
_CLOSE_ENOUGH: Final = 70
_KINDS: Final = ".docx, .pdf, .txt eller .md"
# Filer som ordbehandlare lägger bredvid papperet medan det är öppet, och dolda filer.
_NOT_PAPERS: Final = ("~", ".")


def papers_argument(command: Callable[..., int]) -> Callable[..., int]:
    """Argumentet för papper eller mappar; läs det med `paper_groups`."""
    return click.argument("papers", nargs=-1, type=Named(path_type=Path), metavar="PAPPER...")(command)


def paper_groups(paths: tuple[Path, ...]) -> list[PaperGroup]:
    """Filerna på kommandoraden är en grupp, och varje mapp med papper en för varje ärende."""
    if not paths:
        raise click.UsageError(
            "Ange minst ett papper (.docx, .pdf, .txt eller .md), eller en mapp med papper."
        )
    files = tuple(dict.fromkeys(_file(path) for path in paths if not path.is_dir()))
    groups = [PaperGroup(said(files), files)] if files else []
    return placed(groups + [group for path in paths if path.is_dir() for group in _inside(path)])


def source_papers(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Papperen som ett utkast görs av: filer med något av papperens filslag, var och en en gång."""
    for path in paths:
        if path.is_dir():
            raise click.UsageError(f"{path} är en mapp. Ange ett papper i den efter --from.")
        if _file(path).suffix.lower() not in SUFFIXES:
            raise click.UsageError(f"{path} är inget papper. Ange en fil av slaget {_KINDS}.")
    return tuple(dict.fromkeys(paths))


def _file(path: Path) -> Path:
    finish_writing(path.parent)
    if not path.exists():
        raise click.UsageError(f"{path} finns inte.{_suggestion(path)}")
    if path.suffix.lower() in CASE_SUFFIXES:
        raise click.UsageError(f"{path} är en ärendefil. Den kontrolleras med: beslutsgen check {path}")
    if not path.is_file():
        raise click.UsageError(f"{path} är ingen vanlig fil.")
    return path


def _suggestion(path: Path) -> str:
    """Ett papper med nästan samma namn i samma mapp."""
    if not path.parent.is_dir():
        return ""
    from rapidfuzz import process

    known = [child.name for child in path.parent.iterdir() if child.suffix.lower() in SUFFIXES]
    close = process.extractOne(path.name, known, score_cutoff=_CLOSE_ENOUGH)
    return f" Menade du {path.with_name(close[0])}?" if close else ""


def _inside(folder: Path) -> list[PaperGroup]:
    """Grupperna i varje mapp i mappen som har papper."""
    found: dict[Path, list[Path]] = defaultdict(list)
    for paper in sorted(_papers_in(folder)):
        found[paper.parent].append(paper)
    if not found:
        raise click.UsageError(f"I mappen {folder} finns inget papper (.docx, .pdf, .txt eller .md).")
    return [group for place, papers in found.items() for group in by_case(_shown(place), papers)]


def _shown(folder: Path) -> str:
    """Mappen som den angavs; den aktuella mappen (.) med sitt eget namn."""
    return str(folder) if folder.name and folder.name != ".." else folder.resolve().name or str(folder)


def _papers_in(folder: Path) -> Iterator[Path]:
    # Det som hindrar säger de som läser papperen.
    finish_writing(folder)
    for child in folder.iterdir():
        if child.name.startswith(_NOT_PAPERS):
            continue
        if child.is_dir():
            yield from _papers_in(child)
        elif child.suffix.lower() in SUFFIXES and child.is_file():
            yield child
