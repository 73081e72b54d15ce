"""Fel som hittas när filens innehåll läses, och det sammanhang som läsningen delar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.arende.keys import suggestion
from beslutsgen.arende.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from beslutsgen.arende.nodes import Node
    from beslutsgen.arende.traps.trap import Edit

# Fler fel än så hjälper ingen, och en fil som är fel rakt igenom ska inte ta lång tid.
MOST_PROBLEMS: Final = 200
_MOST_LISTED: Final = 15


class Place(Struct, frozen=True, gc=False):
    """En nod med sin sökväg, och nyckeln den står efter."""

    node: Node
    path: str
    key: Scalar | None = None

    @property
    def title(self) -> tuple[int, int]:
        """Platsen för det som noden heter: nyckeln, eller noden själv."""
        return (self.key.start, self.key.end) if self.key else (self.node.start, self.node.end)

    @property
    def value(self) -> tuple[int, int]:
        """Platsen för värdet; för det som sträcker sig över flera rader, dess nyckel."""
        whole = isinstance(self.node, Scalar) or getattr(self.node, "flow", False)
        return (self.node.start, self.node.end) if whole else self.title


class Also(Struct, frozen=True):
    """En annan plats som felet handlar om."""

    at: tuple[int, int]
    path: str | None
    message: str


class Problem(Struct, frozen=True):
    """Ett fel i innehållet. `at` är `None` för hela filen; `edits` visas som rättade rader i tipset."""

    code: str
    message: str
    at: tuple[int, int] | None
    hint: str
    path: str | None = None
    related: tuple[Also, ...] = ()
    edits: tuple[Edit, ...] = ()


class Use(Struct, frozen=True):
    """En hänvisning från ett fält till en namngiven post."""

    path: str
    section: str
    name: str
    at: tuple[int, int]


class Run(Struct):
    """En pågående läsning: texten, namnen som finns, och det som hittats.

    `roots` är filens avsnitt, `homes` var en nyckel hör hemma, `unread` avsnitt som inte kunde läsas.
    """

    text: str
    names: Mapping[str, Collection[str]]
    unread: frozenset[str]
    roots: frozenset[str]
    homes: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Lägger till ett fel."""
        self.problems.append(problem)

    def meant(self, word: str, known: Collection[str]) -> str:
        """Tipset om ett okänt ord: det närmaste kända, och vilka som finns."""
        if len(self.problems) > MOST_PROBLEMS:
            return listed(known)
        close = suggestion(word, known)
        return f"Menade du {close}? {listed(known)}" if close else listed(known)


def listed(known: Collection[str], most: int = _MOST_LISTED) -> str:
    """Uppräkningen av det som finns, högst så många."""
    names = list(known)
    if not names:
        return "Det finns inga sådana i filen."
    more = f" och {len(names) - most} till" if len(names) > most else ""
    return f"Det som finns är {', '.join(names[:most])}{more}."
