"""Alla kontroller körs, och varje orsak rapporteras en gång."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from beslutsgen.checks.base import IN_CASE, Reads, diagnose
from beslutsgen.checks.registry import readers_of
from beslutsgen.diagnostic import ordered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from beslutsgen.arende import Places
    from beslutsgen.checks.base import Check, Finding, View
    from beslutsgen.diagnostic import Diagnostic

    Look: TypeAlias = Callable[[View], Iterator[Finding]]

_ALONE: Final = frozenset({Reads.ALL, Reads.PAPERS})
_AGAINST: Final = _ALONE | {Reads.AGAINST}


def judge(view: View, places: Places, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Kontrollernas fynd i visningsordning. Med `strict` också de som bara den som vill ha allt behöver se."""
    return ordered(_judged(IN_CASE, view, places, strict=strict))


def judge_papers(view: View, places: Places | None = None, *, strict: bool = False) -> tuple[Diagnostic, ...]:
    """Fynden i papper, i visningsordning. `places` är ärendefilens, när papperen jämförs med en sådan.

    Fynd som ligger i ärendefilen själv hör till granskningen av den, och visas inte här.
    """
    return ordered(_judged(_AGAINST if places else _ALONE, view, places, strict=strict, in_case=False))


def _judged(
    readers: frozenset[Reads], view: View, places: Places | None, *, strict: bool, in_case: bool = True
) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for check, look in _looks(readers, strict):
        findings = list(look(view))
        if findings and not in_case:
            findings = [one for one in findings if not isinstance(one.at, str)]
        if findings:
            found.extend(_once(check, findings, places))
    return tuple(found)


@cache
def _looks(readers: frozenset[Reads], strict: bool) -> tuple[tuple[Check, Look], ...]:  # noqa: FBT001  # nyckelns delar
    """Kontrollerna som läser sådant, och hur de ser."""
    return tuple(
        (check, check.look)
        for check in readers_of(readers)
        if check.look is not None and (strict or not check.strict_only)
    )


def _once(check: Check, findings: Iterable[Finding], places: Places | None) -> Iterator[Diagnostic]:
    """Kontrollens fynd. En text som används i flera avsnitt har en plats, och ger ett fynd där."""
    seen = set()
    for finding in findings:
        diagnostic = diagnose(check, finding, places)
        cause = (finding.at, finding.message) if isinstance(finding.at, str) else diagnostic.spot
        if cause not in seen:
            seen.add(cause)
            yield diagnostic
