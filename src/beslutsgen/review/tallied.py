"""Antalet fakta i granskade papper: bundna till ärendefilen, kända på annat håll, och övriga."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from beslutsgen.arende import NO_CASE
from beslutsgen.checks.known import named_values, prose_values
from beslutsgen.facts import agrees, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from beslutsgen.arende.model import Arende
    from beslutsgen.passage import FactSpan, Value
    from beslutsgen.readback import Document

# Delens slag, stycket, början och slut.
Place: TypeAlias = tuple[str, int, int, int]


def counts(
    documents: Sequence[Document], bound: Sequence[frozenset[Place]], arende: Arende
) -> tuple[tuple[int, int, int], ...]:
    """Antalet fakta i varje papper: de bundna, som står på `bound`, de som finns på annat håll, och de övriga."""
    matched = _matched(documents, arende)
    return tuple(_counted(document, matched, own) for document, own in zip(documents, bound, strict=True))


def kinds(documents: Sequence[Document]) -> Counter[str]:
    """Antalet fakta av varje sort."""
    return Counter(fact.value.kind for document in documents for fact in _facts(document))


def _counted(
    document: Document, matched: Callable[[Value], bool], bound: frozenset[Place]
) -> tuple[int, int, int]:
    """Papperets fakta som är bundna, som finns på annat håll, och de övriga."""
    places = {(part, number): [] for part, number, _, _ in bound}  # type: dict[tuple[str, int], list[tuple[int, int]]]
    for part, number, start, end in bound:
        places[part, number].append((start, end))
    found = [
        (
            any(a < fact.end and fact.start < b for a, b in places.get((one.part, one.number), ())),
            matched(fact.value),
        )
        for one in document.paragraphs
        for fact in one.passage.facts
    ]
    mine = sum(is_bound for is_bound, _ in found)
    known = sum(is_known and not is_bound for is_bound, is_known in found)
    return mine, known, len(found) - mine - known


def _matched(documents: Sequence[Document], arende: Arende) -> Callable[[Value], bool]:
    """Om ett värde finns i ärendefilen; utan ärendefil om det står mer än en gång i papperen."""
    if arende is not NO_CASE:
        return _Known((*named_values(arende).values(), *prose_values(arende)))
    times = Counter(listed(fact.value) for document in documents for fact in _facts(document))
    return lambda value: times[listed(value)] > 1


def _facts(document: Document) -> Iterator[FactSpan]:
    return (fact for paragraph in document.paragraphs for fact in paragraph.passage.facts)


class _Known:
    """Svarar om ett värde stämmer med något av ärendets, och minns svaret."""

    def __init__(self, values: Iterable[Value]) -> None:
        # Två värden kan vara lika men angivna olika noga: 3,8 och 3,80 miljoner.
        distinct = {repr(value): value for value in values}
        self._known: defaultdict[type, list[Value]] = defaultdict(list)
        for value in distinct.values():
            self._known[type(value)].append(value)
        self._answers: dict[str, bool] = {}

    def __call__(self, value: Value) -> bool:
        exact = repr(value)
        if exact not in self._answers:
            self._answers[exact] = any(agrees(value, other) for other in self._known[type(value)])
        return self._answers[exact]
