"""Varje uppgift i papperen märkt: bunden till ärendet, lika med en uppgift på annat håll, eller fri."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct, field

from beslutsgen.arende import NO_CASE
from beslutsgen.checks.known import named_values
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import Namn, agrees, listed
from beslutsgen.passage import FactSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beslutsgen.arende.model import Arende
    from beslutsgen.passage import Value
    from beslutsgen.readback import Document, ReadParagraph

_NO_HISTORIES: Final[Mapping[str, History]] = MappingProxyType({})
State: TypeAlias = Literal["bound", "matched", "free"]


class MarkedFact(Struct, frozen=True):
    """En uppgift i stycket med index `paragraph`, dess sökväg i ärendefilen om den har en, och vad den hör ihop med.

    Uppgifter med samma `key` är samma uppgift.
    """

    paragraph: int
    span: FactSpan
    state: State
    path: str | None
    key: object


class History(Struct, frozen=True):
    """Ett papper mot det som byggdes: var de bundna uppgifterna står nu, och hur de ändrade styckena löd.

    Lägena är efter del och nummer, i det numrerade styckets text. `gone` är styckena som är borttagna.
    """

    bound: Mapping[tuple[str, int], tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    before: Mapping[tuple[str, int], str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


class MarkedDocument(Struct, frozen=True):
    """Ett läst papper, dess uppgifter i ordning, och vad som har hänt sedan det byggdes."""

    document: Document
    facts: tuple[MarkedFact, ...]
    history: History = field(default_factory=History)


def marked(
    documents: Sequence[Document], arende: Arende, histories: Mapping[str, History] = _NO_HISTORIES
) -> tuple[MarkedDocument, ...]:
    """Papperen med märkta uppgifter. Utan ärendefil är en uppgift som står mer än en gång lika med de andra."""
    marker = _Marker(arende, histories, documents)
    return tuple(
        MarkedDocument(one, tuple(marker.facts(one)), histories.get(one.file, History())) for one in documents
    )


class _Marker:
    """Märker uppgifterna i ett ärendes papper."""

    def __init__(
        self, arende: Arende, histories: Mapping[str, History], documents: Sequence[Document]
    ) -> None:
        self._known = {} if arende is NO_CASE else dict(named_values(arende))
        self._histories = histories
        self._names: dict[object, str | None] = {}
        self._times = Counter(
            listed(fact.value)
            for one in documents
            for found in one.paragraphs
            for fact in found.passage.facts
        )

    def facts(self, document: Document) -> Iterator[MarkedFact]:
        """Papperets uppgifter: de bundna, och de andra som står utanför dem."""
        history = self._histories.get(document.file, History())
        for number, paragraph in enumerate(document.paragraphs):
            bound = list(_bound(paragraph, history))
            free = [fact for fact in paragraph.passage.facts if not any(_overlap(fact, one) for one in bound)]
            for fact in sorted((*bound, *free), key=lambda one: one.start):
                yield self._mark(number, fact)

    def _mark(self, number: int, fact: FactSpan) -> MarkedFact:
        if fact.path is not None:
            return MarkedFact(number, fact, "bound", fact.path, fact.path)
        value = listed(fact.value)
        if value not in self._names:
            self._names[value] = _path(fact.value, self._known)
        path = self._names[value]
        same = path is not None or (not self._known and self._times[value] > 1)
        return MarkedFact(number, fact, "matched" if same else "free", path, path or value)


def _bound(paragraph: ReadParagraph, history: History) -> Iterator[FactSpan]:
    """De bundna uppgifterna i stycket, med värdet som texten har nu; ett namn är sin text."""
    places = history.bound.get((paragraph.part, paragraph.number), ())
    spot = paragraph.passage.place.spot(0, len(paragraph.text))
    offset = spot.start if isinstance(spot, PaperSpot) else 0
    last = 0
    for start, end, path in sorted(places):
        first, final = max(start - offset, 0), min(end - offset, len(paragraph.text))
        if first < last or first >= final:
            continue
        last = final
        text = Namn(paragraph.text[first:final])
        inside = (fact.value for fact in paragraph.passage.facts if fact.start < final and first < fact.end)
        yield FactSpan(first, final, next(inside, text), path)


def _overlap(one: FactSpan, other: FactSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _path(value: Value, known: Mapping[str, Value]) -> str | None:
    """Sökvägen till ärendets uppgift med värdet, helst en som är exakt lika."""
    same = [path for path, other in known.items() if agrees(value, other)]
    exact = (path for path in same if listed(known[path]) == listed(value))
    return next(exact, same[0] if same else None)
