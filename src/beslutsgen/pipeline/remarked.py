"""Ett utkasts papper får fynden i ärendet som kommentarer, där det som de gäller står."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.report.remarks import remark
from beslutsgen.review.drafted import DraftPlaces
from beslutsgen.review.remarks import commented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.emit.fill.paper import Paper


def remarked(papers: Mapping[str, Paper], found: Sequence[Diagnostic]) -> dict[str, bytes]:
    """Papperens bytes med kommentarer. Ett fynd står i varje papper som har det; annars överst i det första."""
    if not found:
        return {name: paper.data for name, paper in papers.items()}
    places = {name: DraftPlaces(paper, name) for name, paper in papers.items()}
    first = next(iter(papers), None)
    notes: dict[str, list[tuple[Spot, tuple[str, ...]]]] = {name: [] for name in papers}
    for one in found:
        spots = {name: spot for name, place in places.items() if (spot := place.spot(one.spot)) is not None}
        for name, spot in spots.items():
            notes[name].append((spot, remark(one)))
        if not spots and first is not None:
            notes[first].append((one.spot, remark(one)))
    return {name: _with(paper.data, notes[name]) for name, paper in papers.items()}


def _with(data: bytes, notes: Sequence[tuple[Spot, tuple[str, ...]]]) -> bytes:
    copy = commented(data, notes) if notes else None
    return data if copy is None else copy
