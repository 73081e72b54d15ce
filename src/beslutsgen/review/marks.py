"""Varje uppgift i papperen märkt: bunden till ärendet, lika med en uppgift på annat håll, eller fri."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from beslutsgen.arende import NO_CASE
from beslutsgen.checks.known import named_values
from beslutsgen.facts import agrees, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.model import Arende
    from beslutsgen.passage import FactSpan, Value
    from beslutsgen.readback import Document

State: TypeAlias = Literal["bound", "matched", "free"]


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """En uppgift i stycket med index `paragraph`, dess sökväg i ärendefilen om den har en, och vad den hör ihop med.

    Uppgifter med samma `key` är samma uppgift.
    """

    paragraph: int
    span: FactSpan
    state: State
    path: str | None
    key: object


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """Ett läst papper och dess uppgifter i ordning."""

    document: Document
    facts: tuple[MarkedFact, ...]


def marked(documents: Sequence[Document], arende: Arende) -> tuple[MarkedDocument, ...]:
    """Papperen med märkta uppgifter. Utan ärendefil är en uppgift som står mer än en gång lika med de andra."""
    known = {} if arende is NO_CASE else dict(named_values(arende))
    times = Counter(listed(fact.value) for one in documents for _, fact in _facts(one))
    names: dict[object, str | None] = {}

    def mark(paragraph: int, fact: FactSpan) -> MarkedFact:
        value = listed(fact.value)
        if fact.path is not None:
            return MarkedFact(paragraph, fact, "bound", fact.path, fact.path)
        if value not in names:
            names[value] = _path(fact.value, known)
        path = names[value]
        same = path is not None or (not known and times[value] > 1)
        return MarkedFact(paragraph, fact, "matched" if same else "free", path, path or value)

    return tuple(MarkedDocument(one, tuple(mark(*place) for place in _facts(one))) for one in documents)


def _path(value: Value, known: Mapping[str, Value]) -> str | None:
    """Sökvägen till ärendets uppgift med värdet, helst en som är exakt lika."""
    same = [path for path, other in known.items() if agrees(value, other)]
    exact = (path for path in same if listed(known[path]) == listed(value))
    return next(exact, same[0] if same else None)


def _facts(document: Document) -> Iterator[tuple[int, FactSpan]]:
    for number, paragraph in enumerate(document.paragraphs):
        yield from ((number, fact) for fact in paragraph.passage.facts)
