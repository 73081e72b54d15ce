"""En del av filen läses till stycken i ordning: tabeller, innehållskontroller och textrutor inräknade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.readback.document import Cell
from beslutsgen.readback.docx.drawn import ALTERNATE, WORDART, chosen, look_into
from beslutsgen.readback.docx.fields import whole_fields
from beslutsgen.readback.docx.looks import is_on, number_of
from beslutsgen.readback.docx.pieces import BOTH, Piece, Source, Tracked
from beslutsgen.readback.docx.runs import AUTHOR, CHANGES, DATE, VIEWS, RunReader, tracked
from beslutsgen.word.ooxml import PPR, RPR, SDT, SDT_CONTENT, SECT_PR, TBL, TC, TR, VAL, P, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from beslutsgen.readback.document import Change
    from beslutsgen.readback.docx.looks import Looks
    from beslutsgen.readback.docx.pieces import Targets
    from beslutsgen.word.ooxml import Element

_ROW_CHANGES: Final[Mapping[str, Change]] = {w("ins"): "inserted", w("del"): "deleted"}
_CELL_CHANGES: Final[Mapping[str, Change]] = {w("cellIns"): "inserted", w("cellDel"): "deleted"}
_STYLE: Final = w("pStyle")
_CHUNK: Final = w("altChunk")
_ANCHORS: Final = frozenset(
    w(name) for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)


class Where(NamedTuple):
    """Var läsningen står: i vilken cell, i vilka vyer det som läses finns, och vilken ändring det hör till."""

    cell: Cell | None = None
    view: int = BOTH
    tracked: Tracked | None = None

    def within(self, change: Tracked | None) -> Where:
        """Platsen inuti en spårad ändring."""
        return (
            self if change is None else self._replace(view=self.view & VIEWS[change.change], tracked=change)
        )


class StoryReader:
    """Läser delens stycken; det som inte läses räknas i `missed`."""

    def __init__(self, root: Element, looks: Looks, targets: Targets, missed: Counter[str]) -> None:
        self.missed = missed
        self._looks = looks
        self._targets = targets
        self._whole = whole_fields(root)
        self._tables = 0

    def read(self, container: Element) -> list[Source]:
        """Styckena i delens rot, en not, en kommentar eller en textruta."""
        return self._story(container, Where())

    def _story(self, container: Element, where: Where) -> list[Source]:
        reader = _Blocks(self, RunReader(self._looks, self._targets, self._whole, self.missed))
        reader.blocks(container, where)
        return reader.finished()

    def box(self, element: Element, where: Where) -> list[Source]:
        """Styckena i en textruta, eller konsttextens enda."""
        if element.tag != WORDART:
            return self._story(element, where)
        text = Piece(element.get("string") or "", where.view, hidden=False, link=None, tracked=where.tracked)
        return [Source("", None, None, where.view, BOTH, where.cell, [text], plain=True, last=True)]

    def next_table(self) -> int:
        """Nästa tabells nummer i delen."""
        self._tables += 1
        return self._tables

    def source(self, paragraph: Element, where: Where) -> Source:
        """Stycket utan sitt innehåll: formatmall, nivå, lista och vyer."""
        properties = next(paragraph.iterchildren(PPR), None)
        if properties is None:
            number = self._looks.numbers.get(self._looks.default)
            return Source(self._looks.default, None, number, where.view, BOTH, where.cell)
        named = next(properties.iterchildren(_STYLE), None)
        style = self._looks.default if named is None else named.get(VAL) or ""
        level = self._looks.level(style, paragraph)
        number = self._number(properties, style)
        change = _mark_change(properties)
        mark = BOTH if change is None else VIEWS[change.change]
        return Source(style, level, number, where.view, mark, where.cell, mark_change=change)

    def _number(self, properties: Element, style: str) -> tuple[str, int] | None:
        number, level = number_of(properties)
        inherited = self._looks.numbers.get(style)
        if number is None:
            if inherited is None:
                return None
            return inherited if level is None else (inherited[0], level)
        return (number, (inherited[1] if inherited else 0) if level is None else level)


class _Blocks:
    """Läser block efter block och samlar styckena."""

    def __init__(self, story: StoryReader, runs: RunReader) -> None:
        self._story = story
        self._runs = runs
        self._found: list[Source] = []
        self._waiting: list[Element] = []

    def finished(self) -> list[Source]:
        """Styckena; det sista kan inte slås ihop med något."""
        if self._found:
            self._found[-1].last = True
            self._attach(self._found[-1])
        return self._found

    def blocks(self, container: Element, where: Where) -> None:
        """Styckena i ett block och blocken i det."""
        for element in container:
            tag = element.tag
            if tag == P:
                self._paragraph(element, where)
            elif tag == TBL:
                self._table(element, where)
            elif tag in _ANCHORS:
                self._waiting.append(element)
            elif tag == _CHUNK:
                self._story.missed.update(look_into(element).missed)
            else:
                self._other(element, where)

    def _other(self, element: Element, where: Where) -> None:
        if element.tag == SDT:
            content = element.find(SDT_CONTENT)
            if content is not None:
                self.blocks(content, where)
        elif element.tag == ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                self.blocks(branch, where)
        elif element.tag in CHANGES:
            self.blocks(element, where.within(tracked(element)))
        elif element.tag != SECT_PR and len(element):
            self.blocks(element, where)

    def _paragraph(self, element: Element, where: Where) -> None:
        source = self._story.source(element, where)
        self._attach(source)
        self._runs.read(element, source, where.tracked)
        self._found.append(source)
        source.boxes = [self._story.box(box, where) for box in self._runs.boxes]

    def _attach(self, source: Source) -> None:
        """Fästen som står mellan stycken hör till stycket efter, eller till det sista."""
        if self._waiting:
            for element in self._waiting:
                self._runs.anchor(element, source)
            self._waiting.clear()

    def _table(self, table: Element, where: Where) -> None:
        if self._found:
            self._found[-1].last = True
        number = self._story.next_table()
        for at, row in enumerate(_inner(table, TR), 1):
            self._row(row, number, at, where)

    def _row(self, row: Element, table: int, number: int, where: Where) -> None:
        properties = row.find(w("trPr"))
        where = where.within(_change(properties, _ROW_CHANGES))
        column = 1 + _count(properties, "gridBefore", 0)
        marked = None if properties is None else properties.find(w("tblHeader"))
        header = marked is not None and is_on(marked)
        for cell in _inner(row, TC):
            inside = cell.find(w("tcPr"))
            span = _count(inside, "gridSpan", 1)
            place = Cell(table, number, column, span, header)
            self.blocks(cell, where.within(_change(inside, _CELL_CHANGES))._replace(cell=place))
            if self._found:
                self._found[-1].last = True
            column += span


def _inner(container: Element, tag: str) -> list[Element]:
    """Raderna i en tabell eller cellerna i en rad, också de som står i innehållskontroller."""
    found: list[Element] = []
    for element in container:
        if element.tag == tag:
            found.append(element)
        elif element.tag not in (P, TBL, TR, TC) and len(element):
            found.extend(_inner(element, tag))
    return found


def _change(properties: Element | None, changes: Mapping[str, Change]) -> Tracked | None:
    """Den spårade ändringen av en hel rad eller cell."""
    found = None if properties is None else next((one for one in properties if one.tag in changes), None)
    if found is None:
        return None
    return Tracked(changes[str(found.tag)], found.get(AUTHOR), found.get(DATE))


def _count(properties: Element | None, name: str, otherwise: int) -> int:
    found = None if properties is None else properties.find(w(name))
    shown = "" if found is None else found.get(VAL) or ""
    return int(shown) if shown.isdecimal() and len(shown) < 4 else otherwise  # fler kolumner finns inte


def _mark_change(properties: Element) -> Tracked | None:
    """Ändringen av styckets slut; ett spårat styckeslut finns bara i den ena vyn."""
    run = next(properties.iterchildren(RPR), None)
    changes = () if run is None else (element for element in run if element.tag in CHANGES)
    return next(map(tracked, changes), None)
