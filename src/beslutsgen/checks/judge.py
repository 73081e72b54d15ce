"""Alla kontroller körs, och varje orsak rapporteras en gång."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.checks.base import Reads, diagnose
from beslutsgen.checks.registry import CHECKS
from beslutsgen.diagnostic import ordered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from beslutsgen.arende import Places
    from beslutsgen.checks.base import Check, Finding, View
    from beslutsgen.diagnostic import Diagnostic


def judge(view: View, places: Places, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Kontrollernas fynd i visningsordning. Med `strict` också de som bara den som vill ha allt behöver se."""
    found = (
        each
        for check in _chosen(set(Reads) - {Reads.PAPERS}, strict=strict)
        for each in _once(check, _findings(check, view), places)
    )
    return ordered(tuple(found))


def judge_papers(view: View, places: Places | None = None, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Fynden i papper, i visningsordning. `places` är ärendefilens, när papperen jämförs med en sådan.

    Fynd som ligger i ärendefilen själv hör till granskningen av den, och visas inte här.
    """
    readers = {Reads.ALL, Reads.PAPERS} | ({Reads.AGAINST} if places else set())
    found = (
        each
        for check in _chosen(readers, strict=strict)
        for each in _once(
            check, (one for one in _findings(check, view) if not isinstance(one.at, str)), places
        )
    )
    return ordered(tuple(found))


def _chosen(readers: Collection[Reads], *, strict: bool) -> Iterator[Check]:
    return (check for check in CHECKS if check.reads in readers and (strict or not check.strict_only))


def _findings(check: Check, view: View) -> Iterator[Finding]:
    if check.look is not None:
        yield from check.look(view)


def _once(check: Check, findings: Iterable[Finding], places: Places | None) -> Iterator[Diagnostic]:
    """Kontrollens fynd. En text som används i flera avsnitt har en plats, och ger ett fynd där."""
    seen = set()
    for finding in findings:
        diagnostic = diagnose(check, finding, places)
        cause = (finding.at, finding.message) if isinstance(finding.at, str) else diagnostic.spot
        if cause not in seen:
            seen.add(cause)
            yield diagnostic
