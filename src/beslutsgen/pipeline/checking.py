"""Ärendefilen läses, skrivs ut och kontrolleras; inget skrivs, och inget som har med Word att göra läses in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from beslutsgen.arende import against_pack, papperets_datum, read_case
from beslutsgen.arende.faults import SEVERITIES
from beslutsgen.checks.accept import accept
from beslutsgen.checks.base import Text, View
from beslutsgen.checks.judge import judge
from beslutsgen.checks.known import named_values
from beslutsgen.diagnostic import Diagnostic, ordered
from beslutsgen.draft import Draft, apart, passages, told_once
from beslutsgen.facts import agrees
from beslutsgen.pipeline.sources import read_case_file
from beslutsgen.report.outcome import Accepted, Outcome, Unread
from beslutsgen.report.tally import FactCount

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from beslutsgen.arende import Loaded
    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.packfiles import PackFiles


class Checked(Struct, frozen=True):
    """Ett kontrollerat ärende: resultatet, och utkastet om filen gick att läsa.

    `beside` är filerna som ärendet nämner och om de finns bredvid ärendefilen.
    """

    outcome: Outcome
    arende: Arende | None
    draft: Draft | None
    beside: Mapping[str, bool] = field(default_factory=dict)


class _Beside:
    """Om filer finns bredvid ärendefilen; svaren minns, för de är en del av det som fynden beror på."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.answers: dict[str, bool] = {}

    def __call__(self, name: str) -> bool:
        return self.answers.setdefault(name, (self._folder / name).is_file())


def check_case(case: Path, files: PackFiles, *, strict: bool = False) -> Checked:
    """Ärendefilen läst, utskriven och kontrollerad. Inget skrivs."""
    data = read_case_file(case)
    if isinstance(data, Diagnostic):
        return not_checked(case, (data,))
    return check_source(data, case, files, strict=strict)


def check_source(data: bytes, case: Path, files: PackFiles, *, strict: bool = False) -> Checked:
    """Ärendefilens innehåll utskrivet och kontrollerat; `case` är var filen står, eller ska stå."""
    loaded = read_case(data, str(case))
    unfit = (*loaded.diagnostics, *against_pack(loaded, files.pack))
    if loaded.model is None or unfit:
        return not_checked(case, unfit)
    draft = Draft(loaded.model, files, loaded.places)
    beside = _Beside(case.parent)
    outcome = _checked(loaded, loaded.model, files, draft, beside, strict=strict)
    return Checked(outcome, loaded.model, draft, beside.answers)


def not_checked(case: Path, faults: tuple[Diagnostic, ...]) -> Checked:
    """En fil med fel: innehållet kontrolleras först när den går att läsa, och det sägs."""
    unread = Unread(str(case), "Innehållet kontrolleras när filens fel är rättade.")
    return Checked(Outcome(ordered(faults), files=1, unread=(unread,)), None, None)


def _checked(
    loaded: Loaded[Arende], arende: Arende, files: PackFiles, draft: Draft, beside: _Beside, *, strict: bool
) -> Outcome:
    """Kontrollernas fynd och prosans fel, med det godtagna för sig."""
    texts = texts_of(draft)
    faults = tuple(
        Diagnostic(fault.code, SEVERITIES[fault.code], fault.message, fault.spot, fault.hint)
        for fault in draft.faults
    )
    view = View(arende, files.pack, papperets_datum(arende), texts, beside)
    remaining, accepted = accept((*faults, *judge(view, loaded.places, strict=strict)), arende, loaded.places)
    return Outcome(
        ordered(remaining),
        tuple(Accepted(found, reason) for found, reason in accepted),
        _fact_count(arende, texts),
        files=1,
    )


def texts_of(draft: Draft) -> tuple[Text, ...]:
    """Ärendefilens utskrivna texter, så som kontrollerna läser dem."""
    return tuple([Text(path, passages(content), apart=apart(content)) for path, content in draft.contents()])


def _fact_count(arende: Arende, texts: tuple[Text, ...]) -> FactCount:
    """Fakta i ärendets texter: bundna, skrivna för hand men lika med ett faktum, och fria."""
    facts = told_once(passage for text in texts for passage in text.passages)
    typed = [fact for fact in facts if fact.path is None]
    known = named_values(arende).values() if typed else ()
    matched = sum(any(agrees(fact.value, value) for value in known) for fact in typed)
    return FactCount(len(facts) - len(typed), matched, len(typed) - matched)
