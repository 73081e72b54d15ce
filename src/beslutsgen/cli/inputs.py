"""Filer och mappar på kommandoraden blir en lista ärendefiler."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CASES_FOLDER: Final = Path("arenden")
SUFFIXES: Final = (".yaml", ".yml")
_CLOSE_ENOUGH: Final = 70


class Named(click.Path):
    """En sökväg på kommandoraden. Ett tomt namn, som ur en tom variabel i ett skript, är inte den aktuella mappen."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Sökvägen, kontrollerad."""
        if value == "":
            self.fail("namnet är tomt.", param, ctx)
        return super().convert(value, param, ctx)


def case_argument(command: Callable[..., int]) -> Callable[..., int]:
    """Argumentet för en eller flera ärendefiler eller mappar; läs det med `case_files`."""
    return click.argument("case", nargs=-1, type=Named(path_type=Path), metavar="ÄRENDE...")(command)


def case_files(paths: tuple[Path, ...]) -> list[Path]:
    """Ärendefilerna: filer som de är, mappar med sina .yaml-filer i bokstavsordning, var och en en gång."""
    if not paths:
        raise click.UsageError("Ange minst en ärendefil, eller en mapp med ärendefiler.")
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def reject_clashes(files: list[Path]) -> None:
    """Vägrar två ärenden med samma filnamn: de skulle skriva över varandras papper."""
    seen: dict[str, Path] = {}
    for file in files:
        other = seen.setdefault(file.stem.casefold(), file)
        if other is not file and other.resolve() != file.resolve():
            raise click.UsageError(
                f"{other} och {file} skulle få samma mapp för sina papper. Bygg dem var för sig med olika --out, "
                "eller byt namn på den ena."
            )


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            return _inside(path)
        if path.is_file():
            return [path]
        fault = f"{path} är ingen vanlig fil." if path.exists() else f"{path} finns inte.{_suggestion(path)}"
    except OSError:
        fault = f"{path} går inte att läsa. Kontrollera sökvägen, och att du får läsa den."
    raise click.UsageError(fault)


def _inside(folder: Path) -> list[Path]:
    """Mappens ärendefiler; dolda filer, som redigerarnas säkerhetskopior, räknas inte."""
    inside = sorted(_case_files_in(folder))
    if not inside:
        raise click.UsageError(f"I mappen {folder} finns ingen ärendefil (.yaml).")
    return inside


def _case_files_in(folder: Path) -> Iterator[Path]:
    for child in folder.iterdir():
        if child.suffix.lower() in SUFFIXES and not child.name.startswith((".", "~")) and child.is_file():
            yield child


def _suggestion(path: Path) -> str:
    """En ärendefil med nästan samma namn, i samma mapp eller bland ärendena."""
    folders = [folder for folder in (path.parent, CASES_FOLDER) if folder.is_dir()]
    known = {file.stem: file for folder in reversed(folders) for file in _case_files_in(folder)}
    if not known:
        return ""
    from rapidfuzz import process

    close = process.extractOne(path.stem, list(known), score_cutoff=_CLOSE_ENOUGH)
    return f" Menade du {known[close[0]]}?" if close else ""
