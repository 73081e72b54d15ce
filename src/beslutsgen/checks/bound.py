"""Det som en text binder till ett värde, och de ställen där samma sak är bunden till ett annat."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Finding
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import agrees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan, Value

if TYPE_CHECKING:
    # Om två utsagor motsäger varandra; det tredje värdet säger om varje framställning talar om bara en sådan sak.
    Conflict: TypeAlias = Callable[["Said", "Said", bool], bool]

# Två värden på samma sak motsäger varandra; fler än så visar att det inte är samma sak.
_CONTRADICTING: Final = 2
_SUMMARY: Final = ("text.arende", "text.sammanfattning", "rubrik")


class Said(Struct, frozen=True):
    """Ett faktum som en mening binder till något.

    `subject` är det som är bundet, `about` de ord som närmare säger vad; `name` är hur det kallas i ett meddelande.
    `value` är det bundna värdet, som kan vara en del av faktumet i `fact`. `sure` säger att ordet bara kan stå för en
    sak, så att två värden motsäger varandra också inom samma framställning.
    """

    subject: tuple[str, ...]
    about: frozenset[str]
    name: str
    value: Value
    sentence: Sentence
    fact: FactSpan
    sure: bool = True

    @property
    def part(self) -> tuple[str | None, str]:
        """Papperet, och vilken del texten hör till: besluten, den korta framställningen eller den långa."""
        path = self.sentence.path
        part = "beslut" if path.startswith("beslut") else "kort" if path.startswith(_SUMMARY) else "lång"
        return self.sentence.paper, part

    @property
    def spot(self) -> Spot:
        """Faktumets plats."""
        return self.sentence.spot(self.fact.start, self.fact.end)

    @property
    def text(self) -> str:
        """Faktumet som det står."""
        return " ".join(self.sentence.passage.text[self.fact.start : self.fact.end].split())


def by_subject(stated: Iterable[Said]) -> Iterator[list[Said]]:
    """Det som sägs, samlat för varje sak i textens ordning."""
    groups: defaultdict[tuple[str, ...], list[Said]] = defaultdict(list)
    for one in stated:
        groups[one.subject].append(one)
    yield from groups.values()


def contradicting(stated: list[Said], conflict: Conflict, hint: str) -> Iterator[Finding]:
    """Ett fynd för varje utsaga som motsäger den vanligaste, eller av två lika vanliga den första."""
    if _tiered(stated):
        return
    single = _single(stated)
    clusters: list[list[Said]] = []
    for one in stated:
        home = next(
            (held for held in clusters if not any(conflict(one, other, single) for other in held[:3])), None
        )
        if home is not None:
            home.append(one)
        elif len(clusters) < _CONTRADICTING:
            clusters.append([one])
        else:
            return
    if len(clusters) < _CONTRADICTING:
        return
    usual, other = sorted(clusters, key=lambda held: -len(held))
    for one in other:
        against = next((held for held in usual if conflict(one, held, single)), None)
        if against:
            yield _finding(one, against, hint)


def _tiered(stated: list[Said]) -> bool:
    """Om en och samma mening ger samma sak två värden: då gäller de var sitt fall, som orden inte skiljer åt."""
    seen: dict[tuple[int, int, frozenset[str]], Value] = {}
    for one in stated:
        place = (id(one.sentence.passage), one.sentence.start, one.about)
        if not agrees(seen.setdefault(place, one.value), one.value):
            return True
    return False


def _single(stated: list[Said]) -> bool:
    """Om varje framställning talar om bara en sådan sak, så att en kortare benämning måste vara densamma."""
    seen: defaultdict[tuple[str | None, str], set[frozenset[str]]] = defaultdict(set)
    for one in stated:
        seen[one.part].add(one.about)
    return all(len(each) == 1 for each in seen.values())


def _finding(one: Said, other: Said, hint: str) -> Finding:
    return Finding(
        one.spot,
        f"{one.name} anges här till ”{one.text}”, men {where(one.spot, other.spot)} till ”{other.text}”.",
        hint,
        ((other.spot, "det andra värdet"),),
    )


def where(here: Spot, there: Spot) -> str:
    """Var det andra stället är, i ord."""
    if there.file != here.file:
        return f"i {there.file}"
    if (
        isinstance(here, PaperSpot)
        and isinstance(there, PaperSpot)
        and there.heading not in (None, here.heading)
    ):
        return f"under rubriken {there.heading}"
    return "på ett annat ställe"
