"""Ett fynd som kommentar i ett papper: vad som är fel, var det andra står, vad man gör åt det och koden."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.report.finding import SEVERITIES
from beslutsgen.report.spots import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beslutsgen.diagnostic import Diagnostic, Related, Spot


def remark(found: Diagnostic) -> tuple[str, ...]:
    """Kommentarens stycken."""
    return (found.message, *map(_elsewhere, found.related), *_end(found))


def remarks_in(file: str, diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    """Fynden i ett papper, och de i andra papper som också rör en plats i detta; plats och kommentar."""
    for found in diagnostics:
        if found.spot.file == file:
            yield found.spot, remark(found)
            continue
        spot = next((one.spot for one in found.related if one.spot.file == file), None)
        if isinstance(spot, PaperSpot):
            yield spot, (found.message, f"Se {_where(found.spot)}{_quoted(found.spot)}", *_end(found))


def _elsewhere(related: Related) -> str:
    return f"Se {_where(related.spot)}: {related.message}{_quoted(related.spot)}"


def _where(spot: Spot) -> str:
    """Platsen med filens namn utan mapp: kommentaren följer med papperet dit det skickas."""
    return place(replace(spot, file=PurePath(spot.file).name))


def _quoted(spot: Spot) -> str:
    text = " ".join(spot.excerpt.split()) if isinstance(spot, PaperSpot) else ""
    return f" ”{text}”" if text else ""


def _end(found: Diagnostic) -> Iterator[str]:
    if found.hint:
        yield f"Tips: {' '.join(found.hint.split())}"
    yield f"{SEVERITIES[found.severity].capitalize()} {found.code}"
