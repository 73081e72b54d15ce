"""Papperet läses tillbaka: varje block ska stå helt och på sin plats, och resten vara mallens egen text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.dok004 import CHECK
from beslutsgen.diagnostic import Diagnostic, PaperSpot, WholeFile
from beslutsgen.emit.compiled import BOOKMARK
from beslutsgen.emit.draftmark import MARK
from beslutsgen.readback.written import Unreadable, read_written
from beslutsgen.review.expected import expected_parts, own_paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from beslutsgen.emit.compiled import CompiledTemplate
    from beslutsgen.emit.paper import Paper
    from beslutsgen.emit.placed import Placed
    from beslutsgen.readback.written import Written, WrittenPart
    from beslutsgen.review.expected import Expected

_HINT: Final = (
    "Papperet skrevs inte. Felet ligger i programmet eller i mallen: prova med mallpaketets egen mall."
)


def verify(
    paper: Paper, file: str, pictures: Collection[str] = (), *, utkast: bool = False
) -> tuple[Diagnostic, ...]:
    """Skillnaderna mellan papperets bytes och utkastet; inga när allt stämmer. `file` är papperets namn."""
    template = paper.rendered.template
    read = read_written(paper.data, template.members)
    if isinstance(read, Unreadable):
        return (_fault(WholeFile(file), f"Papperet går inte att läsa tillbaka: {read.message}"),)
    check = _Check(read, template, file, utkast=utkast)
    filled = expected_parts(paper.rendered, pictures)
    return (
        *check.missing(),
        *(found for name, items in filled.items() for found in check.compare(name, items)),
        *check.untouched(filled),
        *check.bookmarks(paper.placed),
    )


class _Check:
    """Jämför ett läst papper med det väntade."""

    def __init__(self, read: Written, template: CompiledTemplate, file: str, *, utkast: bool) -> None:
        self.names = read.names
        self.parts = {part.name: part for part in read.parts}
        self.template = template
        self.file = file
        self.utkast = utkast

    def missing(self) -> Iterator[Diagnostic]:
        """Delar i mallen som papperet inte har."""
        for name in sorted(self.template.members.keys() - self.names):
            yield _fault(WholeFile(self.file), f"Delen {name} saknas i papperet.")

    def compare(self, name: str, items: Sequence[Expected]) -> Iterator[Diagnostic]:
        """Delens stycken mot de väntade, i ordning; den första skillnaden räcker."""
        part = self.parts.get(name)
        if part is None:
            yield _fault(WholeFile(self.file), f"Delen {name} är inte ifylld i papperet.")
            return
        actual = self._shown(part)
        at = 0
        for item in items:
            if item.blank:
                continue
            if at < len(actual) and _fits(item, actual[at][1]):
                at += 1
            elif not item.droppable:
                yield self._difference(part, actual[at] if at < len(actual) else None, "".join(item.pieces))
                return
        if at < len(actual):
            yield self._difference(part, actual[at], None)

    def untouched(self, filled: Collection[str]) -> Iterator[Diagnostic]:
        """Delar som ändrades utan att fyllas i ska ha mallens stycken, och nya delar inga egna."""
        members = self.template.package.members
        for name in self.parts.keys() - filled:
            yield from self.compare(name, own_paragraphs(members[name]) if name in members else ())

    def bookmarks(self, placed: Sequence[Placed]) -> Iterator[Diagnostic]:
        """Varje faktum ska stå i sitt bokmärke, med just den text som utkastet gav det, och inget annat i något."""
        marked = [
            (part.name, name, line.text[start:end])
            for part in self.parts.values()
            for line in part.lines
            if line.marks
            for name, start, end in line.marks
            if name.startswith(BOOKMARK)
        ]
        bound = dict(_bound(placed))
        if len(marked) == len(bound) and bound.keys() == set(marked):
            return
        for key, path in bound.items():
            if marked.count(key) != 1:
                shown = "”, ”".join(text for part, name, text in marked if (part, name) == key[:2])
                message = f"Uppgiften {path} ska stå som ”{key[2]}” i papperet, men bokmärket {key[1]} har ”{shown}”."
                yield _fault(WholeFile(self.file), message)
        for _, name, text in marked:
            if not any(name == key[1] for key in bound):
                message = f"Papperet har ”{text}” i bokmärket {name}, som inte är någon uppgift i utkastet."
                yield _fault(WholeFile(self.file), message)

    def _shown(self, part: WrittenPart) -> list[tuple[int, str]]:
        """Styckena som har något att visa, med sina nummer från 1, utan utkastets märke."""
        shown = [(number, line.text) for number, line in enumerate(part.lines, 1) if line.text.strip()]
        marked = self.utkast and part.kind == "header" and shown and shown[0][1] == MARK
        return shown[1:] if marked else shown

    def _difference(self, part: WrittenPart, shown: tuple[int, str] | None, wanted: str | None) -> Diagnostic:
        if shown is None:
            return _fault(WholeFile(self.file), f"I papperet saknas stycket ”{wanted}”.")
        number, text = shown
        heading = part.heading(number, self.template.styles)
        spot = PaperSpot(self.file, part.kind, heading, number, 0, len(text), text)
        if wanted is None:
            return _fault(spot, f"Papperet har stycket ”{text}”, som varken mallen eller utkastet har.")
        return _fault(spot, f"I papperet står ”{text}” där utkastet har ”{wanted}”.")


def _fits(item: Expected, text: str) -> bool:
    if not item.loose:
        return text == item.pieces[0]
    rest = ""
    for piece in item.pieces:
        before, found, text = text.partition(piece)
        if not found:
            return False
        rest += before
    return _subsequence(rest + text, item.own)


def _subsequence(short: str, long: str) -> bool:
    """Om tecknen i `short` står i samma ordning i `long`: mallens text, möjligen med något bortstädat."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _bound(placed: Sequence[Placed]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """De bundna uppgifterna: del, bokmärke och text, och så sökvägen."""
    for one in placed:
        names = iter(one.bookmarks)
        for fact in one.passage.facts:
            if fact.path is not None and fact.start < fact.end:
                yield (one.part, next(names, ""), one.passage.text[fact.start : fact.end]), fact.path


def _fault(spot: PaperSpot | WholeFile, message: str) -> Diagnostic:
    return Diagnostic(CHECK.code, CHECK.severity, message, spot, _HINT)
