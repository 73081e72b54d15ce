"""Var i ärendefilen ett papperstycke kommer ifrån: ändringar i papperets text blir ändringar i filens texter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.patch import Change, written
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.written import CaseText, FactEntry, PhraseText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.arende import Places
    from beslutsgen.draft.place import Segment
    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.review.gaps import Gap


class ByHand(Struct, frozen=True):
    """Varför en ändring inte kan föras tillbaka, när text är ändrad och när text bara är tillagd, och åtgärden."""

    changed: str
    added: str
    hint: str


_PHRASE: Final = ByHand(
    "Texten är en standardtext i mallpaketet.",
    "Texten är tillagd i en standardtext ur mallpaketet.",
    "Skriv en egen text i ärendefilen, där mallpaketet tillåter det, eller ändra frasen i mallpaketet.",
)
_TEMPLATE: Final = ByHand(
    "Texten står i Wordmallen.",
    "Texten är tillagd intill text ur Wordmallen, så ärendefilen har inget ställe för den.",
    "Ändra mallen om ändringen ska gälla alla ärenden. Annars ändras papperet för hand, sist av allt.",
)
_ENTRY: Final = ByHand(
    "Texten sätts samman av programmet.",
    "Texten är tillagd intill en uppgift, så ärendefilen har inget ställe för den.",
    "För in ändringen i ärendefilen för hand, eller ändra mallen om den ska gälla alla ärenden.",
)
_MADE: Final = ByHand(
    "Texten sätts samman av programmet.",
    "Texten är tillagd i en text som programmet sätter samman.",
    "För in ändringen i ärendefilen för hand.",
)


class Origin(Struct, frozen=True):
    """Ett byggt styckes källor: passagerna och var i stycket de börjar."""

    placed: tuple[Placed, ...]
    places: Places

    def changes(self, gap: Gap, text: str) -> tuple[Change, ...] | ByHand:
        """Ändringarna i ärendefilens texter, eller varför de inte kan göras där; `text` är den nya texten som prosa."""
        touched = tuple(self._touched(gap))
        if not touched:
            return _TEMPLATE
        found: list[Change] = []
        new = text
        for segment, start, end in touched:
            change = self._change(segment, start, end, new)
            if isinstance(change, ByHand):
                return change
            found.append(change)
            new = ""
        return _merged(found)

    def _touched(self, gap: Gap) -> Iterator[tuple[Segment, int, int]]:
        """Delarna som ändringen rör, med lägen i styckets text räknade från delens början."""
        inside: list[tuple[Segment, int, int]] = []
        covered = 0
        for segment, first, last in self._segments():
            start, end = max(gap.start, first), min(gap.end, last)
            if start < end:
                inside.append((segment, start - first, end - first))
                covered += end - start
        if gap.start == gap.end:
            yield from self._beside(gap.start)
        elif covered == gap.end - gap.start:
            # Den nya texten går in i en ordagrann del, inte i en hänvisning.
            yield from sorted(inside, key=lambda one: one[0].whole)

    def _beside(self, at: int) -> Iterator[tuple[Segment, int, int]]:
        """Delen som en insatt text hör till: helst den ordagranna före, annars den efter."""
        before = [one for one in self._segments() if one[2] == at or one[1] < at < one[2]]
        after = [one for one in self._segments() if one[1] == at]
        for segment, first, _ in sorted((*before, *after), key=_unfit)[:1]:
            yield segment, at - first, at - first

    def _segments(self) -> Iterator[tuple[Segment, int, int]]:
        for placed in self.placed:
            place = placed.passage.place
            if isinstance(place, ProsePlace):
                for segment in place.segments:
                    yield segment, placed.start + segment.start, placed.start + segment.end

    def _change(self, segment: Segment, start: int, end: int, new: str) -> Change | ByHand:
        source = segment.source
        if not isinstance(source, CaseText):
            return _PHRASE if isinstance(source, PhraseText) else _ENTRY
        if segment.whole:
            # En borttagen hänvisning tas bort hel; text intill den läggs före eller efter.
            first = segment.at if start == 0 else segment.at + segment.length
            last = segment.at + segment.length if end > start else first
            return Change(source.path, first, last, new)
        text = written(self.places, source.path)
        # Text som programmet sätter in, som kommatecken i en uppräkning, står inte i filen.
        length = segment.end - segment.start
        if text is None or _plain(text[segment.at : segment.at + length]) != _plain(self._read(segment)):
            return _MADE
        return Change(source.path, segment.at + start, segment.at + end, new)

    def _read(self, segment: Segment) -> str:
        for placed in self.placed:
            place = placed.passage.place
            if isinstance(place, ProsePlace) and segment in place.segments:
                return placed.passage.text[segment.start : segment.end]
        return ""

    @property
    def fact_entry(self) -> bool:
        """Om stycket är en uppgift som mallen skriver ut direkt."""
        return all(isinstance(segment.source, FactEntry) for segment, _, _ in self._segments())


def _unfit(one: tuple[Segment, int, int]) -> int:
    """Hur olämplig en del är att ta emot insatt text: ordagrann egen text är bäst."""
    segment = one[0]
    return (not isinstance(segment.source, CaseText)) * 2 + segment.whole


def _plain(text: str) -> str:
    # Skrivsättet versal ändrar den första bokstaven, och hårda blanksteg sätts in av programmet.
    return " ".join(text.split()).casefold()


def _merged(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Ändringarna, med grannar i samma text sammanslagna."""
    found: list[Change] = []
    for change in sorted(changes, key=lambda one: (one.path, one.start, one.end)):
        last = found[-1] if found else None
        if last and last.path == change.path and last.end == change.start:
            found[-1] = Change(change.path, last.start, change.end, last.new + change.new)
        else:
            found.append(change)
    return tuple(found)
