"""Styckena i en vy får sina platser: nummer, slag, rubriken ovanför, punktens nummer och bokmärken."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from beslutsgen.passage import Mark, Passage
from beslutsgen.readback import headings
from beslutsgen.readback.document import Bookmark, ReadParagraph, ReadPlace
from beslutsgen.readback.docx.bookmarks import Bookmarks
from beslutsgen.readback.docx.flat import flat, joined
from beslutsgen.readback.docx.pieces import ACCEPTED, ORIGINAL
from beslutsgen.readback.plain import carries_on
from beslutsgen.readback.typed import item_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.readback.document import Kind, Part
    from beslutsgen.readback.docx.flat import Flat
    from beslutsgen.readback.docx.numbering import Lists
    from beslutsgen.readback.docx.pieces import Source


class Line(Struct):
    """Ett stycke i vyn: texten, vad det är och var det står.

    `shift` är hur lång en skriven punkts märke är, `head` hur lång en rubrik är som bara en radbrytning skiljer från
    sin text.
    """

    part: Part
    number: int
    flat: Flat
    source: Source
    boxed: bool
    label: str | None
    shift: int
    listed: bool
    original: str | None
    bookmarks: list[Bookmark] = field(default_factory=list)
    heading: str | None = None
    is_heading: bool = False
    head: int = 0

    @property
    def kind(self) -> Kind:
        """Styckets slag."""
        if self.is_heading:
            return "heading"
        if self.source.cell is not None:
            return "cell"
        return "item" if self.listed else "paragraph"

    @property
    def text(self) -> str:
        """Texten utan punktens märke."""
        return self.flat.text[self.shift :]


class Layout:
    """Lägger ut en vys stycken, del för del."""

    def __init__(self, view: int, lists: Lists, file: str) -> None:
        self.view = view
        self.file = file
        self._lists = lists
        self._numbers: Counter[Part] = Counter()
        lists.restarted()

    def lay(self, sources: Sequence[Source], part: Part, heading: str | None = None) -> list[Line]:
        """Delens stycken; `heading` är rubriken ovanför delen, där den har en."""
        lines = list(self._lines(sources, part, boxed=False))
        marks = Bookmarks()
        for line in lines:
            line.bookmarks = marks.meet(line.flat.anchors, line.shift, len(line.text))
        _mark_headings(lines, heading, guess=part == "body")
        return lines

    def _lines(self, sources: Sequence[Source], part: Part, *, boxed: bool) -> Iterator[Line]:
        for group in joined(sources, self.view):
            self._numbers[part] += 1
            yield self._line(group, part, boxed=boxed)
            for source in group:
                for box in source.boxes if source.view & self.view else ():
                    yield from self._lines(box, part, boxed=True)

    def _line(self, group: Sequence[Source], part: Part, *, boxed: bool) -> Line:
        source = group[-1]
        read = flat(group, self.view)
        number = source.number
        listed = number is not None and self._lists.is_list(number[0])
        label = self._lists.label(*number) if number is not None else None
        mark = None if listed or source.level is not None else item_mark(read.text)
        shift = 0
        if mark is not None and not mark.doubtful:
            label, shift, listed = mark.label, mark.end, True
        original = None
        if self.view == ACCEPTED and (read.changes or len(group) > 1):
            before = "".join(one.text(ORIGINAL) for one in group if one.view & ACCEPTED)
            original = None if before == read.text else before
        return Line(part, self._numbers[part], read, source, boxed, label, shift, listed, original)


def paragraphs(lines: Sequence[Line], file: str) -> Iterator[ReadParagraph]:
    """Styckena som läses: de som har text eller bokmärken."""
    before = ""
    for line in lines:
        if not line.flat.text.strip() and not line.bookmarks:
            continue
        start = line.shift
        if line.head:
            yield _paragraph(line, file, (0, line.head), "heading", line.heading)
            start = line.head + 1
        heading = " ".join(line.flat.text[: line.head].split()) if line.head else line.heading
        read = _paragraph(line, file, (start, len(line.flat.text)), line.kind, heading)
        yield replace(
            read, continues=read.kind == "paragraph" and bool(before) and carries_on(before, read.text)
        )
        before = read.text.rstrip() if read.kind in ("paragraph", "item") else ""


def _paragraph(
    line: Line, file: str, within: tuple[int, int], kind: Kind, heading: str | None
) -> ReadParagraph:
    """Stycket, eller den del av det som står mellan lägena i `within`."""
    start, end = within
    text = line.flat.text[start:end]
    links = tuple(
        Mark(first, last, mark.kind, mark.target)
        for mark in line.flat.links
        for first, last in _clipped(mark.start, mark.end, within)
    )
    moved = line.shift - start
    return ReadParagraph(
        line.part,
        line.number,
        kind,
        heading,
        line.source.level,
        Passage(text, ReadPlace(file, line.part, heading, line.number, text, start), marks=links),
        label=line.label,
        cell=line.source.cell,
        bookmarks=tuple(
            Bookmark(mark.name, mark.start + moved, mark.end + moved, mark.whole)
            for mark in line.bookmarks
            if mark.start + moved >= 0 and mark.end + moved <= len(text)
        ),
        hidden=tuple(one for first, last in line.flat.hidden for one in _clipped(first, last, within)),
        original=line.original,
    )


def _clipped(start: int, end: int, within: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Det av sträckan som ligger inom den andra, räknat från dess början."""
    first, last = max(start, within[0]), min(end, within[1])
    if first < last:
        yield first - within[0], last - within[0]


def _mark_headings(lines: Sequence[Line], heading: str | None, *, guess: bool) -> None:
    """Rubrikerna, och för varje stycke rubriken närmast ovanför; en rubrik i en textruta gäller inte utanför den."""
    outside = heading
    titled = listed = False
    filled = [line for line in lines if line.text.strip()]
    after = dict(zip((id(line) for line in filled), filled[1:], strict=False))
    for line in lines:
        if not line.boxed:
            heading = outside
        line.heading = heading
        text = line.text.strip()
        below = after.get(id(line))
        if not text:
            continue
        line.is_heading = line.source.level is not None or (
            guess and below is not None and _guessed(line, below, titled=titled, listed=listed)
        )
        if guess and not line.is_heading:
            line.head = _head(line)
        if line.is_heading or line.head:
            text = line.flat.text[: line.head] if line.head else text
            heading = " ".join(text.split())
            if not line.boxed:
                outside, titled, listed = heading, True, headings.is_listed(text)


def _head(line: Line) -> int:
    """Hur lång rubriken är i ett stycke där ett känt avsnittsnamn står på en egen rad ovanför sin text."""
    first, broken, rest = line.flat.text.partition("\n")
    alone = broken and line.source.cell is None and not line.listed and not line.boxed
    return len(first) if alone and headings.is_running(rest) and headings.is_section(first) else 0


def _guessed(line: Line, below: Line, *, titled: bool, listed: bool) -> bool:
    """Om ett stycke utan rubrikformat är en rubrik: ett känt avsnittsnamn, eller en kort rad i fetstil."""
    if line.source.cell is not None or line.listed or line.boxed:
        return False
    if headings.is_section(line.text):
        return not listed or line.flat.bold or headings.is_running(below.text)
    if not line.flat.bold or below.flat.bold:
        # Ett stycke i fetstil ovanför ett till är löptext i fetstil, men titeln står ofta ovanför en rubrik.
        return (
            line.flat.bold and not titled and headings.is_title(line.text) and headings.is_section(below.text)
        )
    return headings.has_shape(line.text) or (not titled and headings.is_title(line.text))
