"""Papperets stycken mot ärendefilens block: nya, borttagna och flyttade stycken blir ändringar i filen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.draft.place import ProsePlace
from beslutsgen.draft.written import PhraseText
from beslutsgen.review.clashes import Blocks, TextEdit
from beslutsgen.review.composed import Composer
from beslutsgen.review.homes import BODY
from beslutsgen.review.placing import NO_PLACE, Fresh, Kept, hunks, ordered
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beslutsgen.arende import Places
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.homes import Home, Proses
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.pairs import Pairs
    from beslutsgen.review.placing import Entry, Hunk, Orders
    from beslutsgen.review.reworded import Words
    from beslutsgen.review.takeback import EditedPaper

Why = tuple[str, str]
_GOVERNED: Final = (
    "Här bestämmer ett villkor, en slinga eller ett inlagt stycke i ärendefilen vilka stycken som finns.",
    "Gör ändringen i ärendefilen för hand.",
)
_CHANGED: Final = (
    "Stycket är borttaget ur papperet, men har ändrats i ärendefilen sedan papperet byggdes.",
    "Bestäm vad som ska gälla, och skriv det i ärendefilen.",
)
_CELL: Final = (
    "En del av en tabell är borttagen ur papperet.",
    "Tabellens rader kommer ur ärendefilens poster eller ur din egen tabell där. Ta bort raden i ärendefilen.",
)
_PHRASE: Final = (
    "Stycket är borttaget ur papperet, men det är en standardtext i mallpaketet.",
    "Stäng av ett standardvillkor med nej under uppdrag.villkor, eller skriv en egen text i ärendefilen.",
)
_TEMPLATE: Final = (
    "Stycket är borttaget ur papperet, men det står i Wordmallen eller sätts samman av ärendets uppgifter.",
    "Ändra mallen eller uppgifterna om det inte ska stå kvar. Annars ändras papperet för hand, sist av allt.",
)
_TWICE: Final = (
    "Texten står på flera ställen i papperet, så det går inte att säga vad som ska gälla.",
    "Gör ändringen i ärendefilen för hand.",
)


@dataclass(slots=True)
class Reordered:
    """Ändringarna, de som inte kan göras, och det borttagna som kan vara en följd av dem.

    `rewritten` är numren på de stycken i papperet vars text skrivs hel. `pending` är texterna som är borta med sina
    skäl: de som inte heller finns i nästa bygge behöver ingen säga något om.
    """

    edits: list[TextEdit] = field(default_factory=list)
    refused: list[tuple[PaperSpot, Why]] = field(default_factory=list)
    pending: list[tuple[str, PaperSpot, Why]] = field(default_factory=list)
    rewritten: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class CaseSide:
    """Ärendefilen: platserna i den, dess prosor, och det som prosan kan hänvisa till."""

    places: Places
    proses: Proses
    words: Words


def reordered(
    paper: EditedPaper, pairs: Pairs, standing: Mapping[BuiltParagraph, BuiltParagraph], case: CaseSide
) -> Reordered:
    """Det i papperet som rör vilka stycken som finns; `standing` är vad ärendefilen nu ger för varje byggt stycke."""
    return _Reader(paper, pairs, standing, case).read()


class _Reader:
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
        self.homes = case.proses.homes(paper.current.placed)
        self.phrases = {
            one.paragraph
            for one in paper.current.placed
            if one.kind == BODY and isinstance(one.passage.place, ProsePlace)
            for segment in one.passage.place.segments
            if isinstance(segment.source, PhraseText)
        }
        self.known = [fact for one in paper.built for fact in one.facts]
        self.composer = Composer(case.proses, case.words, case.places, self.known)
        self.found = Reordered()
        self.changed = {line.number: one for one, line in pairs.changed if line.part == BODY}

    def read(self) -> Reordered:
        kept = self._kept()
        lines = [line for line in self.paper.now if line.part == BODY]
        orders = ordered(lines, kept, self.paper.shapes)
        self._elsewhere()
        self.found.refused += ((self._spot(line), why) for line, why in orders.refused)
        gone = [*self._gone()]
        self._restore(orders, kept, gone)
        for path, order in orders.proses.items():
            if not self._point_gone(path, orders):
                self._edits(path, order, gone, listed=False)
        for path, order in orders.lists.items():
            self._edits(path, order, gone, listed=True)
        return self.found

    def _kept(self) -> dict[int, Kept]:
        """Papperets stycken som ärendefilen har, efter nummer: också de som har kommit till i båda."""
        kept = {
            line.number: self._keep(self.standing.get(one))
            for one, line in (*self.pairs.same, *self.pairs.changed)
            if line.part == BODY
        }
        fresh = {even(one.text): one for one in self._unmatched()}
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
        """Styckena som har kommit till i ärendefilen sedan papperet byggdes."""
        taken = {id(one) for one in self.standing.values()}
        return (one for one in self.paper.current.lines if one.part == BODY and id(one) not in taken)

    def _elsewhere(self) -> None:
        """Nya stycken i sidhuvud, sidfot och noter har ingen plats i ärendefilen."""
        self.found.refused += ((self._spot(line), NO_PLACE) for line in self.pairs.new if line.part != BODY)

    def _gone(self) -> Iterator[tuple[BuiltParagraph, Home]]:
        """De borttagna styckena som har ett hem; de andra antecknas."""
        for one in self.pairs.gone:
            standing = self.standing.get(one)
            if standing is None:
                continue
            home = self.homes.get(standing.number) if one.part == BODY else None
            if home is None:
                phrase = one.part == BODY and standing.number in self.phrases
                self.found.pending.append((even(one.text), self._was(one), _PHRASE if phrase else _TEMPLATE))
            elif even(standing.text) != even(one.text):
                self.found.refused.append((self._was(one), _CHANGED))
            else:
                yield one, home

    def _restore(
        self, orders: Orders, kept: Mapping[int, Kept], gone: Sequence[tuple[BuiltParagraph, Home]]
    ) -> None:
        """Block som varken papperet har eller någon har tagit bort ur det står kvar på sin plats."""
        away = {home for _, home in gone}
        have = {found.home for found in kept.values()}
        for home in sorted({*self.homes.values()} - away - have, key=lambda one: (one.block, one.point)):
            if home.prose is not None:
                _insert(orders.proses.setdefault(home.prose, []), home.block)
            if home.list is not None and home.point >= 0:
                _insert(orders.lists.setdefault(home.list, []), home.point)
        for _, home in gone:
            if home.prose is not None:
                orders.proses.setdefault(home.prose, [])
            if home.list is not None:
                orders.lists.setdefault(home.list, [])

    def _point_gone(self, path: str, orders: Orders) -> bool:
        """Om prosan är en punkt som är borttagen hel: då tas den ur sin lista."""
        home = next((one for one in self.homes.values() if one.prose == path), None)
        return (
            home is not None and home.list is not None and home.point not in orders.lists.get(home.list, ())
        )

    def _edits(
        self, path: str, order: list[Entry], gone: Sequence[tuple[BuiltParagraph, Home]], *, listed: bool
    ) -> None:
        count = self.composer.count(path) if listed else len(self.case.proses.extents(path))
        numbers = [one for one in order if isinstance(one, int)]
        for hunk in hunks(count, order):
            spot, blocks = self._told(path, hunk, gone, listed=listed)
            change = self.composer.points(path, hunk) if listed else self.composer.prose(path, hunk)
            if len(numbers) != len({*numbers}) or change is None:
                self.found.refused.append((spot, _GOVERNED if change is None else _TWICE))
            else:
                self.found.edits.append(TextEdit((change,), spot, "", blocks))

    def _told(
        self, path: str, hunk: Hunk, gone: Sequence[tuple[BuiltParagraph, Home]], *, listed: bool
    ) -> tuple[PaperSpot, Blocks]:
        """Var ändringen står, och vad den ska leda till."""
        lines = [line for entry in hunk.entries for line in self._lines(path, entry, listed=listed)]
        self.found.rewritten |= {line.number for line in lines if line.number in self.changed}
        away = [
            one
            for one, home in gone
            if hunk.start <= (home.point if listed else home.block) < hunk.end
            and path == (home.list if listed else home.prose)
        ]
        spot = self._spot(lines[0]) if lines else self._was(away[0]) if away else self._anywhere()
        come = tuple(even(line.text) for line in lines)
        left = Counter(even(one.text) for one in away) - Counter(come)
        return spot, Blocks(self.paper.name, come, tuple(left))

    def _lines(self, path: str, entry: Entry, *, listed: bool) -> Iterable[Line]:
        """Styckena i papperet för ett nytt eller flyttat block."""
        if isinstance(entry, Fresh):
            return entry.lines
        numbers = [
            line.number
            for one, line in (*self.pairs.same, *self.pairs.changed)
            if line.part == BODY
            and (current := self.standing.get(one)) is not None
            and (home := self.homes.get(current.number)) is not None
            and (path, entry) == ((home.list, home.point) if listed else (home.prose, home.block))
        ]
        return [line for line in self.paper.now if line.part == BODY and line.number in numbers]

    def _spot(self, line: Line) -> PaperSpot:
        return PaperSpot(self.paper.file, line.part, line.heading, line.number, 0, len(line.text), line.text)

    def _was(self, one: BuiltParagraph) -> PaperSpot:
        return PaperSpot(self.paper.file, one.part, None, one.number, 0, len(one.text), one.text)

    def _anywhere(self) -> PaperSpot:
        return self._was(self.paper.built[0])


def _insert(order: list[Entry], number: int) -> None:
    """Numret efter sin granne i ordningen."""
    before = next((at for at, one in enumerate(order) if one == number - 1), -1)
    order.insert(before + 1, number)
