"""Hur många av varje: fynd, papper, fakta. Talen läggs ihop ärende för ärende, utan att resultaten sparas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

# Det som en granskning räknar: fakta av varje sort, och det som jämförs.
CheckedKind: TypeAlias = Literal[
    "date",
    "period",
    "amount",
    "percent",
    "percentage_points",
    "count",
    "extension",
    "law",
    "sfs",
    "dnr",
    "person_id",
    "name",
    "sentence",
    "arithmetic",
]
FACT_KINDS: Final[tuple[CheckedKind, ...]] = (
    *(
        "date",
        "period",
        "extension",
        "amount",
        "percent",
        "percentage_points",
        "count",
        "law",
        "sfs",
        "dnr",
        "person_id",
    ),
)
Verdict: TypeAlias = Literal["fel", "motsägelser", "anmärkningar", "ofullständigt", "utan anmärkning"]


class FactCount(Struct, frozen=True):
    """Hur många fakta som är bundna till ärendefilen, lika med ett faktum i den, eller fria.

    I ett papper som granskas utan ärendefil är inga bundna, och de som står mer än en gång är lika med varandra.
    """

    bound: int = 0
    matched: int = 0
    free: int = 0

    @property
    def total(self) -> int:
        """Alla fakta i texterna."""
        return self.bound + self.matched + self.free

    def __add__(self, other: FactCount) -> FactCount:
        return FactCount(self.bound + other.bound, self.matched + other.matched, self.free + other.free)


NO_FACTS: Final = FactCount()


class Tally(Struct, frozen=True):
    """Talen för ett eller flera resultat.

    `unusable`, `clashing` och `remarks` är det som omdömet vilar på: fel som säger att en fil inte gick att använda,
    andra fel, och övriga fynd. `contradicted` är fel i ett ärendes innehåll, `failed` ärenden som programmet självt
    inte klarade, och `unread` filer som inte lästes, eller inte till slut.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    accepted: int = 0
    unusable: int = 0
    clashing: int = 0
    remarks: int = 0
    contradicted: int = 0
    files: int = 0
    written: int = 0
    unchanged: int = 0
    unread: int = 0
    deselected: int = 0
    insisted: int = 0
    reviewed: int = 0
    failed: int = 0
    facts: FactCount = NO_FACTS
    checked: tuple[tuple[CheckedKind, int], ...] = ()

    def count(self, severity: Severity) -> int:
        """Antal fynd av ett visst allvar."""
        return {Severity.ERROR: self.errors, Severity.WARNING: self.warnings, Severity.INFO: self.infos}[
            severity
        ]

    def __add__(self, other: Tally) -> Tally:
        added: dict[str, Any] = {
            name: getattr(self, name) + getattr(other, name)
            for name in self.__struct_fields__
            if name != "checked"
        }
        return Tally(**added, checked=summed((*self.checked, *other.checked)))

    @property
    def verdict(self) -> Verdict:
        """Omdömet i ett ord eller två; det som inte lästes är aldrig utan anmärkning."""
        # En ärendefil med fel är inte kontrollerad, men ett oläsligt papper döljer inte de andras motsägelser.
        if self.failed or (self.unusable and not (self.reviewed and self.clashing)):
            return "fel"
        if self.unusable or self.clashing:
            return "motsägelser"
        if self.remarks:
            return "anmärkningar"
        return "ofullständigt" if self.unread else "utan anmärkning"


def summed(counts: Iterable[tuple[CheckedKind, int]]) -> tuple[tuple[CheckedKind, int], ...]:
    """Antalen av varje sort, sorterna i den ordning som de först nämns."""
    found: dict[CheckedKind, int] = {}
    for kind, count in counts:
        found[kind] = found.get(kind, 0) + count
    return tuple(found.items())
