"""Programmets minne bredvid papperen: texten som byggd, och av vad. Det behövs aldrig, men säger mer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.emit.disk.built import NAME, read_cases
from beslutsgen.emit.disk.journal import SIDECAR
from beslutsgen.review.memory import read_memory

if TYPE_CHECKING:
    from pathlib import Path


def read_memory_file(path: Path, salt: str | None) -> bytes | None:
    """Minnet av papperet; stämpelns salt känner igen det också när papperet har bytt namn."""
    folder = path.parent / SIDECAR
    mine = folder / f"{path.name}.json"
    others = sorted(folder.glob("*.json")) if salt is not None and folder.is_dir() else []
    found = (_read(file) for file in dict.fromkeys((mine, *others)))
    return next((data for data in found if read_memory(data, salt) is not None), None)


def read_cases_file(path: Path) -> tuple[str, ...]:
    """Ärendefilens versioner som papper har byggts av i papperets mapp, i ordning."""
    return read_cases(_read(path.parent / SIDECAR / NAME))


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
