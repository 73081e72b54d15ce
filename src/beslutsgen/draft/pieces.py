"""Det som prosan blir när den räknats ut: bokstavlig text och utskrivna fakta, vart och ett med sin plats i källan."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.diagnostic import Spot
    from beslutsgen.facts import Value


class Source(Protocol):
    """En text i ärendefilen, en fras eller mallpaketet, som kan säga var en del av den står."""

    @property
    def authored(self) -> bool:
        """Sant för text som ärendets författare skrev, falskt för mallpaketets fraser."""
        ...

    def spot(self, start: int, end: int) -> Spot:
        """Platsen för tecknen `start` till `end`."""
        ...


class Said(Struct, frozen=True, gc=False):
    """Text som står ordagrant i källan, från läget `at`."""

    text: str
    at: int


class Fact(Struct, frozen=True, gc=False):
    """Ett faktum så som det skrivs."""

    text: str
    path: str
    value: Value
    notation: str


# En hänvisnings läge och längd i källan.
Mention: TypeAlias = tuple[int, int]
Piece: TypeAlias = Said | Mention


class Told(Struct, frozen=True, gc=False):
    """En uträknad text: texten före, mellan och efter dess fakta, alltså en text mer än fakta.

    `pieces` är var det kom ifrån, i ordning: ordagrann text och hänvisningar, en för varje faktum. Varje källa i
    `sources` gäller från sin bit fram till nästa källas.
    """

    texts: Sequence[str]
    facts: Sequence[Fact]
    pieces: Sequence[Piece]
    sources: Sequence[tuple[int, Source]]


def sources_of(told: Told) -> list[Source]:
    """Källan till varje bit, i bitarnas ordning."""
    found: list[Source] = []
    ends = [*[first for first, _ in told.sources[1:]], len(told.pieces)]
    for (first, source), end in zip(told.sources, ends, strict=True):
        found += [source] * (end - first)
    return found


def starts_of(told: Told) -> list[int]:
    """Läget i den uträknade texten, där ett faktum är ett enda tecken, där varje bit börjar; sist där den tar slut."""
    return [0, *accumulate([len(piece.text) if isinstance(piece, Said) else 1 for piece in told.pieces])]


class ProseFault(Struct, frozen=True):
    """Ett fel som syns först när prosan räknas ut, till exempel en felstavad hänvisning."""

    code: str
    message: str
    hint: str
    spot: Spot
