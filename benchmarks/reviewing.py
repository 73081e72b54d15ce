"""Granskning av mappar med papper: tid mot byte, och minne."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from beslutsgen.readback import Document, read_paper
from prepared import opened, papers_of
from process import ran
from table import table
from varied import varied

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def reviewing(megabytes: Sequence[float], folder: Path) -> str:
    """Tabellen: en rad för varje storlek; MB är filernas, och texten i dem för sig."""
    rows = []
    for size in megabytes:
        written, text = _written(folder / f"papper-{size:g}", size)
        one, two = (
            ran("review", str(folder / f"papper-{size:g}"), "--jobs", str(jobs), "--quiet", codes=(0, 1))
            for jobs in (1, 2)
        )
        rates = (written / one.seconds, text / one.seconds)
        rows.append(
            (
                f"{written / 1e6:.1f}".replace(".", ","),
                f"{text / 1e6:.1f}".replace(".", ","),
                *(f"{rate / 1e6:.2f}".replace(".", ",") for rate in rates),
                f"{one.seconds / two.seconds:.2f}".replace(".", ","),
                f"{max(one.peak, two.peak) / 1e6:.0f}",
            )
        )
        shutil.rmtree(folder / f"papper-{size:g}")
    return table(
        (
            "MB filer",
            "MB text",
            "MB filer per sekund",
            "MB text per sekund",
            "två processer mot en",
            "MB minne, största",
        ),
        rows,
    )


def _written(folder: Path, megabytes: float) -> tuple[int, int]:
    """Papper ur ärende efter ärende, en mapp per ärende; hur många byte fil och text det blev."""
    files = opened()
    size = text = number = 0
    while size < megabytes * 1e6:
        place = folder / f"arende-{number:05}"
        place.mkdir(parents=True)
        for name, paper in papers_of(varied(number, prose=True), files).items():
            (place / name).write_bytes(paper.data)
            size += len(paper.data)
            text += _text(paper.data, name)
        number += 1
    return size, text


def _text(data: bytes, name: str) -> int:
    document = read_paper(data, name)
    if not isinstance(document, Document):
        raise TypeError(document)
    return sum(len(paragraph.text.encode()) for paragraph in document.paragraphs)
