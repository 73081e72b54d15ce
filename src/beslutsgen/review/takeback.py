"""Ändringar i papper blir ändringar i ärendefilen: nya värden på sina platser, och ny prosa med hänvisningarna kvar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks import dok012
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Severity
from beslutsgen.readback.stamp import Line
from beslutsgen.review.clashes import TextEdit, agreeing, joined
from beslutsgen.review.gaps import anchored, gaps, moved_gap
from beslutsgen.review.newvalue import read_value
from beslutsgen.review.pairs import paired
from beslutsgen.review.reordered import reordered
from beslutsgen.review.retaken import FactEdit, taken_facts
from beslutsgen.review.sources import ByHand, Origin
from beslutsgen.review.traced import traced
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beslutsgen.emit.fill.placed import Placed
    from beslutsgen.passage import Value
    from beslutsgen.readback.shapes import Shape
    from beslutsgen.review.alignment import CaseSide
    from beslutsgen.review.gaps import Gap
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.traced import Trace
    from beslutsgen.word.stamp import Link

_MOVED: Final = "Samma ställe har ändrats i ärendefilen sedan papperet byggdes."
_BOTH: Final = "Jämför papperet med ärendefilen, och skriv in det som ska gälla i ärendefilen."
_WRITTEN_OVER: Final = "Uppgiften {path} är bortskriven här, och meningen omskriven."
_REWRITE: Final = "Skriv om meningen i ärendefilen, med hänvisningen {{{{ {path} }}}} eller utan."


class BuiltPaper(Struct, frozen=True):
    """Ett papper som ärendefilen nu ger: styckena, och var uppgifterna i dem kommer ifrån."""

    lines: tuple[BuiltParagraph, ...]
    placed: tuple[Placed, ...]


class EditedPaper(Struct, frozen=True):
    """Ett papper som någon kan ha ändrat: filens namn, styckena som de byggdes och som de nu står.

    `shapes` är vad styckena i brödtexten är, efter nummer, och `name` papperets namn bland dem som ärendet ger. `links`
    är länkarna som är nya i papperet, med det som sägs om nästa bygge inte har dem.
    """

    file: str
    built: tuple[BuiltParagraph, ...]
    now: tuple[Line, ...]
    current: BuiltPaper
    name: str
    shapes: Mapping[int, Shape]
    links: tuple[tuple[Link, Diagnostic], ...] = ()


class TakeBack(Struct, frozen=True):
    """Ändringarna som kan föras tillbaka, var och en med sin plats i papperet, och de som inte kan det.

    `pending` är det borttagna som inte är ärendefilens egen text: papper, text och fynd. Finns texten inte heller i
    nästa bygge, som rubriken över ett avsnitt som är borta, är den ingen ändring. `links` är de nya länkarna: papper,
    länk och fynd, om nästa bygge inte har dem.
    """

    edits: tuple[TextEdit, ...]
    refused: tuple[Diagnostic, ...]
    pending: tuple[tuple[str, str, Diagnostic], ...] = ()
    links: tuple[tuple[str, Link, Diagnostic], ...] = ()


def take_back(papers: Sequence[EditedPaper], case: CaseSide, values: Mapping[str, Value]) -> TakeBack:
    """Ändringarna i papperen som ändringar i ärendefilen. `values` är ärendets nuvarande värden efter sökväg."""
    taker = _Taker(case, values)
    for paper in papers:
        taker.paper(paper)
    return taker.done()


def refusal(spot: PaperSpot, message: str, hint: str) -> Diagnostic:
    """En ändring som inte kan föras tillbaka."""
    return Diagnostic(dok012.CODE, Severity.ERROR, message, spot, hint)


class _Taker:
    """Samlar ändringarna ur papperen."""

    def __init__(self, case: CaseSide, values: Mapping[str, Value]) -> None:
        self.case = case
        self.places = case.places
        self.values = values
        self.facts: list[FactEdit] = []
        self.texts: list[TextEdit] = []
        self.refused: list[Diagnostic] = []
        self.pending: list[tuple[str, str, Diagnostic]] = []
        self.links: list[tuple[str, Link, Diagnostic]] = []

    def paper(self, paper: EditedPaper) -> None:
        """Papperets ändringar."""
        current = _standing(paper)
        pairs = paired(paper.built, paper.now)
        blocks = reordered(paper, pairs, current, self.case)
        self.refused += (refusal(spot, *why) for spot, why in blocks.refused)
        self.pending += ((paper.name, text, refusal(spot, *why)) for text, spot, why in blocks.pending)
        self.links += ((paper.name, *one) for one in paper.links)
        first = len(self.texts)
        for before, after in pairs.changed:
            standing = current.get(before)
            # Det som redan står i ärendefilen är ingen ändring.
            if standing is None or even(standing.text) != even(after.text):
                whole = after.part == "body" and after.number in blocks.rewritten
                self._changed(paper, before, after, standing, whole=whole)
        self.texts[first:] = joined([*self.texts[first:], *blocks.edits])

    def _changed(
        self,
        paper: EditedPaper,
        before: BuiltParagraph,
        after: Line,
        standing: BuiltParagraph | None,
        *,
        whole: bool,
    ) -> None:
        """Uppgifterna och texten i ett ändrat stycke; med `whole` skrivs texten hel någon annanstans."""
        anchors = anchored(traced(before, after))
        for one in anchors:
            if not one.kept:
                self._fact(paper, after, one)
        for gap in () if whole else gaps(before, after, anchors):
            self._gap(paper, gap, before, after, standing, anchors)

    def _fact(self, paper: EditedPaper, after: Line, one: Trace) -> None:
        fact = one.fact
        old = self.values.get(fact.path)
        value = None if old is None else read_value(one.new, old, fact.notation)
        spot = _spot(paper, after, one.start, one.end)
        self.facts.append(FactEdit(fact.path, fact.notation, one.old, one.new, value, spot))

    def _gap(
        self,
        paper: EditedPaper,
        gap: Gap,
        before: BuiltParagraph,
        after: Line,
        standing: BuiltParagraph | None,
        anchors: Sequence[Trace],
    ) -> None:
        spot = _spot(paper, after, gap.at, gap.at + len(gap.new))
        kept = {one.fact.mark for one in anchors}
        gone = [
            fact
            for fact in before.facts
            if fact.mark not in kept and fact.start < gap.end and gap.start < fact.end
        ]
        if gone and gap.new.strip(" ,.;"):
            path = gone[0].path
            self.refused.append(refusal(spot, _WRITTEN_OVER.format(path=path), _REWRITE.format(path=path)))
            return
        moved = None if standing is None else moved_gap(gap, before.text, standing.text)
        if moved is None or standing is None:
            self.refused.append(refusal(spot, _MOVED, _BOTH))
            return
        text = self.case.words.prose(after, before.facts, start=gap.at, end=gap.at + len(gap.new))
        found = Origin(_placed(paper.current, standing), self.places).changes(moved, text)
        if isinstance(found, ByHand):
            message = found.changed if gap.start < gap.end else found.added
            self.refused.append(refusal(spot, message, found.hint))
        else:
            self.texts.append(TextEdit(found, spot, gap.new))

    def done(self) -> TakeBack:
        """Det som blev, med krockarna bortsorterade."""
        facts, refused = taken_facts(self.facts, self.places, self.values)
        self.refused += (refusal(*one) for one in refused)
        edits = [*(TextEdit((change,), edit.spot, edit.new) for change, edit in facts), *self.texts]
        agreed, clashing = agreeing(edits)
        for edit in clashing:
            message = "Stället är ändrat på olika sätt i papperen."
            hint = "Bestäm vad som ska gälla, och skriv det i ärendefilen."
            self.refused.append(refusal(edit.spot, message, hint))
        return TakeBack(agreed, tuple(self.refused), tuple(self.pending), tuple(self.links))


def _standing(paper: EditedPaper) -> dict[BuiltParagraph, BuiltParagraph]:
    """Varje byggt stycke med det som ärendefilen nu ger på samma ställe."""
    lines = tuple(
        Line(one.part, one.number, None, one.text, "", tuple(fact[:3] for fact in one.facts))
        for one in paper.current.lines
    )
    known = dict(zip(lines, paper.current.lines, strict=True))
    pairs = paired(paper.built, lines)
    return {before: known[line] for before, line in (*pairs.same, *pairs.changed)}


def _placed(paper: BuiltPaper, line: BuiltParagraph) -> tuple[Placed, ...]:
    """Passagerna i stycket; flera delar av samma slag skiljs åt på sin text."""
    return tuple(
        one
        for one in paper.placed
        if (one.kind, one.paragraph) == (line.part, line.number)
        and line.text.startswith(one.passage.text, one.start)
    )


def _spot(paper: EditedPaper, line: Line, start: int, end: int) -> PaperSpot:
    return PaperSpot(paper.file, line.part, line.heading, line.number, start, end, line.text[start:end])
