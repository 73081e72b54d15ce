"""Vad som skiljer ett papper från utkastet: delarna som inte genast stämde, lästa stycke för stycke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.dok004 import CHECK
from beslutsgen.diagnostic import Diagnostic, PaperSpot, WholeFile
from beslutsgen.emit.prepare.compiled import BOOKMARK, UTKAST
from beslutsgen.readback.written import Unreadable
from beslutsgen.review.bookmarked import bound
from beslutsgen.review.expected import as_read
from beslutsgen.review.fitting import difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.emit.prepare.compiled import CompiledTemplate
    from beslutsgen.readback.written import Written, WrittenPart
    from beslutsgen.review.expected import Expected
    from beslutsgen.word.lines import Line

_HINT: Final = (
    "Papperet skrevs inte. Felet ligger i programmet eller i mallen: prova med mallpaketets egen mall."
)


class Unlike:
    """Säger vad som skiljer ett läst papper från det väntade."""

    def __init__(self, read: Written, template: CompiledTemplate, file: str, *, utkast: bool) -> None:
        self.read = read
        self.template = template
        self.file = file
        self.utkast = utkast

    def told(
        self, doubted: Mapping[str, Sequence[Expected]], missing: Collection[str], placed: Sequence[Placed]
    ) -> tuple[Diagnostic, ...]:
        """Felen i de tvivelaktiga delarna, och de delar ur mallen som saknas; inga fel om allt ändå stämmer."""
        parts = {name: self.read.parts[name] for name in doubted if name in self.read.parts}
        for name, part in parts.items():
            if not part.is_text():
                return (unreadable(self.file, Unreadable(f"Delen {name} är skadad.")),)
        lines = {name: part.lines() for name, part in parts.items()}
        return (
            *(self._fault(f"Delen {name} saknas i papperet.") for name in sorted(missing)),
            *(found for name, items in doubted.items() for found in self._compared(name, items, lines)),
            *self._bookmarks(lines, [one for one in placed if one.part in doubted]),
        )

    def _compared(
        self, name: str, items: Sequence[Expected], lines: Mapping[str, Sequence[Line]]
    ) -> Iterator[Diagnostic]:
        """Delens stycken mot de väntade, i ordning; den första skillnaden räcker."""
        if name not in lines:
            yield self._fault(f"Delen {name} är inte ifylld i papperet.")
            return
        part = self.read.parts[name]
        shown = self._shown(part, lines[name])
        found = difference(map(as_read, items), [text for _, text in shown])
        if found is None:
            return
        at, wanted = found
        text = wanted if wanted is None or isinstance(wanted, str) else "".join(wanted.pieces)
        yield self._difference(part, shown[at] if at < len(shown) else None, text)

    def _shown(self, part: WrittenPart, lines: Sequence[Line]) -> list[tuple[int, str]]:
        """Styckena som har något att visa, med sina nummer från 1, utan utkastets märke."""
        shown = [(number, line.text) for number, line in enumerate(lines, 1) if line.text.strip()]
        marked = self.utkast and part.kind == "header" and shown and shown[0][1] == UTKAST
        return shown[1:] if marked else shown

    def _difference(self, part: WrittenPart, shown: tuple[int, str] | None, wanted: str | None) -> Diagnostic:
        if shown is None:
            return self._fault(f"I papperet saknas stycket ”{wanted}”.")
        number, text = shown
        heading = part.heading(number, self.template.styles)
        spot = PaperSpot(self.file, part.kind, heading, number, 0, len(text), text)
        if wanted is None:
            return _fault(spot, f"Papperet har stycket ”{text}”, som varken mallen eller utkastet har.")
        return _fault(spot, f"I papperet står ”{text}” där utkastet har ”{wanted}”.")

    def _bookmarks(
        self, lines: Mapping[str, Sequence[Line]], placed: Sequence[Placed]
    ) -> Iterator[Diagnostic]:
        """Varje faktum ska stå i sitt bokmärke, med just den text som utkastet gav det, och inget annat i något."""
        marked = [
            (part, name, line.text[start:end])
            for part, found in lines.items()
            for line in found
            for name, start, end in line.marks
            if name.startswith(BOOKMARK)
        ]
        wanted = dict(_wanted(placed))
        if len(marked) == len(wanted) and wanted.keys() == set(marked):
            return
        for key, path in wanted.items():
            if marked.count(key) != 1:
                shown = "”, ”".join(text for part, name, text in marked if (part, name) == key[:2])
                yield self._fault(
                    f"Uppgiften {path} ska stå som ”{key[2]}” i papperet, men bokmärket {key[1]} har ”{shown}”."
                )
        for _, name, text in marked:
            if not any(name == key[1] for key in wanted):
                yield self._fault(
                    f"Papperet har ”{text}” i bokmärket {name}, som inte är någon uppgift i utkastet."
                )

    def _fault(self, message: str) -> Diagnostic:
        return _fault(WholeFile(self.file), message)


def unreadable(file: str, read: Unreadable) -> Diagnostic:
    """Felet i ett papper som inte går att läsa."""
    return _fault(WholeFile(file), f"Papperet går inte att läsa tillbaka: {read.message}")


def other_section(file: str, number: int, shown: str, wanted: str) -> Diagnostic:
    """Felet i ett avsnitt, räknat från 1, med ett annat sidformat än mallens."""
    message = (
        f"Sidformatet i avsnitt {number} är inte mallens: där mallen har ”{wanted}” har papperet ”{shown}”."
    )
    return _fault(WholeFile(file), message)


def _wanted(placed: Sequence[Placed]) -> Iterator[tuple[tuple[str, str, str], str]]:
    """De bundna uppgifterna: del, bokmärke och text, och så sökvägen."""
    for one in placed:
        names = iter(one.bookmarks)
        for fact in bound(one.passage):
            yield (one.part, next(names, ""), one.passage.text[fact.start : fact.end]), fact.path or ""


def _fault(spot: PaperSpot | WholeFile, message: str) -> Diagnostic:
    return Diagnostic(CHECK.code, CHECK.severity, message, spot, _HINT)
