"""Mallpaketet öppnat och ett ärende genom kedjan; ett fel här är ett fel i mätningen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from beslutsgen.pipeline import check_source, make_papers, open_pack

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles
    from beslutsgen.draft import Draft
    from beslutsgen.emit.fill.paper import Paper

PLACE: Final = Path("arenden/arende.yaml")


def opened() -> PackFiles:
    """Mallpaketet som följer med programmet."""
    files = open_pack()
    if isinstance(files, tuple):
        raise TypeError(files)
    return files


def drafted(source: bytes, files: PackFiles) -> tuple[Arende, Draft]:
    """Ärendet läst, utskrivet och kontrollerat."""
    checked = check_source(source, PLACE, files)
    if checked.draft is None or checked.arende is None:
        raise ValueError(checked.outcome)
    return checked.arende, checked.draft


def papers_of(source: bytes, files: PackFiles) -> dict[str, Paper]:
    """Ärendets papper, kontrollerade och lästa tillbaka."""
    arende, draft = drafted(source, files)
    papers = make_papers(draft, arende, files)
    if isinstance(papers, tuple):
        raise TypeError(papers)
    return papers
