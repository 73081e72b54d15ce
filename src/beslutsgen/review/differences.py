"""Fynden i ett redigerat papper: ändrade och borttagna uppgifter, de som säger emot ärendefilen, och stycken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks import dok006, dok007, dok008, dok011, dok013
from beslutsgen.checks.known import named_values
from beslutsgen.checks.words import counted, listing, plain, shown
from beslutsgen.diagnostic import Diagnostic, Related, WholeFile
from beslutsgen.facts import Fault, agrees, find, listed, parse, write_checked
from beslutsgen.review.edited import EditedFact
from beslutsgen.review.linespots import LineSpots
from beslutsgen.review.standing import edits
from beslutsgen.review.told_words import short, told
from beslutsgen.review.traced import widened
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.checks.base import Check
    from beslutsgen.diagnostic import PaperSpot
    from beslutsgen.facts import Value
    from beslutsgen.readback import Document
    from beslutsgen.readback.stamp import Line, StampedPaper
    from beslutsgen.review.edited import Edited, EditedParagraph, Moved
    from beslutsgen.word.stamp import StampedMark

_TAKE_BACK: Final = "För in ändringen i ärendefilen, eller skriv tillbaka det som stod."
_MEND: Final = "Rätta papperet, eller för in ändringen i ärendefilen och bygg igen."
_AS_BUILT: Final = "Så byggdes papperet. Bygg det på nytt, om ärendefilen är den som gäller."
_MOVE_BACK: Final = (
    "Kontrollera att uppgiften hör hemma där den står nu, och ändra i så fall ärendefilen likadant."
)


class Differences:
    """Gör fynd av skillnaderna i ett papper."""

    def __init__(self, document: Document, case: Loaded[Arende] | None) -> None:
        self.spots = LineSpots(document)
        self.case = case if case and case.model else None
        self.values = named_values(case.model) if case and case.model else {}
        self._told: set[int] = set()

    def facts(self, edited: Edited) -> Iterator[Diagnostic]:
        """Ändrade, flyttade och borttagna uppgifter, och de som säger emot ärendefilen."""
        for fact in edited.facts:
            found = self._against(fact) or self._edit(fact)
            if found is not None:
                self._told |= {id(fact.line), id(fact.moved.line if fact.moved else None)}
                yield found
        yield from self._removed(edited)

    def _edit(self, fact: EditedFact) -> Diagnostic | None:
        if fact.line is None:
            return None
        if fact.edit == "changed" and not _same_value(fact, self.values.get(fact.path)):
            return self._changed(fact, fact.line)
        if fact.moved is not None and not fact.moved.with_sentence:
            spot = self.spots.spot(fact.line, fact.start, fact.end)
            message = f"Uppgiften {fact.path}, ”{plain(fact.old)}”, är flyttad: {_stood(fact.moved)}."
            return self._finding(dok013.CHECK, spot, message, _MOVE_BACK)
        return None

    def _removed(self, edited: Edited) -> Iterator[Diagnostic]:
        """De uppgifter som är borttagna ur stycken som står kvar; ett fynd för varje stycke."""
        gone: dict[int, list[EditedFact]] = {}
        for fact in edited.facts:
            if fact.edit == "removed" and fact.line is not None:
                gone.setdefault(id(fact.line), []).append(fact)
        for line, facts in gone.items():
            self._told.add(line)
            first = facts[0]
            message = f"Uppgiften {first.path}, ”{plain(first.old)}”, är borttagen ur stycket."
            if len(facts) > 1:
                each = listing([f"{one.path} (”{plain(one.old)}”)" for one in facts])
                message = f"{len(facts)} uppgifter är borttagna ur stycket: {each}."
            if first.line is not None:
                yield self._finding(dok007.CHECK, self.spots.whole(first.line), message, _TAKE_BACK)

    def paragraphs(self, edited: Edited) -> Iterator[Diagnostic]:
        """Ändrade, nya, flyttade och borttagna stycken; ett där bara uppgifter är ändrade är redan sagt."""
        for paragraph in edited.paragraphs:
            if paragraph.moved or paragraph.beside or id(paragraph.line) not in self._told:
                yield self._paragraph(paragraph)

    def unknown(self, paper: StampedPaper) -> Iterator[Diagnostic]:
        """Ett papper vars text som byggd saknas: de ändrade styckena, och det som bokmärkena håller."""
        for edit in edits(paper):
            spot = WholeFile(self.spots.file) if edit.line is None else self.spots.whole(edit.line)
            message = {
                "changed": "Stycket är ändrat sedan papperet byggdes.",
                "added": "Stycket är nytt sedan papperet byggdes.",
                "moved": "Stycket är flyttat sedan papperet byggdes.",
                "removed": "Efter detta stycke är något borttaget sedan papperet byggdes.",
            }[edit.kind]
            yield self._finding(dok008.CHECK, spot, message, _TAKE_BACK)
        for line, mark, start, end in marked(paper):
            found = self._marked(line, mark, start, end)
            if found is not None:
                yield found

    def _marked(self, line: Line, mark: StampedMark, start: int, end: int) -> Diagnostic | None:
        """Det som bokmärket håller mot ärendefilen, för sig eller med det värde intill som det är en del av."""
        value = self.values.get(mark.path)
        if value is None:
            return None
        found: Diagnostic | None = None
        for first, last in ((start, end), widened(line.text, value.kind, start, end)):
            text = line.text[first:last]
            fact = EditedFact("changed", mark.path, mark.notation, value.kind, "", text, line, first, last)
            found = self._against(fact)
            if found is None:
                break
        return found

    def _against(self, fact: EditedFact) -> Diagnostic | None:
        value = self.values.get(fact.path)
        if value is None or self.case is None or not fact.new or fact.line is None or _agrees(fact, value):
            return None
        written = write_checked(value, fact.notation)
        wanted = shown(value) if isinstance(written, Fault) else plain(written)
        return Diagnostic(
            dok011.CODE,
            dok011.CHECK.severity,
            f"Papperet säger {plain(fact.new)}, men {fact.path} är {wanted}.",
            self.spots.spot(fact.line, fact.start, fact.end),
            _AS_BUILT if fact.edit in ("kept", "moved") else _MEND,
            (Related(self.case.places.spot(fact.path), "uppgiften"),),
        )

    def _changed(self, fact: EditedFact, line: Line) -> Diagnostic:
        spot = self.spots.spot(line, fact.start, fact.end)
        message = f"Uppgiften {fact.path} är ändrad: ”{plain(fact.old)}” har blivit ”{plain(fact.new)}”."
        return self._finding(dok006.CHECK, spot, message, _TAKE_BACK)

    def _paragraph(self, paragraph: EditedParagraph) -> Diagnostic:
        line = paragraph.line
        if line is None:
            paths = f", med {listing(dict.fromkeys(paragraph.paths))}" if paragraph.paths else ""
            message = f"Ett stycke är borttaget: ”{short(paragraph.old)}”{paths}."
            return self._finding(dok008.CHECK, WholeFile(self.spots.file), message, _TAKE_BACK)
        message = f"{_happened(paragraph)} sedan papperet byggdes{_added(paragraph, line)}{_words(paragraph, line)}."
        return self._finding(dok008.CHECK, self.spots.whole(line), message, _TAKE_BACK)

    def _finding(self, check: Check, spot: PaperSpot | WholeFile, message: str, hint: str) -> Diagnostic:
        return Diagnostic(check.code, check.severity, message, spot, hint)


def marked(paper: StampedPaper) -> Iterator[tuple[Line, StampedMark, int, int]]:
    """Bokmärkena som finns kvar med något i sig."""
    known = {mark.name: mark for mark in paper.stamp.marks}
    for line in paper.lines:
        for name, start, end in line.marks:
            if name in known and start < end:
                yield line, known[name], start, end


def _agrees(fact: EditedFact, value: Value) -> bool:
    """Om det som står på faktumets plats är värdet, i faktumets skrivsätt eller något annat."""
    written = write_checked(value, fact.notation)
    if isinstance(written, str) and even(written).casefold() == even(fact.new).casefold():
        return True
    read = parse(fact.new, type(value))
    return not isinstance(read, Fault) and value.kind != "name" and agrees(read, value)


def _same_value(fact: EditedFact, value: Value | None) -> bool:
    """Om det nya är ett annat skrivsätt av precis det gamla; ”ca” eller ”per plats” gör det till något annat."""
    new = [one for one in find(fact.new) if fact.new[one.start : one.end] == fact.new.strip()]
    if not new or fact.kind == "name":
        return value is not None and _agrees(fact, value)
    known = [one.value for one in find(fact.old)]
    return any(listed(new[0].value) == listed(one) for one in (*known, *((value,) if value else ())))


def _happened(paragraph: EditedParagraph) -> str:
    if paragraph.edit == "moved" and paragraph.together > 1:
        return f"{counted(paragraph.together, 'stycke', 'stycken')} i följd är flyttade"
    said = {"new": "nytt", "moved": "flyttat"}.get(paragraph.edit, "ändrat")
    also = " och flyttat" if paragraph.moved and paragraph.edit == "changed" else ""
    return f"Stycket är {said}{also}"


def _added(paragraph: EditedParagraph, line: Line) -> str:
    """De fria uppgifter som är nya i stycket, och var ett flyttat stycke stod."""
    free = [plain(line.text[fact.start : fact.end]) for fact in paragraph.added]
    new = ""
    if free:
        said = f"uppgiften {free[0]} är ny" if len(free) == 1 else f"{listing(free)} är nya"
        new = f", och {said} i det"
    if paragraph.moved is None:
        return new
    return f"{new}: {_stood(paragraph.moved, 'de' if paragraph.together > 1 else 'det')}"


def _words(paragraph: EditedParagraph, line: Line) -> str:
    """Vad som är ändrat i ett stycke som står där det stod."""
    changed = paragraph.edit == "changed" and paragraph.moved is None
    words = told(paragraph.old, line.text) if changed else ""
    return f": {words}" if words else ""


def _stood(moved: Moved, what: str = "den") -> str:
    """Var det flyttade stod."""
    if moved.inside is not None:
        return f"{what} stod i stycket ”{short(moved.inside)}”"
    return f"{what} stod först" if moved.after is None else f"{what} stod efter ”{short(moved.after)}”"
