"""Vad en kontroll är: dess kod, dess allvar, det den ser och det den finner."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar, cast

from msgspec import Struct

from beslutsgen.checks.sentences import sentences
from beslutsgen.checks.signs import holds
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from beslutsgen.arende import Places
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.diagnostic import Severity, Spot
    from beslutsgen.passage import FactSpan, Passage, Value

_T = TypeVar("_T")
_NO_DATES: Final[Mapping[str, date]] = MappingProxyType({})


class Text(Struct, frozen=True):
    """En text i ärendefilen, utskriven, eller en text i ett papper.

    `path` är textens sökväg i ärendefilen; för ett papper den sökväg som samma avsnitt har där. `paper` är papperets
    fil, `None` för en ärendefil. Styckenas fakta med sökväg är hänvisningar; de utan är skrivna för hand. `apart` är
    numren på de stycken som är en listpunkt eller en cell i en tabell; i ett papper är de texter för sig.
    """

    path: str
    passages: tuple[Passage, ...]
    paper: str | None = None
    apart: frozenset[int] = frozenset()


class View:
    """Det en kontroll ser: ärendet, mallpaketet, papperets datum, de utskrivna texterna och filerna i ärendets mapp.

    `sentences` är texternas meningar i ordning, var och en med sin texts sökväg. `dated` är datumen på de papper som
    har ett eget. `even` säger att texten är lika lång i gemener, så att lägena i den är desamma; det är den nästan
    alltid.
    """

    def __init__(
        self,
        arende: Arende,
        pack: Pack,
        dag: date | None,
        texts: tuple[Text, ...],
        has_file: Callable[[str], bool],
        dated: Mapping[str, date] = _NO_DATES,
    ) -> None:
        self.arende = arende
        self.pack = pack
        self.dag = dag
        self.texts = texts
        self.has_file = has_file
        self.dated = dated
        self._computed: dict[object, object] = {}
        found: list[Sentence] = []
        starts: list[int] = []
        at = 0
        for text in self.texts:
            for passage in text.passages:
                inside = sentences(passage, text.path, text.paper)
                found += inside
                starts += [at + sentence.start for sentence in inside]
                at += len(passage.text) + 1
        written = "\n".join([passage.text for text in self.texts for passage in text.passages])
        self.sentences = tuple(found)
        self._low = plain(written).lower()
        self.even = len(self._low) == len(written)
        self._starts = starts

    def day_of(self, sentence: Sentence) -> date | None:
        """Datumet som en mening ska stämma med: papperets eget, annars ärendets."""
        return self.dated.get(sentence.paper or "", self.dag)

    def once(self, compute: Callable[[View], _T]) -> _T:
        """Det som flera kontroller behöver räkna ut ur samma texter, uträknat en gång."""
        if compute not in self._computed:
            self._computed[compute] = compute(self)
        return cast("_T", self._computed[compute])

    def before(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """Meningarna närmast före i samma stycke, i ordning."""
        at = self.once(_numbered)[id(sentence)]
        return [one for one in self.sentences[max(at - most, 0) : at] if one.passage is sentence.passage]

    def stating(self, kind: type[Value]) -> Sequence[tuple[Sentence, Sequence[FactSpan]]]:
        """Meningarna med fakta av sorten, och de fakta som är av den."""
        return self.once(_by_kind).get(kind, ())

    def says(self, *fragments: str) -> bool:
        """Om någon text innehåller något av orden (i gemener): det som saknas helt behöver ingen söka efter."""
        return holds(self._low, fragments)

    def where(self, word: str, low: str | None = None) -> Iterator[tuple[Sentence, int]]:
        """Meningarna där ordet (i gemener) står, och var i dem; i `low`, texten i gemener, när den är given."""
        starts, low = self._starts, low or self._low
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if not low[end : end + 1].isalpha() and not low[at - 1 : at].isalpha():
                number = bisect_right(starts, at) - 1
                yield self.sentences[number], at - starts[number]
            at = low.find(word, end)

    def without(self, name: str) -> str:
        """Texten i gemener, med namnet (i gemener) borttaget om det alltid står för sig eller i genitiv."""
        low, length = self._low, len(name)
        at = low.find(name)
        if at < 0:
            return low
        while at >= 0:
            after = low[at + length : at + length + 2]
            if after.removeprefix("s")[:1].isalpha() or low[at - 1 : at].isalpha():
                return low
            at = low.find(name, at + length)
        return low.replace(name, "\0" * length)


def _by_kind(view: View) -> Mapping[type[Value], Sequence[tuple[Sentence, Sequence[FactSpan]]]]:
    found: dict[type[Value], list[tuple[Sentence, list[FactSpan]]]] = defaultdict(list)
    for sentence in view.sentences:
        for fact in sentence.facts:
            stated = found[type(fact.value)]
            if stated and stated[-1][0] is sentence:
                stated[-1][1].append(fact)
            else:
                stated.append((sentence, [fact]))
    return found


def _numbered(view: View) -> Mapping[int, int]:
    return {id(sentence): number for number, sentence in enumerate(view.sentences)}


class Finding(Struct, frozen=True):
    """Det en kontroll fann. `at` och platserna i `related` är sökvägar i ärendefilen, eller färdiga platser.

    `paper_hint` är åtgärden i ett papper, där den är en annan än i ärendefilen: papperet rättas i Word.
    """

    at: str | Spot
    message: str
    hint: str
    related: tuple[tuple[str | Spot, str], ...] = ()
    paper_hint: str | None = None


class Reads(Enum):
    """Vilka texter en kontroll läser."""

    CASE = "ärendefilens"
    """Ärendefilens uppgifter och texter."""
    AGAINST = "ärendefilens, och papperens när en ärendefil är given"
    """Texter mot ärendefilens uppgifter."""
    ALL = "ärendefilens och papperens"
    """Texter för sig."""
    PAPERS = "papperens"
    """Färdiga papper, var för sig och mot varandra."""


# Det som kontrollerna av ett ärende läser.
IN_CASE: Final = frozenset(Reads) - {Reads.PAPERS}


class Check(Struct, frozen=True):
    """En kontroll. `look` är `None` för fynd som ett annat steg rapporterar, men som `explain` förklarar.

    Med `strict_only` visas fynden bara när den som kör programmet har bett om att få allt (`--strict`).
    """

    code: str
    severity: Severity
    look: Callable[[View], Iterator[Finding]] | None
    strict_only: bool = False
    reads: Reads = Reads.CASE


def diagnose(check: Check, finding: Finding, places: Places | None) -> Diagnostic:
    """Fyndet med kod, allvar, platser och åtgärden där det står. Utan ärendefil finns bara färdiga platser."""
    spot = _spot(finding.at, places)
    hint = (finding.paper_hint if isinstance(spot, PaperSpot) else None) or finding.hint
    related = tuple(
        Related(_spot(at, places), message)
        for at, message in finding.related
        if places is not None or not isinstance(at, str)
    )
    return Diagnostic(check.code, check.severity, finding.message, spot, hint, related)


def _spot(at: str | Spot, places: Places | None) -> Spot:
    if not isinstance(at, str):
        return at
    if places is None:
        raise ValueError(f"en sökväg utan ärendefil: {at}")
    return places.spot(at)
