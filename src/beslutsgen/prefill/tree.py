"""Utkastet som ett träd av poster med anteckningar, innan det skrivs som YAML."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace


class Mark(StrEnum):
    """Ordet som inleder en anteckning, efter vad den säger."""

    UNSURE = "OSÄKERT"
    MISSING = "SAKNAS"
    CHANGED = "ÄNDRAT"
    REVIEW = "GRANSKNING"
    LEFT = "UR PAPPERET"


class Note(Struct, frozen=True):
    """En anteckning på raderna ovanför det som den gäller."""

    mark: Mark
    text: str


class Plain(Struct, frozen=True):
    """Ett värde på en rad: ett namn, ett belopp, ett datum."""

    text: str


class Prose(Struct, frozen=True):
    """Löpande text med hänvisningar: stycken, listor och tabeller, där mellanrummen i varje rad är enkla.

    Ett stycke är en text; en lista eller en tabell är flera rader.
    """

    blocks: tuple[tuple[str, ...], ...]


class Absent(Struct, frozen=True):
    """Inget värde: bara anteckningarna skrivs, där nyckeln skulle stå."""


class Entry(Struct, frozen=True):
    """En nyckel med sitt värde, och anteckningarna om det."""

    key: str
    value: Node
    notes: tuple[Note, ...] = ()


class Table(Struct, frozen=True):
    """Nycklar med värden; skrivs på en rad inom klamrar där det ryms och ingen anteckning finns."""

    entries: tuple[Entry, ...]


class Item(Struct, frozen=True):
    """Ett led i en lista, och anteckningarna om det."""

    value: Node
    notes: tuple[Note, ...] = ()


class Rows(Struct, frozen=True):
    """En lista; `short` skrivs inom hakparenteser på en rad."""

    items: tuple[Item, ...]
    short: bool = False


Node: TypeAlias = Plain | Prose | Absent | Table | Rows


def names(words: tuple[str, ...] | list[str]) -> Rows:
    """En kort lista av namn."""
    return Rows(tuple(Item(Plain(word)) for word in words), short=True)


def noted(entry: Entry, *notes: Note) -> Entry:
    """Posten med fler anteckningar."""
    return replace(entry, notes=(*entry.notes, *notes)) if notes else entry


def unsure(text: str) -> Note:
    """Anteckningen om något osäkert."""
    return Note(Mark.UNSURE, text)


def missing(text: str) -> Note:
    """Anteckningen om något som saknas."""
    return Note(Mark.MISSING, text)
