"""YAML-textens noder: text, lista och uppställning med nycklar, var och en med sitt läge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["", "'", '"', "|", ">"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """En text. `text` är vad YAML läser, `start` till `end` hur den står i filen."""

    text: str
    start: int
    end: int
    style: Style

    @property
    def empty(self) -> bool:
        """Sant för ett värde utan innehåll."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sequence:
    """En lista; `flow` är sant inom hakparenteser."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """En nyckel med sitt värde."""

    key: Node
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Nycklar med värden i filens ordning; `flow` är sant inom klamrar."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    flow: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """Något som filen inte får innehålla och som redan är rapporterat."""

    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Table | Unread
