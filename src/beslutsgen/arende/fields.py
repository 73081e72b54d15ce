"""Fältens byggstenar i modellerna: beskrivning, kortform, hänvisningar och prosa."""

from __future__ import annotations

from msgspec import Struct


class Om(Struct, frozen=True):
    """Fältets beskrivning; `exempel` visas för den som glömt det; `kort` är fältet som ett ensamt värde fyller."""

    text: str
    exempel: str | None = None
    kort: bool = False


class Prosa(Struct, frozen=True):
    """Text i prosaspråket, som den står i filen: hänvisningar, villkor och enkel Markdown."""

    text: str


class Ref(Struct, frozen=True):
    """Fältets text är namnet på en post i `avsnitt`; med `fri` får den också vara vanlig text."""

    avsnitt: str
    fri: bool = False


class Nyckel(Struct, frozen=True):
    """Fältets text är en nyckel i mallpaketet: å, ä och ö är samma nyckel som a, a och o."""


class StandardLag(Struct, frozen=True):
    """Lagen som gäller när bara paragrafen skrivs (`19 §`)."""

    lag: str
