"""Ett redigerat papper mot det som byggdes: bundna fakta och stycken som är ändrade, borta, flyttade eller nya."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from beslutsgen.facts import find, listed
from beslutsgen.review.moves import Elsewhere, displaced, is_fact, with_its_sentence
from beslutsgen.review.pairs import paired
from beslutsgen.review.traced import traced
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltFact, BuiltParagraph
    from beslutsgen.review.moves import Place
    from beslutsgen.review.traced import Trace

FactEdit = Literal["kept", "changed", "removed", "moved"]
ParagraphEdit = Literal["changed", "new", "gone", "moved"]


class Moved(NamedTuple):
    """Varifrån något är flyttat.

    `inside` är stycket som faktumet stod i, `after` texten som det flyttade stod efter; `None` där det stod först.
    `line` är det förra stycket som det står nu. `with_sentence`: faktumets hela mening är flyttad med det.
    """

    inside: str | None = None
    after: str | None = None
    line: Line | None = None
    with_sentence: bool = False


class EditedFact(NamedTuple):
    """Ett bundet faktum i papperet som det är nu: `line` är stycket, `None` där stycket är borttaget."""

    edit: FactEdit
    path: str
    notation: str
    kind: str
    old: str
    new: str
    line: Line | None
    start: int
    end: int
    moved: Moved | None = None


class EditedParagraph(NamedTuple):
    """Ett ändrat, nytt, flyttat eller borttaget stycke.

    `old` är texten som byggd, `paths` de fakta som den hade och `added` de fria fakta som har tillkommit.
    `together` är antalet stycken som har flyttats tillsammans, med detta som det första. `beside` säger om också annat
    än de bundna uppgifterna är ändrat.
    """

    edit: ParagraphEdit
    old: str
    line: Line | None
    paths: tuple[str, ...] = ()
    added: tuple[FactSpan, ...] = ()
    moved: Moved | None = None
    together: int = 1
    beside: bool = True


class Edited(NamedTuple):
    """Allt bundet i papperet, och styckena som inte är som de byggdes."""

    facts: tuple[EditedFact, ...]
    paragraphs: tuple[EditedParagraph, ...]

    @property
    def differs(self) -> bool:
        """Om något i papperet är ändrat."""
        return bool(self.paragraphs) or any(fact.edit != "kept" for fact in self.facts)


def compare(built: Sequence[BuiltParagraph], lines: Sequence[Line]) -> Edited:
    """Papperet mot sin text som byggd."""
    return _Comparer(built, lines).edited()


class _Comparer:
    """Jämför ett papper med sin text som byggd."""

    def __init__(self, built: Sequence[BuiltParagraph], lines: Sequence[Line]) -> None:
        self.pairs = paired(built, lines)
        body = [one for one in built if one.part == "body" and even(one.text)]
        self.after = {id(one): before.text for before, one in pairwise(body)}
        runs = displaced(built, lines, self.pairs)
        # Ett värde som ensamt är sitt stycke, som i en tabellcell, är en flyttad uppgift och inget flyttat stycke.
        self.alone = {id(line) for run in runs if len(run) == 1 for one, line in run if is_fact(one, line)}
        self.runs = [run for run in runs if id(run[0][1]) not in self.alone]

    def edited(self) -> Edited:
        facts = tuple(self._facts())
        return Edited(facts, tuple(self._paragraphs(facts)))

    def _facts(self) -> Iterator[EditedFact]:
        traces = [(one, line, traced(one, line)) for one, line in (*self.pairs.same, *self.pairs.changed)]
        bound = {id(line): [(one.start, one.end) for one in found if one.new] for _, line, found in traces}
        elsewhere = Elsewhere(self.pairs, bound)
        for one, line, found in traces:
            for trace in found:
                yield self._traced(one, line, trace, elsewhere)
        for one in self.pairs.gone:
            for fact in one.facts:
                yield self._gone(one, fact, elsewhere)

    def _traced(self, one: BuiltParagraph, line: Line, trace: Trace, elsewhere: Elsewhere) -> EditedFact:
        fact = trace.fact
        if trace.kept:
            moved = Moved(after=self.after.get(id(one))) if id(line) in self.alone else None
            return _there(fact, trace.old, trace.new, line, (trace.start, trace.end), moved)
        place = None
        if not trace.new or elsewhere.taken(line, trace.start, trace.end, fact.mark):
            place = elsewhere.marked(fact, trace.old, line)
        if place is None and not trace.new:
            place = elsewhere.typed(trace.old, line)
        if place is not None:
            return self._elsewhere(one, fact, place, line)
        edit: FactEdit = "changed" if trace.new else "removed"
        return EditedFact(
            edit, fact.path, fact.notation, fact.kind, trace.old, trace.new, line, trace.start, trace.end
        )

    def _gone(self, one: BuiltParagraph, fact: BuiltFact, elsewhere: Elsewhere) -> EditedFact:
        """Ett faktum ur ett borttaget stycke; utan bokmärke är bara en flyttad mening ett säkert tecken."""
        old = one.text[fact.start : fact.end]
        place = elsewhere.marked(fact, old, None)
        typed = elsewhere.typed(old, None) if place is None else None
        if typed is not None and with_its_sentence(one, fact, typed.line, None):
            place = typed
        if place is not None:
            return self._elsewhere(one, fact, place, None)
        return EditedFact("removed", fact.path, fact.notation, fact.kind, old, "", None, 0, 0)

    def _elsewhere(self, one: BuiltParagraph, fact: BuiltFact, place: Place, line: Line | None) -> EditedFact:
        old = one.text[fact.start : fact.end]
        whole = even(old) == even(one.text)
        moved = Moved(
            None if whole else one.text,
            self.after.get(id(one)),
            line,
            with_its_sentence(one, fact, place.line, line),
        )
        text = place.line.text[place.start : place.end]
        return _there(fact, old, text, place.line, (place.start, place.end), moved)

    def _paragraphs(self, facts: Sequence[EditedFact]) -> Iterator[EditedParagraph]:
        bound: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for fact in facts:
            bound[id(fact.line)].append((fact.start, fact.end))
        moved = {id(line): Moved(after=self.after.get(id(one))) for run in self.runs for one, line in run}
        for one, line in self.pairs.changed:
            paths = tuple(fact.path for fact in one.facts)
            added = tuple(_added(one.text, line, bound[id(line)]))
            beside = _outside(one.text, [fact[1:3] for fact in one.facts]) != _outside(
                line.text, bound[id(line)]
            )
            yield EditedParagraph("changed", one.text, line, paths, added, moved.get(id(line)), beside=beside)
        for line in self.pairs.new:
            yield EditedParagraph("new", "", line, (), tuple(_added("", line, bound[id(line)])))
        yield from self._gone_paragraphs(facts)
        changed = {id(line) for _, line in self.pairs.changed}
        for run in self.runs:
            same = [(one, line) for one, line in run if id(line) not in changed]
            if same:
                one, line = same[0]
                paths = tuple(fact.path for each, _ in same for fact in each.facts)
                yield EditedParagraph("moved", one.text, line, paths, (), moved[id(line)], len(same))

    def _gone_paragraphs(self, facts: Sequence[EditedFact]) -> Iterator[EditedParagraph]:
        """De borttagna styckena; ett som har slagits ihop med ett annat är inte borttaget."""
        texts = [even(line.text) for line in (*(line for _, line in self.pairs.changed), *self.pairs.new)]
        removed = Counter(fact.path for fact in facts if fact.edit == "removed" and fact.line is None)
        for one in self.pairs.gone:
            if not any(even(one.text) in text for text in texts):
                paths = tuple(fact.path for fact in one.facts if removed[fact.path])
                yield EditedParagraph("gone", one.text, None, paths)


def _outside(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Orden utanför ställena."""
    kept, at = "", 0
    for start, end in sorted(spans):
        kept += text[at:start]
        at = max(at, end)
    return even(kept + text[at:]).split()


def _there(
    fact: BuiltFact, old: str, new: str, line: Line, place: tuple[int, int], moved: Moved | None
) -> EditedFact:
    """Ett faktum som står kvar med sitt värde, där det byggdes eller någon annanstans."""
    edit: FactEdit = "moved" if moved else "kept"
    return EditedFact(edit, fact.path, fact.notation, fact.kind, old, new, line, *place, moved)


def _added(old: str, line: Line, bound: Sequence[tuple[int, int]]) -> Iterator[FactSpan]:
    """Fakta i stycket som varken är bundna eller fanns där förut."""
    known = Counter(listed(fact.value) for fact in find(old))
    for fact in find(line.text):
        if any(start < fact.end and fact.start < end for start, end in bound):
            continue
        if known[listed(fact.value)]:
            known[listed(fact.value)] -= 1
        else:
            yield fact
