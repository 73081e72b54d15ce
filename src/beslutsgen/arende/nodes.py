"""YAML-textens noder: text, lista och uppställning med nycklar, var och en med sitt läge."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["", "'", '"', "|", ">"]


# Noderna är namngivna tupler: en fil har hundratals, och alla görs varje gång den läses.
class Scalar(NamedTuple):
    """En text. `text` är vad YAML läser, `start` till `end` hur den står i filen."""

    text: str
    start: int
    end: int
    style: Style

    @property
    def empty(self) -> bool:
        """Sant för ett värde utan innehåll."""
        return not self.text.strip()


class Sequence(NamedTuple):
    """En lista; `flow` är sant inom hakparenteser."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool


class Entry(NamedTuple):
    """En nyckel med sitt värde."""

    key: Node
    value: Node


class Table(NamedTuple):
    """Nycklar med värden i filens ordning; `flow` är sant inom klamrar."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    flow: bool


class Unread(NamedTuple):
    """Något som filen inte får innehålla och som redan är rapporterat."""

    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Table | Unread
