"""YAML-textens noder med lägen: vanlig text läses direkt, all annan av YAML:s tolk, och varje fel är ett värde."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from beslutsgen.arende.usual import usual

if TYPE_CHECKING:
    from beslutsgen.arende.events import Loader
    from beslutsgen.arende.nodes import Node, Scalar

MAX_DEPTH: Final = 64
MAX_NODES: Final = 40_000


class Snag(Struct, frozen=True):
    """Det som hindrade läsningen: var, och där felet hör till något som börjar tidigare, var det börjar."""

    kind: Literal["syntax", "deep", "many"]
    at: int
    context: int | None
    problem: str


class Refused(Struct, frozen=True):
    """Något som YAML tillåter men inte ärendefilen. `name` är ankarets, aliasets eller taggens namn."""

    kind: Literal["anchor", "alias", "tag", "document"]
    name: str
    start: int
    end: int


class Composed(Struct, frozen=True):
    """Textens noder, eller det som hindrade dem.

    `odd` är yttersta klamrar och hakparenteser som nog är missförstådda, och nycklar med en klammer i sig;
    `wrapped` är citat över flera rader.
    """

    root: Node | None
    snag: Snag | None
    refused: tuple[Refused, ...] = ()
    odd: tuple[Node, ...] = ()
    wrapped: tuple[Scalar, ...] = ()


def compose(text: str, loader: Loader | None = None) -> Composed:
    """Textens noder; med `loader` läser den tolken också det som är vanligt."""
    if loader is None and len(text) <= MAX_NODES:
        read = usual(text)
        if read is not None:
            return Composed(read.root, None, wrapped=read.wrapped)
    from beslutsgen.arende.events import composed_from_events

    return composed_from_events(text, loader)
