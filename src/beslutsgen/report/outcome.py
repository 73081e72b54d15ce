"""Det en körning gav: fynden, vad som skrevs eller granskades, vad som inte lästes, och ett omdöme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from beslutsgen.diagnostic import Severity, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.review.marks import MarkedDocument

# Fel med dessa koder säger att en fil inte kunde läsas, användas eller skrivas; de andra felen är motsägelser.
UNUSABLE: Final = ("FIL", "MALL", "DOK001", "DOK002", "DOK003", "DOK004", "DOK005")
# Fel med dessa koder säger att en fil inte kunde skrivas; om de granskade papperen säger de inget.
UNWRITTEN: Final = ("DOK001", "DOK002", "DOK003")

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


@dataclass(frozen=True, slots=True)
class Accepted:
    """Ett fynd som ärendefilens `undantag` godtar, med skälet."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class FactCount:
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


@dataclass(frozen=True, slots=True)
class Unread:
    """En fil som inte lästes, eller inte till slut, och varför."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewedPaper:
    """Ett granskat papper: vilken ärendefil det jämfördes med, dess fakta, och hur det lästa har tolkats.

    `edited` säger om det är ändrat sedan programmet byggde det, `None` för andras papper.
    """

    file: str
    case: str | None = None
    facts: FactCount = FactCount()
    notes: tuple[str, ...] = ()
    edited: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """En körnings resultat, för en eller flera filer.

    `deselected` är antalet fynd som användaren valde bort, och `insisted` de fel som räknas fast de valdes bort.
    `reviewed` är papperen som lästes, och `checked` hur många av varje sort som granskades i dem; för ett papper som
    bara delvis lästes säger `unread` vad som saknas. `not_copied` är papper som inte fick någon kopia med kommentarer.
    `documents` är de lästa papperen själva; de finns bara i resultatet för ett ärende.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    facts: FactCount = FactCount()
    files: int = 0
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    deselected: int = 0
    insisted: int = 0
    reviewed: tuple[ReviewedPaper, ...] = ()
    checked: tuple[tuple[CheckedKind, int], ...] = ()
    not_copied: tuple[Unread, ...] = ()
    documents: tuple[MarkedDocument, ...] = ()

    def count(self, severity: Severity) -> int:
        """Antal fynd av ett visst allvar."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def verdict(self) -> Verdict:
        """Omdömet i ett ord eller två; det som inte lästes är aldrig utan anmärkning."""
        judged = [found for found in self.diagnostics if not (self.reviewed and found.code in UNWRITTEN)]
        errors = [found for found in judged if found.severity is Severity.ERROR]
        unusable = [found for found in errors if self._is_unusable(found)]
        # En ärendefil med fel är inte kontrollerad, men ett oläsligt papper döljer inte de andras motsägelser.
        if unusable and (not self.reviewed or len(unusable) == len(errors)):
            return "fel"
        if errors:
            return "motsägelser"
        if judged:
            return "anmärkningar"
        return "ofullständigt" if self.unread else "utan anmärkning"

    def _is_unusable(self, found: Diagnostic) -> bool:
        """Om felet säger att en fil inte kunde användas; ett papper som inte alls lästes är en sådan fil."""
        read = {paper.file for paper in self.reviewed}
        unread = {file.file for file in self.unread} - read
        return found.code.startswith(UNUSABLE) or found.spot.file in unread


@dataclass(frozen=True, slots=True)
class Result:
    """En hel körning: resultatet per ärende eller grupp av papper, efter namn, och allt tillsammans."""

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
        insisted=sum(outcome.insisted for outcome in outcomes),
        reviewed=tuple(paper for outcome in outcomes for paper in outcome.reviewed),
        checked=_summed(outcomes),
        not_copied=tuple(file for outcome in outcomes for file in outcome.not_copied),
    )
    return Result(listed, whole)


def _summed(outcomes: Iterable[Outcome]) -> tuple[tuple[CheckedKind, int], ...]:
    counts: dict[CheckedKind, int] = {}
    for outcome in outcomes:
        for kind, number in outcome.checked:
            counts[kind] = counts.get(kind, 0) + number
    return tuple(counts.items())
