"""Fältens byggstenar i modellerna: beskrivning, kortform, hänvisningar och prosa."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Prosa:
    """Text i prosaspråket, som den står i filen: hänvisningar, villkor och enkel Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Fältets text är namnet på en post i `avsnitt`; med `fri` får den också vara vanlig text."""

    avsnitt: str
    fri: bool = False


@dataclass(frozen=True, slots=True)
class Nyckel:
    """Fältets text är en nyckel i mallpaketet: å, ä och ö är samma nyckel som a, a och o."""


@dataclass(frozen=True, slots=True)
class StandardLag:
    """Lagen som gäller när bara paragrafen skrivs (`19 §`)."""

    lag: str


def falt(om: str, exempel: str | None = None, *, kort: bool = False, default: Any = MISSING) -> Any:
    """Ett fält med beskrivning; utan `default` är det obligatoriskt, och `exempel` visas för den som glömt det."""
    return field(default=default, metadata={"om": om, "exempel": exempel, "kort": kort})


def valfritt(om: str, *, kort: bool = False) -> Any:
    """Ett fält som får saknas."""
    return falt(om, kort=kort, default=None)


def lista(om: str, *, kort: bool = False) -> Any:
    """En lista som får saknas. Ett ensamt värde räknas som en lista med ett element."""
    return falt(om, kort=kort, default=())


def namngivna(om: str) -> Any:
    """Poster med egna namn, i filens ordning; avsnittet får saknas."""
    return field(default_factory=dict, metadata={"om": om, "kort": False})
