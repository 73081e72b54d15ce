"""YAML-textens noder: text, lista och uppställning med nycklar, var och en med sitt läge."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Style: TypeAlias = Literal["", "'", '"', "|", ">"]


# Noderna hör ihop som ett träd, och skräpsamlaren behöver aldrig leta efter ringar bland dem.
class Scalar(Struct, frozen=True, gc=False):
    """En text. `text` är vad YAML läser, `start` till `end` hur den står i filen."""

    text: str
    start: int
    end: int
    style: Style

    @property
    def empty(self) -> bool:
        """Sant för ett värde utan innehåll."""
        return not self.text.strip()


class Sequence(Struct, frozen=True, gc=False):
    """En lista; `flow` är sant inom hakparenteser."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool


class Entry(Struct, frozen=True, gc=False):
    """En nyckel med sitt värde."""

    key: Node
    value: Node


class Table(Struct, frozen=True, gc=False):
    """Nycklar med värden i filens ordning; `flow` är sant inom klamrar."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    flow: bool


class Unread(Struct, frozen=True, gc=False):
    """Något som filen inte får innehålla och som redan är rapporterat."""

    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Table | Unread
