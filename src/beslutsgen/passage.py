"""Passage: en text med sina fakta och sin plats; det som utkast och återläsning ger och kontroller läser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Spot


class Value(Protocol):
    """Ett värde i faktaspråket. `kind` är sortens namn i programmets yttre (date, period, amount ...)."""

    @property
    def kind(self) -> str:
        """Sortens namn."""
        ...


class FactSpan(Struct, frozen=True, cache_hash=True):
    """Ett faktum i en text: `start` till `end` i kodpunkter, `end` räknas inte med.

    `path` är faktumets namn i ärendefilen och `notation` hur det skrevs; båda är `None` för ett faktum som hittats i
    löpande text.
    """

    start: int
    end: int
    value: Value
    path: str | None = None
    notation: str | None = None


class Mark(Struct, frozen=True):
    """Formatering av en del av en text; `target` är länkens mål."""

    start: int
    end: int
    kind: Literal["bold", "italic", "link"]
    target: str | None = None


class Place(Protocol):
    """Var en text står: ger platsen för en del av den."""

    def spot(self, start: int, end: int) -> Spot:
        """Platsen för texten från `start` till `end` (kodpunkter i passagens text)."""
        ...


class Passage(Struct, frozen=True):
    """Ett stycke text med fakta, formatering och plats."""

    text: str
    place: Place
    facts: tuple[FactSpan, ...] = ()
    marks: tuple[Mark, ...] = ()
