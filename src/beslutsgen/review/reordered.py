"""Nya, borttagna och flyttade stycken i ett papper blir ändringar i ärendefilen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.draft.content import Table
from beslutsgen.readback.shapes import TEXT
from beslutsgen.review.alignment import Alignment
from beslutsgen.review.astray import astray
from beslutsgen.review.clashes import Blocks, TextEdit
from beslutsgen.review.composed import Composer
from beslutsgen.review.cuts import cut
from beslutsgen.review.homes import BODY
from beslutsgen.review.placing import Fresh, Kept, hunks, ordered, rising
from beslutsgen.review.reasons import (
    ANOTHER_SECTION,
    CHANGED,
    GOVERNED,
    HEADING_LEFT,
    IN_MARGIN,
    LOST_CELL,
    LOST_PHRASE,
    LOST_TEMPLATE,
    NO_PLACE,
    TWICE,
)
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.patch import Patch
    from beslutsgen.diagnostic import PaperSpot
    from beslutsgen.review.alignment import CaseSide
    from beslutsgen.review.homes import Home
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.pairs import Pairs
    from beslutsgen.review.placing import Entry, Hunk, Orders
    from beslutsgen.review.reasons import Why
    from beslutsgen.review.takeback import EditedPaper

_MARGINS: Final = ("header", "footer")


class Reordered(Struct):
    """Ändringarna, de som inte kan göras, och det borttagna som kan vara en följd av dem.

    `rewritten` är numren på de stycken i papperet vars text skrivs hel. `pending` är texterna som är borta med sina
    skäl: de som inte heller finns i nästa bygge behöver ingen säga något om.
    """

    edits: list[TextEdit] = field(default_factory=list)
    refused: list[tuple[PaperSpot, Why]] = field(default_factory=list)
    pending: list[tuple[str, PaperSpot, Why]] = field(default_factory=list)
    rewritten: set[int] = field(default_factory=set)


def reordered(
    paper: EditedPaper, pairs: Pairs, standing: Mapping[BuiltParagraph, BuiltParagraph], case: CaseSide
) -> Reordered:
    """Det i papperet som rör vilka stycken som finns; `standing` är vad ärendefilen nu ger för varje byggt stycke."""
    return _Reader(Alignment(paper, pairs, standing, case)).read()


class _Reader:
    def __init__(self, side: Alignment) -> None:
        self.side = side
        self.paper = side.paper
        self.proses = side.case.proses
        known = [fact for one in side.paper.built for fact in one.facts]
        self.composer = Composer(self.proses, side.case.words, side.case.places, known)
        self.found = Reordered()
        self.kept = side.kept()
        self.gone = [*self._gone()]

    def read(self) -> Reordered:
        """Allt i papperet."""
        self._cuts()
        self._astray()
        orders = ordered(self.side.lines, self.kept, self.paper.shapes)
        elsewhere = [
            (line, IN_MARGIN if line.part in _MARGINS else NO_PLACE)
            for line in self.side.pairs.new
            if line.part != BODY
        ]
        self.found.refused += ((self.side.spot(line), why) for line, why in (*orders.refused, *elsewhere))
        self._cells(orders)
        self._restore(orders)
        for path, order in orders.proses.items():
            if not self._point_gone(path, orders):
                self._edits(path, order, listed=False)
        for path, order in orders.lists.items():
            self._edits(path, order, listed=True)
        return self.found

    def _gone(self) -> Iterator[tuple[BuiltParagraph, Home]]:
        """De borttagna styckena som har ett hem; de andra antecknas."""
        for one in self.side.pairs.gone:
            standing = self.side.standing.get(one)
            if standing is None:
                continue
            home = self.side.home(one)
            if home is None:
                phrase = one.part == BODY and standing.number in self.side.phrases
                why = LOST_PHRASE if phrase else LOST_TEMPLATE
                self.found.pending.append((even(one.text), self.side.was(one), why))
            elif even(standing.text) == even(one.text):
                yield one, home
            elif all(even(line.text) != even(standing.text) for line in self.side.pairs.new):
                # Har båda samma nya text står den redan.
                self.found.refused.append((self.side.was(one), CHANGED))

    def _astray(self) -> None:
        """Stycken som har flyttats till ett annat avsnitt: de står kvar i sitt eget, och det sägs."""
        pairs = (*self.side.pairs.same, *self.side.pairs.changed)
        built = [one for one in self.paper.built if one.part == BODY]
        for line in astray(built, self.side.lines, pairs, self.paper.shapes):
            if self.kept[line.number].home is not None:
                self.kept[line.number] = Kept(None, phrase=False)
                self.found.refused.append((self.side.spot(line), ANOTHER_SECTION))

    def _cuts(self) -> None:
        """Stycken som har delats eller slagits ihop, med texten orörd."""
        for number in self.side.changed:
            made = cut(self.side, number, self.kept, self.gone)
            if made is None:
                continue
            self.found.rewritten.add(number)
            self.kept.update({line.number: Kept(made.home, phrase=False) for line in made.lines})
            self.gone = [(away, home) for away, home in self.gone if away not in made.built]
            blocks = Blocks(self.paper.name, tuple(even(line.text) for line in made.lines), ())
            self.found.edits.append(TextEdit(made.changes, self.side.spot(made.lines[0]), "", blocks))

    def _cells(self, orders: Orders) -> None:
        """En tabell som har mist några av sina celler."""
        for one, home in self.gone:
            block = self.proses.extents(home.prose)[home.block].block if home.prose else None
            if isinstance(block, Table) and home.block in orders.proses.get(home.prose or "", ()):
                self.found.refused.append((self.side.was(one), LOST_CELL))

    def _restore(self, orders: Orders) -> None:
        """Block som varken papperet har eller någon har tagit bort ur det står kvar på sin plats."""
        away = {home for _, home in self.gone}
        have = {found.home for found in self.kept.values()}
        for home in sorted({*self.side.homes.values()} - away - have, key=lambda one: (one.block, one.point)):
            if home.prose is not None:
                _insert(orders.proses.setdefault(home.prose, []), home.block)
            if home.list is not None and home.point >= 0:
                _insert(orders.lists.setdefault(home.list, []), home.point)
        for _, home in self.gone:
            if home.prose is not None:
                orders.proses.setdefault(home.prose, [])
            if home.list is not None:
                orders.lists.setdefault(home.list, [])

    def _point_gone(self, path: str, orders: Orders) -> bool:
        """Om prosan är en punkt som är borttagen hel: då tas den ur sin lista."""
        home = next((one for one in self.side.homes.values() if one.prose == path), None)
        return (
            home is not None and home.list is not None and home.point not in orders.lists.get(home.list, ())
        )

    def _edits(self, path: str, order: list[Entry], *, listed: bool) -> None:
        count = self.composer.count(path) if listed else len(self.proses.extents(path))
        numbers = [one for one in order if isinstance(one, int)]
        moved = {*numbers} - rising(numbers)
        told: list[tuple[PaperSpot, Blocks, Patch | None]] = []
        for hunk in hunks(count, order):
            spot, blocks = self._told(path, hunk, listed=listed)
            own = hunk._replace(entries=tuple(self._entry(path, one, listed=listed) for one in hunk.entries))
            change = self.composer.points(path, own) if listed else self.composer.prose(path, own)
            told.append((spot, blocks, change))
        heading = None if listed or order else self.proses.heading(path)
        if heading is not None and any(even(line.text) == even(heading) for line in self.side.lines):
            self.found.refused += ((spot, HEADING_LEFT) for spot, _, _ in told)
        elif len(numbers) != len({*numbers}):
            self.found.refused += ((spot, TWICE) for spot, _, _ in told)
        elif moved:
            self._together(told)
        else:
            for one in told:
                self._together([one])

    def _together(self, told: Sequence[tuple[PaperSpot, Blocks, Patch | None]]) -> None:
        """Ändringar som görs alla eller ingen: det som tas bort på ett ställe sätts in på ett annat."""
        changes = tuple(change for _, _, change in told if change is not None)
        if len(changes) < len(told):
            self.found.refused += ((spot, GOVERNED) for spot, _, _ in told)
            return
        # Ett flyttat stycke pekas ut där det nu står.
        spot, blocks, _ = max(told, key=lambda one: len(one[1].come))
        gone = tuple(text for _, one, _ in told for text in one.gone)
        self.found.edits.append(TextEdit(changes, spot, "", Blocks(blocks.paper, blocks.come, gone)))

    def _entry(self, path: str, entry: Entry, *, listed: bool) -> Entry:
        """Ett flyttat stycke som också är ändrat skrivs om helt."""
        lines = [*self.side.lines_of(path, entry, listed=listed)]
        if isinstance(entry, Fresh) or not any(line.number in self.side.changed for line in lines):
            return entry
        return Fresh(lines, self.paper.shapes.get(lines[0].number, TEXT))

    def _told(self, path: str, hunk: Hunk, *, listed: bool) -> tuple[PaperSpot, Blocks]:
        """Var ändringen står, och vad den ska leda till."""
        lines = [line for entry in hunk.entries for line in self.side.lines_of(path, entry, listed=listed)]
        self.found.rewritten |= {line.number for line in lines if line.number in self.side.changed}
        away = [
            one
            for one, home in self.gone
            if hunk.start <= (home.point if listed else home.block) < hunk.end
            and path == (home.list if listed else home.prose)
        ]
        spot = self.side.spot(lines[0]) if lines else self.side.was(away[0] if away else self.paper.built[0])
        come = tuple(even(line.text) for line in lines)
        left = Counter(even(one.text) for one in away) - Counter(come)
        return spot, Blocks(self.paper.name, come, tuple(left))


def _insert(order: list[Entry], number: int) -> None:
    """Numret efter sin granne i ordningen."""
    before = next((at for at, one in enumerate(order) if one == number - 1), -1)
    order.insert(before + 1, number)
