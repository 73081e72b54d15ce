"""Papperet mot ärendefilen: vilka stycken som står kvar, och var i filen de hör hemma."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.written import PhraseText
from beslutsgen.review.homes import BODY
from beslutsgen.review.placing import Fresh, Kept
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende import Places
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.homes import Home, Proses
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.pairs import Pairs
    from beslutsgen.review.placing import Entry
    from beslutsgen.review.reworded import Words
    from beslutsgen.review.takeback import EditedPaper


class CaseSide(Struct, frozen=True):
    """Ärendefilen: platserna i den, dess prosor, och det som prosan kan hänvisa till."""

    places: Places
    proses: Proses
    words: Words


class Alignment:
    """Ett papper mot det som ärendefilen nu ger. `standing` är vad den ger för varje byggt stycke."""

    def __init__(
        self,
        paper: EditedPaper,
        pairs: Pairs,
        standing: Mapping[BuiltParagraph, BuiltParagraph],
        case: CaseSide,
    ) -> None:
        self.paper = paper
        self.pairs = pairs
        self.standing = standing
        self.case = case
        self.homes = case.proses.homes(paper.current.placed, paper.current.lines)
        self.lines = [line for line in paper.now if line.part == BODY]
        self.changed = {line.number: one for one, line in pairs.changed if line.part == BODY}

    @cached_property
    def phrases(self) -> frozenset[int]:
        """Numren på stycken som mallpaketet har text i."""
        return frozenset(
            one.paragraph
            for one in self.paper.current.placed
            if one.kind == BODY and isinstance(one.passage.place, ProsePlace)
            for segment in one.passage.place.segments
            if isinstance(segment.source, PhraseText)
        )

    def home(self, one: BuiltParagraph) -> Home | None:
        """Var ett byggt stycke hör hemma i ärendefilen som den nu är."""
        standing = self.standing.get(one)
        return self.homes.get(standing.number) if standing and one.part == BODY else None

    def kept(self) -> dict[int, Kept]:
        """Papperets stycken som ärendefilen har, efter nummer: också de som har kommit till i båda."""
        kept = {
            line.number: self._keep(self.standing.get(one))
            for one, line in (*self.pairs.same, *self.pairs.changed)
            if line.part == BODY
        }
        fresh = {even(one.text): one for one in self._unmatched() if one.part == BODY}
        for line in self.pairs.new:
            already = fresh.get(even(line.text))
            if already is not None and line.part == BODY:
                kept[line.number] = self._keep(already)
        return kept

    def _keep(self, line: BuiltParagraph | None) -> Kept:
        if line is None:
            return Kept(None, phrase=False)
        return Kept(self.homes.get(line.number), line.number in self.phrases)

    def _unmatched(self) -> Iterator[BuiltParagraph]:
        """Ärendefilens stycken som inte står för något som är kvar i papperet."""
        matched = [one for one, _ in (*self.pairs.same, *self.pairs.changed)]
        taken = {id(self.standing[one]) for one in matched if one in self.standing}
        return (one for one in self.paper.current.lines if id(one) not in taken)

    def lines_of(self, path: str, entry: Entry, *, listed: bool) -> Sequence[Line]:
        """Styckena i papperet för ett nytt eller flyttat block i en prosa, eller en punkt i en lista."""
        if isinstance(entry, Fresh):
            return entry.lines
        numbers = {
            line.number
            for one, line in (*self.pairs.same, *self.pairs.changed)
            if line.part == BODY
            and (home := self.home(one)) is not None
            and (path, entry) == ((home.list, home.point) if listed else (home.prose, home.block))
        }
        return [line for line in self.lines if line.number in numbers]

    def spot(self, line: Line) -> PaperSpot:
        """Ett helt stycke i papperet."""
        return PaperSpot(self.paper.file, line.part, line.heading, line.number, 0, len(line.text), line.text)

    def was(self, one: BuiltParagraph) -> PaperSpot:
        """Ett stycke som det byggdes."""
        return PaperSpot(self.paper.file, one.part, None, one.number, 0, len(one.text), one.text)
