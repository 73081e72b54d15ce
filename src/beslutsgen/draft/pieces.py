"""Det som prosan blir när den räknats ut: bokstavlig text och utskrivna fakta, vart och ett med sin plats i källan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Literal:
    """Text som står ordagrant i källan, från läget `at`."""

    text: str
    source: Source
    at: int


@dataclass(frozen=True, slots=True)
class Printed:
    """Ett utskrivet faktum; `at` och `length` är hänvisningens plats i källan."""

    text: str
    path: str
    value: Value
    notation: str
    source: Source
    at: int
    length: int


Piece: TypeAlias = Literal | Printed


@dataclass(frozen=True, slots=True)
class ProseFault:
    """Ett fel som syns först när prosan räknas ut, till exempel en felstavad hänvisning."""

    code: str
    message: str
    hint: str
    spot: Spot
