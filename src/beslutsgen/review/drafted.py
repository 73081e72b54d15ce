"""Var i ett nyskrivet papper ett fynd i ärendefilen hör hemma: vid sin prosa, sin uppgift eller sitt avsnitt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beslutsgen.diagnostic import PaperSpot, TextSpot
from beslutsgen.readback import Unreadable, read_paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beslutsgen.diagnostic import Spot
    from beslutsgen.emit.fill.paper import Paper
    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.readback.document import ReadParagraph


class DraftPlaces:
    """Platserna i ett papper för det som står i ärendefilen."""

    def __init__(self, paper: Paper, file: str) -> None:
        self._placed = sorted(paper.placed, key=lambda one: one.kind != "body")
        self._paragraphs = _paragraphs(paper, file)

    def spot(self, spot: Spot) -> PaperSpot | None:
        """Platsen i papperet, eller `None` där papperet inte har det som fyndet gäller."""
        if not isinstance(spot, TextSpot):
            return None
        for look in (_prose, _fact(_same), _fact(_part_of), _fact(_has_part), _section):
            found = (
                self._read(placed, start, end) for placed in self._placed for start, end in look(placed, spot)
            )
            first = next((one for one in found if one is not None), None)
            if first is not None:
                return first
        return None

    def _read(self, placed: Placed, start: int, end: int) -> PaperSpot | None:
        """Platsen som läsningen av papperet ger den, om just den texten står där."""
        text = placed.passage.text[start:end]
        for paragraph in self._paragraphs.get((placed.kind, placed.paragraph), ()):
            spot = paragraph.passage.place.spot(0, len(paragraph.text))
            first = placed.start + start - spot.start if isinstance(spot, PaperSpot) else 0
            if first >= 0 and paragraph.text[first : first + len(text)] == text:
                found = paragraph.passage.place.spot(first, first + len(text))
                return found if isinstance(found, PaperSpot) else None
        return None


def _paragraphs(paper: Paper, file: str) -> Mapping[tuple[str, int], list[ReadParagraph]]:
    document = read_paper(paper.data, file)
    found: dict[tuple[str, int], list[ReadParagraph]] = {}
    if not isinstance(document, Unreadable):
        for paragraph in document.paragraphs:
            found.setdefault((paragraph.part, paragraph.number), []).append(paragraph)
    return found


def _prose(placed: Placed, spot: TextSpot) -> Iterator[tuple[int, int]]:
    """Där prosans egen text på fyndets plats i ärendefilen står, eller det som skrevs ut ur hänvisningen där."""
    passage = placed.passage
    for fact in passage.facts:
        if _starts_at(passage.place.spot(fact.start, fact.end), spot):
            yield fact.start, fact.end
    for match in re.finditer(re.escape(spot.excerpt), passage.text) if spot.excerpt else ():
        if _starts_at(passage.place.spot(match.start(), match.end()), spot):
            yield match.span()


def _starts_at(spot: Spot, wanted: TextSpot) -> bool:
    return isinstance(spot, TextSpot) and (spot.file, spot.line, spot.column) == (
        wanted.file,
        wanted.line,
        wanted.column,
    )


def _fact(fits: Callable[[str, str], bool]) -> Callable[[Placed, TextSpot], Iterator[tuple[int, int]]]:
    """Där uppgiften står vars sökväg passar fyndets."""

    def look(placed: Placed, spot: TextSpot) -> Iterator[tuple[int, int]]:
        for fact in placed.passage.facts:
            if fact.path is not None and spot.path is not None and fits(fact.path, spot.path):
                yield fact.start, fact.end

    return look


def _same(fact: str, finding: str) -> bool:
    return fact == finding


def _part_of(fact: str, finding: str) -> bool:
    """Fyndet gäller en del av uppgiften, till exempel en periods slut."""
    return finding.startswith((f"{fact}.", f"{fact}["))


def _has_part(fact: str, finding: str) -> bool:
    """Fyndet gäller något som uppgiften hör till."""
    return fact.startswith((f"{finding}.", f"{finding}["))


def _section(placed: Placed, spot: TextSpot) -> Iterator[tuple[int, int]]:
    """Det första stycket i avsnittet som fyndet gäller."""
    length = len(placed.passage.text)
    stands = placed.passage.place.spot(0, length)
    if length and isinstance(stands, TextSpot) and stands.path is not None and stands.path == spot.path:
        yield 0, length
