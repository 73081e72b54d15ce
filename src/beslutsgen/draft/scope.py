"""Det som prosa, fraser och mallar kan hänvisa till: ett träd av namn där varje blad är ett faktum med sökväg.

Trädet byggs av `build_tree` ur ärendet och mallpaketet. Samma träd läses av prosaspråket och av Wordmallarna.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from beslutsgen.arende.fields import Prosa
    from beslutsgen.draft.content import Content
    from beslutsgen.facts import Value


@final
class Leaf(Struct, frozen=True, cache_hash=True):
    """Ett faktum som kan skrivas ut. `path` är dess namn i ärendefilen (eller `pack....`)."""

    path: str
    value: Value


@final
class Group(Struct, frozen=True):
    """Ett namn med delar. `own` är det som skrivs när gruppen själv skrivs ut (`{{ avtal.uppdrag }}`)."""

    path: str
    parts: Mapping[str, Node]
    own: Leaf | Written | None


@final
class Items(Struct, frozen=True):
    """En följd som kan gås igenom med `for`."""

    path: str
    nodes: tuple[Node, ...]


@final
class Prose(Struct, frozen=True):
    """Prosa i ärendefilen, som läggs in där den nämns (`{{ stycken.namn }}`)."""

    path: str
    prosa: Prosa


@final
class Flag(Struct, frozen=True):
    """Ett ja eller nej, att pröva med `if`."""

    path: str
    value: bool


@final
class Missing(Struct, frozen=True):
    """En uppgift som kan finnas men saknas i detta ärende: falsk i `if`, tom i text bara där mallen tål det."""

    path: str


@final
class Written(Struct, frozen=True):
    """Ett färdigt block i utkastet (`{{ bakgrund }}`)."""

    path: str
    content: Content


# Sorterna skiljs åt med `type(node) is …`: för en `Struct` som noden inte är kostar `isinstance` fyra gånger så mycket.
Node: TypeAlias = Leaf | Group | Items | Prose | Flag | Missing | Written


class Parts(Mapping[str, Node]):
    """Delar som görs först när de efterfrågas: de flesta nämns aldrig, och poster får hänvisa till varandra i ring."""

    __slots__ = ("_made", "_make", "_names")

    def __init__(self, names: Collection[str], make: Callable[[str], Node]) -> None:
        self._names = names
        self._make = make
        self._made: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        made: Node | None = self.get(name)
        if made is None:
            raise KeyError(name)
        return made

    def get(self, name: str, default: Any = None) -> Any:
        """Delen, eller `default` för ett namn som inte finns."""
        made = self._made.get(name)
        if made is None:
            if name not in self._names:
                return default
            made = self._made[name] = self._make(name)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
