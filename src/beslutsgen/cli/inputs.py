"""Filer och mappar på kommandoraden blir en lista ärendefiler."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path


def case_files(paths: tuple[Path, ...]) -> list[Path]:
    """Ärendefilerna: filer som de är, mappar med sina .yaml-filer i bokstavsordning, var och en en gång."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                child
                for child in path.iterdir()
                if child.suffix.lower() in (".yaml", ".yml") and child.is_file()
            )
            if not inside:
                raise click.UsageError(f"I mappen {path} finns ingen ärendefil (.yaml).")
            found.extend(inside)
        else:
            found.append(path)
    _reject_clashes(found)
    return list(dict.fromkeys(found))


def _reject_clashes(files: list[Path]) -> None:
    """Två ärenden med samma filnamn skulle skriva över varandras papper."""
    seen: dict[str, Path] = {}
    for file in files:
        other = seen.setdefault(file.stem.casefold(), file)
        if other.resolve() != file.resolve():
            raise click.UsageError(
                f"{other} och {file} skulle få samma mapp för sina papper. Bygg dem var för sig med olika --out, "
                "eller byt namn på den ena."
            )
