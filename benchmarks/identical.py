"""Samma bytes: med och utan cache, med en och två processer."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from process import ran
from varied import write_cases

if TYPE_CHECKING:
    from pathlib import Path


def identical(count: int, folder: Path) -> str:
    """En mening om utfallet."""
    cases = write_cases(folder / "lika", count, prose=True)
    ways = {"en": ("--jobs", "1", "--no-cache"), "varm": ("--jobs", "1"), "två": ("--jobs", "2")}
    made = {name: _digests(cases, folder / name, how) for name, how in ways.items()}
    papers = len(made["en"])
    same = all(one == made["en"] for one in made.values()) and papers == 3 * count
    verdict = "byte för byte lika" if same else "INTE lika"
    return f"{papers} papper ur {count} ärenden, utan cache, med cache och med två processer: {verdict}."


def _digests(cases: Path, out: Path, how: tuple[str, ...]) -> dict[str, str]:
    ran("build", str(cases), "--out", str(out), "--quiet", *how)
    return {
        str(paper.relative_to(out)): hashlib.sha256(paper.read_bytes()).hexdigest()
        for paper in out.rglob("*.docx")
    }
