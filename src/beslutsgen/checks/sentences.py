"""Meningarna i ett stycke, med sina fakta och vem som skrev dem."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan, Passage

# En mening slutar med skiljetecken, eventuellt citattecken eller parentes, och följs av något som kan börja en ny.
_END: Final = Pattern(r"[.!?][”\"')\]]*(?=[ \u00a0]+[”\"'(\[]?[A-ZÅÄÖÉ0-9])")
# Förkortningar vars punkt inte slutar en mening.
_NOT_END: Final = Pattern(
    r"(?:(?<!\w)(?:bl\.? ?a|t\.? ?ex|d\.? ?v\.? ?s|dvs|m\.? ?fl|f\.? ?d|s\.? ?k|o\.? ?d|p\.? ?g\.? ?a|e\.? ?d"
    r"|fr\.? ?o\.? ?m|t\.? ?o\.? ?m|kap|kl|ca|st|nr|sid|s|resp|jfr|inkl|exkl|max|min|prop|bet|avd|dnr|tel|art|punkt|p"
    r"|bil|forts|ung|kv|mom|ev|enl|ang|mån|milj|tfn|doc|dr|prof|sankt|[A-ZÅÄÖ]))\.\Z",
    re.IGNORECASE,
)

_NUMBER: Final = Pattern(r"(?<!\w)\d{1,2}\.\Z")


@runtime_checkable
class _KnowsAuthor(Protocol):
    """En plats som kan skilja författarens egen text från fraser och utskrivna fakta."""

    def authored(self, at: int) -> bool:
        """Om tecknet vid `at` är författarens egen ordagranna text."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """En mening i ett stycke: `start` och `end` är lägen i styckets text.

    `path` är textens sökväg i ärendefilen, `paper` papperets fil (`None` för en ärendefil), `facts` meningens fakta
    med lägen i hela stycket.
    """

    passage: Passage
    start: int
    end: int
    path: str
    paper: str | None = None
    facts: tuple[FactSpan, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        inside = tuple(fact for fact in self.passage.facts if self.start <= fact.start < self.end)
        object.__setattr__(self, "facts", inside)

    @property
    def text(self) -> str:
        """Meningens text."""
        return self.passage.text[self.start : self.end]

    def authored(self, at: int) -> bool:
        """Om tecknet vid `at` (i hela stycket) är skrivet för hand i ärendefilen."""
        return authored(self.passage, at)

    def spot(self, start: int, end: int) -> Spot:
        """Platsen i källan för styckets text från `start` till `end`."""
        return self.passage.place.spot(start, end)


def authored(passage: Passage, at: int) -> bool:
    """Om tecknet är författarens egen text. En plats som inte vet räknas som författarens."""
    return not isinstance(passage.place, _KnowsAuthor) or passage.place.authored(at)


def sentences(passage: Passage, path: str, paper: str | None = None) -> Iterator[Sentence]:
    """Styckets meningar i ordning; hela stycket om det inte kan delas."""
    text = passage.text
    start = 0
    for match in _END.finditer(text):
        inside_fact = any(fact.start < match.end() < fact.end for fact in passage.facts)
        if inside_fact or _abbreviated(text, start, match.start() + 1):
            continue
        yield Sentence(passage, start, match.end(), path, paper)
        start = match.end() + 1
    if text[start:].strip():
        yield Sentence(passage, start, len(text), path, paper)


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Om punkten hör till en förkortning, till numret först i en punkt, eller står mellan två tal."""
    if text[end - 1] != ".":
        return False
    number = _NUMBER.search(text, max(start, end - 4), end)
    if number and (not text[start : number.start()].strip() or text[end:].lstrip()[:1].isdigit()):
        return True
    return _NOT_END.search(text, max(start, end - 12), end) is not None
