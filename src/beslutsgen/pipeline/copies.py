"""Granskade papper kopieras med fynden som kommentarer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen import __version__
from beslutsgen.checks.dok002 import CHECK as FOREIGN
from beslutsgen.diagnostic import Diagnostic, WholeFile, ordered
from beslutsgen.emit.disk.copies import write_copies
from beslutsgen.pipeline.sources import read_paper_file
from beslutsgen.report.outcome import Unread
from beslutsgen.report.remarks import remarks_in
from beslutsgen.review.remarks import commented

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from beslutsgen.report.outcome import Outcome

_ONLY_WORD: Final = "Kommentarer kan bara skrivas i Word-dokument."
_UNREADABLE: Final = "Papperet gick inte att läsa."


def copy_with_comments(outcome: Outcome, papers: Sequence[Path], folder: Path) -> Outcome:
    """Resultatet, med kopiorna i mappen som skrivna filer och det som inte blev kopierat sagt."""
    copies: dict[str, bytes] = {}
    not_copied: list[Unread] = []
    faults: list[Diagnostic] = []
    reviewed = {paper.file for paper in outcome.reviewed}
    for path in papers:
        data = read_paper_file(path)
        found = tuple(remarks_in(str(path), outcome.diagnostics))
        copy = commented(data, found) if isinstance(data, bytes) else None
        target = folder / _free(path, copies)
        if copy is None or str(path) not in reviewed:
            reason = _ONLY_WORD if str(path) in reviewed else _UNREADABLE
            not_copied.append(Unread(str(path), reason))
        elif _is_one_of(target, papers):
            faults.append(_original(target))
        else:
            copies[target.name] = copy
    written = write_copies(folder, copies, __version__)
    return replace(
        outcome,
        diagnostics=ordered((*outcome.diagnostics, *faults, *written.refused)),
        written=(*outcome.written, *map(str, written.papers)),
        not_copied=(*outcome.not_copied, *not_copied),
    )


def _free(path: Path, taken: Iterable[str]) -> str:
    """Papperets namn, med ett nummer där ett annat papper redan heter så."""
    low = {name.lower() for name in taken}
    name, number = path.name, 1
    while name.lower() in low:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def _is_one_of(target: Path, papers: Sequence[Path]) -> bool:
    return target.exists() and any(paper.exists() and target.samefile(paper) for paper in papers)


def _original(path: Path) -> Diagnostic:
    said = f"{path.name} är papperet som granskas, och skrivs inte över med en kopia."
    hint = "Ange en annan mapp efter --comments än den som papperen ligger i."
    return Diagnostic(FOREIGN.code, FOREIGN.severity, said, WholeFile(str(path)), hint)
