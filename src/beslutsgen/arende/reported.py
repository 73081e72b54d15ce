"""Fällor och fel i innehållet blir fynd, med plats i filen som den är och tips med rättade rader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from beslutsgen.arende import faults
from beslutsgen.arende.problems import MOST_PROBLEMS
from beslutsgen.arende.traps.silent import meant_in
from beslutsgen.arende.traps.trap import Trap
from beslutsgen.arende.workpiece import Workpiece
from beslutsgen.diagnostic import Diagnostic, Related, TextSpot, WholeFile, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.compose import Refused, Snag
    from beslutsgen.arende.mend import Mended
    from beslutsgen.arende.places import Places
    from beslutsgen.arende.problems import Problem

_REFUSED: Final = {
    "anchor": ("Ett ankare (&{name}) får inte stå i en ärendefil.", "Skriv ut värdet på varje ställe."),
    "alias": ("Ett alias (*{name}) får inte stå i en ärendefil.", "Skriv ut värdet på varje ställe."),
    "tag": ("En tagg får inte stå i en ärendefil.", "Ta bort taggen: alla värden läses som text."),
    "document": (
        "Filen har flera dokument, åtskilda av ---.",
        "Skriv ett ärende per fil, och ta bort raden ---.",
    ),
}


def reported(places: Places, mended: Mended, problems: list[Problem]) -> tuple[Diagnostic, ...]:
    """Fynden i filens ordning, högst så många som någon har nytta av."""
    first = sorted(problems, key=lambda problem: problem.at or (0, 0))[:MOST_PROBLEMS]
    problems_found = tuple(_problems(places, first))
    # En lista där det ska stå en text är ett fel, inte två med var sitt råd.
    misplaced = {_line(one) for one in problems_found if one.code == faults.WRONG_SHAPE}
    traps = (
        one for one in _traps(places, mended) if one.code != faults.BULLET or _line(one) not in misplaced
    )
    found = ordered((*traps, *_limits(places, mended), *problems_found))
    hidden = len(found) + len(problems) - len(first) - MOST_PROBLEMS
    if hidden <= 0:
        return found
    last = found[MOST_PROBLEMS - 1]
    return (
        *found[: MOST_PROBLEMS - 1],
        replace(last, hint=f"{last.hint}\nYtterligare {hidden} fel i filen visas inte."),
    )


def _line(found: Diagnostic) -> int | None:
    return found.spot.line if isinstance(found.spot, TextSpot) else None


def _traps(places: Places, mended: Mended) -> Iterator[Diagnostic]:
    for found in mended.work.found:
        trap = found.trap
        spot = places.source.spot(found.start, found.end, None)
        yield Diagnostic(
            trap.code, faults.SEVERITIES[trap.code], trap.message, spot, _hint(trap.remedy, found.lines)
        )


def _limits(places: Places, mended: Mended) -> Iterator[Diagnostic]:
    if mended.composed.snag is not None:
        yield _limit(places, mended.composed.snag)
    for refused in sorted(meant_in(mended.composed), key=lambda refused: refused.start)[:MOST_PROBLEMS]:
        yield _refusal(places, refused)


def _limit(places: Places, snag: Snag) -> Diagnostic:
    spot = places.at(snag.at, snag.at + 1, None)
    if snag.kind == "deep":
        message, hint = (
            "Här är fler än 64 nivåer inuti varandra.",
            "Kontrollera klamrar, hakparenteser och indrag.",
        )
        return Diagnostic(faults.TOO_DEEP, faults.SEVERITIES[faults.TOO_DEEP], message, spot, hint)
    if snag.kind == "many":
        message, hint = "Filen har fler än 40 000 uppgifter.", "Kontrollera att det är rätt fil."
        return Diagnostic(faults.TOO_LARGE, faults.SEVERITIES[faults.TOO_LARGE], message, spot, hint)
    message, hint = "Filen kan inte läsas som YAML.", "Rätta de andra felen i filen först."
    return Diagnostic(faults.SYNTAX, faults.SEVERITIES[faults.SYNTAX], message, spot, hint)


def _refusal(places: Places, refused: Refused) -> Diagnostic:
    message, hint = _REFUSED[refused.kind]
    spot = places.at(refused.start, refused.end, None)
    severity = faults.SEVERITIES[faults.ANCHORS]
    return Diagnostic(faults.ANCHORS, severity, message.format(name=refused.name), spot, hint)


def _problems(places: Places, problems: list[Problem]) -> Iterator[Diagnostic]:
    for problem, lines in zip(problems, _mended_lines(places, problems), strict=True):
        file = places.source.file
        spot = WholeFile(file) if problem.at is None else places.at(*problem.at, problem.path)
        related = tuple(Related(places.at(*also.at, also.path), also.message) for also in problem.related)
        severity = faults.SEVERITIES[problem.code]
        yield Diagnostic(problem.code, severity, problem.message, spot, _hint(problem.hint, lines), related)


def _mended_lines(places: Places, problems: list[Problem]) -> list[str | None]:
    """För varje fel raderna så som de ser ut när alla fel med rättning är rättade."""
    copy = Workpiece(places.work.text if places.work else "")
    taken: list[tuple[int, int]] = []
    traps: list[Trap] = []
    for problem in problems:
        edits = problem.edits
        span = (min(edit.start for edit in edits), max(edit.end for edit in edits)) if edits else (0, 0)
        clash = any(span[0] < end and start < span[1] for start, end in taken)
        taken += [span] if edits else []
        traps.append(Trap(problem.code, problem.message, *span, problem.hint, () if clash else edits))
    copy.mend(traps)
    copy.keep_lines(0, len(copy.text))
    return [found.lines for found in copy.found]


def _hint(remedy: str, lines: str | None) -> str:
    return remedy if lines is None else f"{remedy}\n{lines}"
