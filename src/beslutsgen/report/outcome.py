"""Det en körning gav: fynden, vad som skrevs eller granskades, vad som inte lästes, och ett omdöme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.diagnostic import Severity, ordered
from beslutsgen.report.tally import NO_FACTS, Tally, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beslutsgen.diagnostic import Diagnostic
    from beslutsgen.report.tally import CheckedKind, FactCount, Verdict
    from beslutsgen.review.marks import MarkedDocument

# Fel med dessa koder säger att en fil inte kunde läsas, användas eller skrivas; de andra felen är motsägelser.
UNUSABLE: Final = ("FIL", "MALL", "DOK001", "DOK002", "DOK003", "DOK004", "DOK005")
# Fel med dessa koder säger att en fil inte kunde skrivas; om de granskade papperen säger de inget.
UNWRITTEN: Final = ("DOK001", "DOK002", "DOK003")


class Accepted(Struct, frozen=True):
    """Ett fynd som ärendefilens `undantag` godtar, med skälet."""

    diagnostic: Diagnostic
    reason: str


class Unread(Struct, frozen=True):
    """En fil som inte lästes, eller inte till slut, och varför."""

    file: str
    reason: str


class ReviewedPaper(Struct, frozen=True):
    """Ett granskat papper: vilken ärendefil det jämfördes med, dess fakta, och hur det lästa har tolkats.

    `edited` säger om det är ändrat sedan programmet byggde det, `None` för andras papper.
    """

    file: str
    case: str | None = None
    facts: FactCount = NO_FACTS
    notes: tuple[str, ...] = ()
    edited: bool | None = None


class Outcome(Struct, frozen=True):
    """En körnings resultat, för en eller flera filer.

    `deselected` är antalet fynd som användaren valde bort, och `insisted` de fel som räknas fast de valdes bort.
    `reviewed` är papperen som lästes, och `checked` hur många av varje sort som granskades i dem; för ett papper som
    bara delvis lästes säger `unread` vad som saknas. `not_copied` är papper som inte fick någon kopia med kommentarer.
    `documents` är de lästa papperen själva; de finns bara i resultatet för ett ärende. `failed` är antalet ärenden som
    programmet självt inte klarade, för ett fel i det.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    facts: FactCount = NO_FACTS
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
    failed: int = 0

    def count(self, severity: Severity) -> int:
        """Antal fynd av ett visst allvar."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def verdict(self) -> Verdict:
        """Omdömet i ett ord eller två; det som inte lästes är aldrig utan anmärkning."""
        return self.tally.verdict

    @property
    def tally(self) -> Tally:
        """Resultatet i tal."""
        return replace(
            self.counted(self.diagnostics),
            accepted=len(self.accepted),
            files=self.files,
            written=len(self.written),
            unchanged=len(self.unchanged),
            unread=len(self.unread),
            deselected=self.deselected,
            insisted=self.insisted,
            reviewed=len(self.reviewed),
            failed=self.failed,
            facts=self.facts,
            checked=self.checked,
        )

    def counted(self, diagnostics: Sequence[Diagnostic]) -> Tally:
        """Talen för fynd i resultatet, och inget annat."""
        judged = [found for found in diagnostics if not (self.reviewed and found.code in UNWRITTEN)]
        errors = [found for found in judged if found.severity is Severity.ERROR]
        unusable = sum(self._is_unusable(found) for found in errors)
        severities = [found.severity for found in diagnostics]
        return Tally(
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
            infos=severities.count(Severity.INFO),
            unusable=unusable,
            clashing=len(errors) - unusable,
            remarks=len(judged) - len(errors),
            contradicted=sum(
                found.severity is Severity.ERROR and not found.code.startswith(UNUSABLE)
                for found in diagnostics
            ),
        )

    def _is_unusable(self, found: Diagnostic) -> bool:
        """Om felet säger att en fil inte kunde användas; ett papper som inte alls lästes är en sådan fil."""
        read = {paper.file for paper in self.reviewed}
        unread = {file.file for file in self.unread} - read
        return found.code.startswith(UNUSABLE) or found.spot.file in unread


class Result(Struct, frozen=True):
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
        facts=sum((outcome.facts for outcome in outcomes), NO_FACTS),
        files=sum(outcome.files for outcome in outcomes),
        written=tuple(name for outcome in outcomes for name in outcome.written),
        unchanged=tuple(name for outcome in outcomes for name in outcome.unchanged),
        backups=tuple(name for outcome in outcomes for name in outcome.backups),
        unread=tuple(file for outcome in outcomes for file in outcome.unread),
        deselected=sum(outcome.deselected for outcome in outcomes),
        insisted=sum(outcome.insisted for outcome in outcomes),
        reviewed=tuple(paper for outcome in outcomes for paper in outcome.reviewed),
        checked=summed(pair for outcome in outcomes for pair in outcome.checked),
        not_copied=tuple(file for outcome in outcomes for file in outcome.not_copied),
        failed=sum(outcome.failed for outcome in outcomes),
    )
    return Result(listed, whole)
