"""Det en körning gav: fynden, vad som skrevs, vad som inte lästes, och ett omdöme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import Severity, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.diagnostic import Diagnostic

# Fel i dessa familjer säger att en fil inte kunde användas; de andra felen är motsägelser.
UNUSABLE: Final = ("FIL", "MALL", "DOK")


@dataclass(frozen=True, slots=True)
class Accepted:
    """Ett fynd som ärendefilens `undantag` godtar, med skälet."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class FactCount:
    """Hur många fakta som är bundna till ärendefilen, lika med ett faktum i den, eller fria."""

    bound: int = 0
    matched: int = 0
    free: int = 0

    @property
    def total(self) -> int:
        """Alla fakta i texterna."""
        return self.bound + self.matched + self.free

    def __add__(self, other: FactCount) -> FactCount:
        return FactCount(self.bound + other.bound, self.matched + other.matched, self.free + other.free)


@dataclass(frozen=True, slots=True)
class Unread:
    """En fil som inte lästes, eller inte till slut, och varför."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """En körnings resultat, för en eller flera filer. `deselected` är antalet fynd som användaren valde bort."""

    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    facts: FactCount = FactCount()
    files: int = 0
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    deselected: int = 0

    def count(self, severity: Severity) -> int:
        """Antal fynd av ett visst allvar."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def verdict(self) -> str:
        """Omdömet i ett ord eller två."""
        errors = [found for found in self.diagnostics if found.severity is Severity.ERROR]
        if any(found.code.startswith(UNUSABLE) for found in errors):
            return "fel"
        if errors:
            return "motsägelser"
        return "anmärkningar" if self.diagnostics else "utan anmärkning"


@dataclass(frozen=True, slots=True)
class Result:
    """En hel körning: resultatet per ärende, efter namn, och allt tillsammans."""

    cases: tuple[tuple[str, Outcome], ...]
    whole: Outcome


def joined(cases: Iterable[tuple[str, Outcome]]) -> Result:
    """Ärendenas resultat, och alla som ett."""
    listed = tuple(cases)
    outcomes = [outcome for _, outcome in listed]
    whole = Outcome(
        diagnostics=ordered(tuple(found for outcome in outcomes for found in outcome.diagnostics)),
        accepted=tuple(found for outcome in outcomes for found in outcome.accepted),
        facts=sum((outcome.facts for outcome in outcomes), FactCount()),
        files=sum(outcome.files for outcome in outcomes),
        written=tuple(name for outcome in outcomes for name in outcome.written),
        unchanged=tuple(name for outcome in outcomes for name in outcome.unchanged),
        backups=tuple(name for outcome in outcomes for name in outcome.backups),
        unread=tuple(file for outcome in outcomes for file in outcome.unread),
        deselected=sum(outcome.deselected for outcome in outcomes),
    )
    return Result(listed, whole)
