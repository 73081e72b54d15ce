"""Nya, borttagna och flyttade stycken: i vilken prosa eller lista de hör hemma, och mellan vilka grannar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, field

from beslutsgen.readback.shapes import TEXT
from beslutsgen.review.reasons import BESIDE_PHRASE, CELL, HEADING, NO_PLACE, UNDER_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beslutsgen.readback.shapes import Shape
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.homes import Home
    from beslutsgen.review.reasons import Why


class Fresh(Struct):
    """Ett nytt stycke, eller en ny punkt med sina stycken."""

    lines: list[Line]
    shape: Shape


Entry: TypeAlias = int | Fresh


class Hunk(NamedTuple):
    """Blocken `start` till `end` (räknade från 0) byts mot andra: nya stycken, eller block flyttade hit."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Orders(Struct):
    """Prosornas block och listornas punkter i den ordning papperet nu har dem, och det som inte fick plats."""

    proses: dict[str, list[Entry]] = field(default_factory=dict)
    lists: dict[str, list[Entry]] = field(default_factory=dict)
    refused: list[tuple[Line, Why]] = field(default_factory=list)


class Kept(NamedTuple):
    """Ett stycke som står kvar: dess hem i ärendefilen, och om det är en standardtext där det inte har något."""

    home: Home | None
    phrase: bool


def ordered(lines: Sequence[Line], kept: Mapping[int, Kept], shapes: Mapping[int, Shape]) -> Orders:
    """Papperets stycken i ordning; `kept` är de som står kvar, efter styckets nummer."""
    walk = _Walk(kept, shapes)
    for at, line in enumerate(lines):
        walk.step(line, lines[at + 1 :])
    return walk.orders


def hunks(count: int, order: Sequence[Entry]) -> list[Hunk]:
    """Det som skiljer ordningen från `count` block i följd."""
    standing = rising([one for one in order if isinstance(one, int)])
    found: list[Hunk] = []
    waiting: list[Entry] = []
    last = -1
    for entry in (*order, count):
        if isinstance(entry, Fresh) or (entry != count and entry not in standing):
            waiting.append(entry)
            continue
        if waiting or entry > last + 1:
            found.append(Hunk(last + 1, entry, tuple(waiting)))
        waiting, last = [], entry
    return found


def rising(numbers: Sequence[int]) -> set[int]:
    """Den längsta följden av nummer i stigande ordning: de andra har flyttats."""
    best: list[list[int]] = []
    for number in numbers:
        shorter: list[list[int]] = [one for one in best if one[-1] < number]
        before: list[int] = max(shorter, key=len, default=[])
        best.append([*before, number])
    longest: list[int] = max(best, key=len, default=[])
    return set(longest)


class _Walk:
    """Går igenom papperets stycken uppifrån."""

    def __init__(self, kept: Mapping[int, Kept], shapes: Mapping[int, Shape]) -> None:
        self.kept = kept
        self.shapes = shapes
        self.orders = Orders()
        self.above: Kept | None = None
        self.point: Fresh | None = None
        self.headed = False

    def step(self, line: Line, rest: Iterable[Line]) -> None:
        """Ett stycke."""
        standing = self.kept.get(line.number)
        if standing is None:
            below = next((self.kept[one.number] for one in rest if one.number in self.kept), None)
            self._fresh(line, below.home if below else None)
            return
        self.above, self.point, self.headed = standing, None, False
        home = standing.home
        if home is None:
            return
        if home.prose is not None:
            _add(self.orders.proses.setdefault(home.prose, []), home.block)
        if home.list is not None and home.point >= 0:
            _add(self.orders.lists.setdefault(home.list, []), home.point)

    def _fresh(self, line: Line, below: Home | None) -> None:
        shape = self.shapes.get(line.number, TEXT)
        self.headed |= shape.kind == "heading"
        if shape.kind == "cell":
            self.orders.refused.append((line, CELL))
        elif self.headed:
            self.orders.refused.append((line, HEADING if shape.kind == "heading" else UNDER_HEADING))
        elif not self._placed(Fresh([line], shape), self.above.home if self.above else None, below):
            beside = self.above is not None and self.above.phrase
            self.orders.refused.append((line, BESIDE_PHRASE if beside else NO_PLACE))

    def _placed(self, fresh: Fresh, above: Home | None, below: Home | None) -> bool:
        """Om stycket fick en plats: helst efter det ovanför, annars före det nedanför."""
        homes = [home for home in (above, below) if home is not None]
        listed = next((home for home in homes if home.list is not None), None)
        if fresh.shape.listed and listed is not None:
            self._add_point(fresh, listed)
        elif above is not None and above.list is not None and (self.point or above.prose is None):
            self._continue(fresh, above)
        else:
            # Ovanför den första punkten i en lista finns ingen plats för löpande text.
            prose = next((one for one in homes if one.prose and (one is above or one.list is None)), None)
            if prose is None or prose.prose is None:
                return False
            self.orders.proses.setdefault(prose.prose, []).append(fresh)
        return True

    def _add_point(self, fresh: Fresh, home: Home) -> None:
        self.orders.lists.setdefault(home.list or "", []).append(fresh)
        self.above = Kept(home, phrase=False)
        self.point = fresh if home.prose is not None else None

    def _continue(self, fresh: Fresh, above: Home) -> None:
        """Ett stycke under en ny punkt hör till den; i en lista av namn är varje stycke en punkt."""
        if self.point is not None:
            self.point.lines += fresh.lines
        else:
            self._add_point(fresh, above)


def _add(order: list[Entry], number: int) -> None:
    """Numret sist i ordningen; ett block med flera stycken, som en tabell, räknas en gång."""
    if not order or order[-1] != number:
        order.append(number)
