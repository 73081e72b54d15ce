"""Ett fynd och dess plats: samma typ för ärendefil, mall och papper, från varje steg."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct

# Delarna av ett papper i den ordning som de visas; en del av en mall som inte är en av dem kommer sist.
_PARTS: Final = ("body", "header", "footer", "footnote", "comment")


class Severity(StrEnum):
    """Hur allvarligt ett fynd är; allvaret är bestämt per kod."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 för det allvarligaste."""
        return _RANKS[self]


_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class TextSpot(Struct, frozen=True):
    """En plats i en textfil. Rad och kolumn räknas från 1, längden i kodpunkter på den raden."""

    file: str
    line: int
    column: int
    length: int
    path: str | None
    excerpt: str
    line_text: str

    @property
    def order(self) -> tuple[int, ...]:
        """Platsens ordning inom filen."""
        return (self.line, self.column)


class PaperSpot(Struct, frozen=True):
    """En plats i ett papper, eller i en mall.

    `paragraph` räknas från 1 inom sin del; `start` och `end` är kodpunkter i styckets text, `end` räknas inte med.
    `before` och `after` är det som står intill i stycket, för den som ska hitta platsen; de behöver inte vara hela.
    """

    file: str
    part: str
    heading: str | None
    paragraph: int
    start: int
    end: int
    excerpt: str
    before: str = ""
    after: str = ""

    def __eq__(self, other: object) -> bool:
        return self._place == other._place if isinstance(other, PaperSpot) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._place)

    @property
    def _place(self) -> tuple[str | int | None, ...]:
        """Det som gör platsen till samma plats; det som står intill hör inte dit."""
        return (self.file, self.part, self.heading, self.paragraph, self.start, self.end, self.excerpt)

    @property
    def order(self) -> tuple[int, ...]:
        """Platsens ordning inom filen: brödtexten först, sedan sidhuvud, sidfot, noter och kommentarer."""
        part = _PARTS.index(self.part) if self.part in _PARTS else len(_PARTS)
        return (1 + part, self.paragraph, self.start)


class WholeFile(Struct, frozen=True):
    """En hel fil, när felet inte har någon närmare plats."""

    file: str

    @property
    def order(self) -> tuple[int, ...]:
        """Före alla platser inuti filen."""
        return (0, 0)


Spot: TypeAlias = TextSpot | PaperSpot | WholeFile


class Related(Struct, frozen=True):
    """En annan plats som fyndet handlar om, och vad den har med saken att göra."""

    spot: Spot
    message: str


class Diagnostic(Struct, frozen=True):
    """Ett fynd: kod, allvar, vad som är fel, var, vad man gör åt det och vilka andra platser det gäller."""

    code: str
    severity: Severity
    message: str
    spot: Spot
    hint: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def order(self) -> tuple[str, tuple[int, ...], int, str, str]:
        """Ordningen i en lista: fil, plats, allvar, kod."""
        return (self.spot.file, self.spot.order, self.severity.rank, self.code, self.message)


def ordered(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Fynden i visningsordning, lika fynd en gång."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.order))


def worst(diagnostics: tuple[Diagnostic, ...]) -> Severity | None:
    """Det allvarligaste fyndets allvar, eller `None` där inget finns."""
    return min((found.severity for found in diagnostics), key=lambda severity: severity.rank, default=None)
