"""Fynden i redigerade papper: ändrade och borttagna uppgifter, stycken, och papper ur olika byggningar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from beslutsgen.checks import dok006, dok007, dok008, dok009, dok010, dok011
from beslutsgen.checks.known import named_values
from beslutsgen.checks.words import counted, listing, plain, shown
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, WholeFile
from beslutsgen.facts import Fault, agrees, parse, write_checked
from beslutsgen.readback.stamp import StampedPaper, read_lines
from beslutsgen.review.edited import compare
from beslutsgen.review.history import history, marks_only
from beslutsgen.review.marks import History
from beslutsgen.review.memory import read_memory
from beslutsgen.review.standing import edits
from beslutsgen.word.stamp import content_digest, even, name_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.checks.base import Check
    from beslutsgen.facts import Value
    from beslutsgen.readback import Document
    from beslutsgen.readback.stamp import FilePaper, Line
    from beslutsgen.review.edited import Edited, EditedFact, EditedParagraph

NO_COMPARISON: Final = (
    "jämförelse saknas: texten som byggd (mappen .beslutsgen) finns inte bredvid papperet, så vilka uppgifter som är "
    "ändrade går inte att säga"
)
_TAKE_BACK: Final = "För in ändringen i ärendefilen, eller skriv tillbaka det som stod."
_BUILD: Final = "Bygg papperen på nytt, eller granska mot den ärendefil som de byggdes av."
_SHORT: Final = 80


@dataclass(frozen=True, slots=True)
class Changes:
    """Vad som har hänt med ett papper sedan det byggdes.

    `edited` är `None` för ett papper som programmet inte har skrivit. `bound` är var de bundna fakta står: delens slag,
    stycket, början och slut. `missing` säger att texten som byggd saknas för ett ändrat papper.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    edited: bool | None = None
    bound: frozenset[tuple[str, int, int, int]] = frozenset()
    missing: bool = False
    paper: FilePaper | None = None
    history: History = field(default_factory=History)


def changes(data: bytes, document: Document, memory: bytes | None, case: Loaded[Arende] | None) -> Changes:
    """Papperet mot sin stämpel, texten som byggd och ärendefilen."""
    paper = read_lines(data)
    if paper is None or (paper.stamp is None and memory is None):
        return Changes()
    found = _Finder(document, case, paper)
    built = read_memory(memory, paper.stamp.salt if paper.stamp else None)
    if built is not None:
        edited = compare(built, paper.lines)
        said = (*found.origin(), *found.facts(edited), *found.paragraphs(edited))
        places = frozenset(
            (fact.line.part, fact.line.number, fact.start, fact.end)
            for fact in edited.facts
            if fact.line and fact.new
        )
        return Changes(said, bool(edited.paragraphs), places, paper=paper, history=history(edited))
    if paper.stamp is None:
        return Changes()
    stamped = StampedPaper(paper.stamp, *paper[1:])
    differing = bool(edits(stamped))
    said = (*found.origin(), *found.unknown(stamped))
    return Changes(
        said, differing, _marked(stamped), missing=differing, paper=paper, history=marks_only(stamped)
    )


def _marked(paper: StampedPaper) -> frozenset[tuple[str, int, int, int]]:
    """Bokmärkena som finns kvar med något i sig."""
    known = {mark.name for mark in paper.stamp.marks}
    return frozenset(
        (line.part, line.number, start, end)
        for line in paper.lines
        for name, start, end in line.marks
        if name in known and start < end
    )


class _Finder:
    """Gör fynd av skillnaderna i ett papper."""

    def __init__(self, document: Document, case: Loaded[Arende] | None, paper: FilePaper) -> None:
        self.document = document
        self.paper = paper
        self.case = case if case and case.model else None
        self.values = named_values(case.model) if case and case.model else {}
        self._told: set[int] = set()
        self._spots = {(str(one.part), one.number): one for one in document.paragraphs}

    def origin(self) -> Iterator[Diagnostic]:
        """Om papperet är byggt av en annan ärendefil än den som angavs."""
        stamp = self.paper.stamp
        if stamp is None or self.case is None:
            return
        source = self.case.places.source
        if stamp.origin.case == content_digest(even_lines(source.text).encode()):
            return
        same = stamp.origin.name == name_digest(source.file)
        message = (
            f"Ärendefilen {source.file} är ändrad sedan papperet byggdes."
            if same
            else f"Papperet är inte byggt av ärendefilen {source.file}."
        )
        yield self._finding(dok009.CHECK, WholeFile(self.document.file), message, _BUILD)

    def facts(self, edited: Edited) -> Iterator[Diagnostic]:
        """Ändrade och borttagna uppgifter, och de som säger emot ärendefilen."""
        for fact in edited.facts:
            found = self._against(fact) or self._edit(fact)
            if found is not None:
                self._told.add(id(fact.line))
                yield found

    def _edit(self, fact: EditedFact) -> Diagnostic | None:
        if fact.line is None:
            return None
        if fact.edit == "changed" and not _same_value(fact, self.values.get(fact.path)):
            return self._changed(fact, fact.line)
        if fact.edit == "removed":
            message = f"Uppgiften {fact.path}, ”{plain(fact.old)}”, är borttagen ur stycket."
            return self._finding(dok007.CHECK, self._whole(fact.line), message, _TAKE_BACK)
        return None

    def paragraphs(self, edited: Edited) -> Iterator[Diagnostic]:
        """Ändrade, nya och borttagna stycken; ett stycke där bara uppgifter är ändrade är redan sagt."""
        for paragraph in edited.paragraphs:
            if id(paragraph.line) not in self._told or not self._only_facts(paragraph, edited):
                yield self._paragraph(paragraph)

    def unknown(self, paper: StampedPaper) -> Iterator[Diagnostic]:
        """Ändrade stycken i ett papper vars text som byggd saknas: det som stämpeln vet."""
        for edit in edits(paper):
            spot = WholeFile(self.document.file) if edit.line is None else self._whole(edit.line)
            message = {
                "changed": "Stycket är ändrat sedan papperet byggdes.",
                "added": "Stycket är nytt sedan papperet byggdes.",
                "removed": "Efter detta stycke är något borttaget sedan papperet byggdes.",
            }[edit.kind]
            yield self._finding(dok008.CHECK, spot, message, _TAKE_BACK)

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
            self._spot(fact.line, fact.start, fact.end),
            "Rätta papperet, eller för in ändringen i ärendefilen och bygg igen.",
            (Related(self.case.places.spot(fact.path), "uppgiften"),),
        )

    def _changed(self, fact: EditedFact, line: Line) -> Diagnostic:
        spot = self._spot(line, fact.start, fact.end)
        message = f"Uppgiften {fact.path} är ändrad: ”{plain(fact.old)}” har blivit ”{plain(fact.new)}”."
        return self._finding(dok006.CHECK, spot, message, _TAKE_BACK)

    def _only_facts(self, paragraph: EditedParagraph, edited: Edited) -> bool:
        """Om stycket är som det byggdes utom i sina uppgifter."""
        mine = [fact for fact in edited.facts if fact.line is paragraph.line]
        old, new = even(paragraph.old), even(paragraph.line.text if paragraph.line else "")
        for fact in mine:
            old = old.replace(even(fact.old), "", 1)
            new = new.replace(even(fact.new), "", 1) if fact.new else new
        return old.split() == new.split()

    def _paragraph(self, paragraph: EditedParagraph) -> Diagnostic:
        line = paragraph.line
        if line is None:
            paths = f", med {listing(dict.fromkeys(paragraph.paths))}" if paragraph.paths else ""
            message = f"Ett stycke är borttaget: ”{_short(paragraph.old)}”{paths}."
            return self._finding(dok008.CHECK, WholeFile(self.document.file), message, _TAKE_BACK)
        what = "Stycket är nytt" if paragraph.edit == "new" else "Stycket är ändrat"
        free = [plain(line.text[fact.start : fact.end]) for fact in paragraph.added]
        added = ""
        if free:
            many = counted(len(free), "uppgift har", "uppgifter har").partition(" ")[2]
            added = f", och {listing(free)} är {'ny' if many == 'uppgift har' else 'nya'} i det"
        return self._finding(
            dok008.CHECK, self._whole(line), f"{what} sedan papperet byggdes{added}.", _TAKE_BACK
        )

    def _whole(self, line: Line) -> PaperSpot:
        return self._spot(line, 0, len(line.text))

    def _spot(self, line: Line, start: int, end: int) -> PaperSpot:
        """Platsen i papperet som det lästes; där läsningen skiljer sig från filen gäller filens text."""
        read = self._spots.get((line.part, line.number))
        spot = None
        if read is not None and read.text[start:end] == line.text[start:end]:
            spot = read.passage.place.spot(start, end)
        if isinstance(spot, PaperSpot):
            return spot
        text = line.text
        return PaperSpot(
            self.document.file,
            line.part,
            line.heading,
            line.number,
            start,
            end,
            text[start:end],
            text[:start],
            text[end:],
        )

    def _finding(self, check: Check, spot: PaperSpot | WholeFile, message: str, hint: str) -> Diagnostic:
        return Diagnostic(check.code, check.severity, message, spot, hint)


def builds(papers: Mapping[str, FilePaper]) -> Iterator[Diagnostic]:
    """Papper ur samma ärendefil som inte är från samma byggning."""
    groups: dict[str, list[tuple[str, FilePaper]]] = {}
    for file, paper in papers.items():
        if paper.stamp:
            groups.setdefault(paper.stamp.origin.name, []).append((file, paper))
    for group in groups.values():
        origins = {paper.stamp.origin for _, paper in group if paper.stamp}
        if len(origins) > 1:
            first, *others = [file for file, _ in group]
            yield Diagnostic(
                dok010.CODE,
                dok010.CHECK.severity,
                f"Ärendets papper är från {len(origins)} olika byggningar.",
                WholeFile(first),
                "Bygg alla papper på nytt på en gång.",
                tuple(Related(WholeFile(file), "ett papper ur samma ärende") for file in others),
            )


def even_lines(text: str) -> str:
    """Texten med en enda sorts radbrytning: vilken det var är datorns sak, inte författarens."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _agrees(fact: EditedFact, value: Value) -> bool:
    """Om det som står på faktumets plats är värdet, i faktumets skrivsätt eller något annat."""
    written = write_checked(value, fact.notation)
    if isinstance(written, str) and even(written).casefold() == even(fact.new).casefold():
        return True
    read = parse(fact.new, type(value))
    return not isinstance(read, Fault) and value.kind != "name" and agrees(read, value)


def _same_value(fact: EditedFact, value: Value | None) -> bool:
    """Om det nya är ett annat skrivsätt av det gamla."""
    from beslutsgen.facts import find

    if value is not None:
        return _agrees(fact, value)
    old, new = find(fact.old), find(fact.new)
    return len(old) == len(new) == 1 and agrees(old[0].value, new[0].value)


def _short(text: str) -> str:
    words = even(text)
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rpartition(' ')[0]} …"
