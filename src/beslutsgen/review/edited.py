"""Ett redigerat papper mot det som byggdes: bundna fakta och stycken som är ändrade, borta, flyttade eller nya."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from beslutsgen.facts import find, listed
from beslutsgen.review.pairs import paired
from beslutsgen.review.traced import traced
from beslutsgen.word.stamp import even

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.passage import FactSpan
    from beslutsgen.readback.stamp import Line
    from beslutsgen.review.memory import BuiltParagraph
    from beslutsgen.review.pairs import Pairs
    from beslutsgen.review.traced import Trace

FactEdit = Literal["kept", "changed", "removed", "moved"]
ParagraphEdit = Literal["changed", "new", "gone"]


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


class EditedParagraph(NamedTuple):
    """Ett ändrat, nytt eller borttaget stycke; `old` är texten som byggd, `added` de fria fakta som har tillkommit."""

    edit: ParagraphEdit
    old: str
    line: Line | None
    paths: tuple[str, ...]
    added: tuple[FactSpan, ...]


class Edited(NamedTuple):
    """Allt bundet i papperet, och styckena som inte är som de byggdes."""

    facts: tuple[EditedFact, ...]
    paragraphs: tuple[EditedParagraph, ...]


def compare(built: Sequence[BuiltParagraph], lines: Sequence[Line]) -> Edited:
    """Papperet mot sin text som byggd."""
    pairs = paired(built, lines)
    return Edited(tuple(_facts(pairs)), tuple(_paragraphs(pairs)))


def _facts(pairs: Pairs) -> Iterator[EditedFact]:
    fresh = _fresh(pairs)
    for one, line in (*pairs.same, *pairs.changed):
        for trace in traced(one, line):
            yield _edited(trace, line, fresh)
    for one in pairs.gone:
        for fact in one.facts:
            old = one.text[fact.start : fact.end]
            yield EditedFact("removed", fact.path, fact.notation, fact.kind, old, "", None, 0, 0)


def _edited(trace: Trace, line: Line, fresh: Sequence[tuple[Line, str]]) -> EditedFact:
    fact = trace.fact
    edit: FactEdit = "kept" if trace.kept else "changed"
    if not trace.new:
        # Samma text i ett nytt stycke, eller bokmärket i ett annat: faktumet är flyttat.
        moved = any(
            even(trace.old) in text or _has(other, fact.mark) for other, text in fresh if other is not line
        )
        edit = "moved" if moved else "removed"
    return EditedFact(
        edit, fact.path, fact.notation, fact.kind, trace.old, trace.new, line, trace.start, trace.end
    )


def _fresh(pairs: Pairs) -> tuple[tuple[Line, str], ...]:
    """Styckena som har fått ny text, med den text som är ny i dem."""
    whole = ((line, even(line.text)) for line in pairs.new)
    parts = ((line, _without(even(line.text), even(one.text))) for one, line in pairs.changed)
    return (*whole, *parts)


def _without(text: str, before: str) -> str:
    """Orden som inte fanns förut."""
    known = Counter(before.split())
    kept = []
    for word in text.split():
        if known[word]:
            known[word] -= 1
        else:
            kept.append(word)
    return " ".join(kept)


def _has(line: Line, mark: str) -> bool:
    return any(name == mark and start < end for name, start, end in line.marks)


def _paragraphs(pairs: Pairs) -> Iterator[EditedParagraph]:
    for one, line in pairs.changed:
        paths = tuple(fact.path for fact in one.facts)
        yield EditedParagraph("changed", one.text, line, paths, tuple(_added(one, line)))
    for line in pairs.new:
        yield EditedParagraph("new", "", line, (), find(line.text))
    for one in pairs.gone:
        yield EditedParagraph("gone", one.text, None, tuple(fact.path for fact in one.facts), ())


def _added(one: BuiltParagraph, line: Line) -> Iterator[FactSpan]:
    """Fakta i stycket som varken är bundna eller fanns där förut."""
    bound = [(trace.start, trace.end) for trace in traced(one, line) if trace.new]
    known = Counter(listed(fact.value) for fact in find(one.text))
    for fact in find(line.text):
        if any(start < fact.end and fact.start < end for start, end in bound):
            continue
        if known[listed(fact.value)]:
            known[listed(fact.value)] -= 1
        else:
            yield fact
