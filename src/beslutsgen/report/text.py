"""Resultatet som svensk text för en terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot, WholeFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.outcome import Accepted, Outcome

SEVERITIES: Final = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}
_PARTS: Final = {
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnote": "en fotnot",
    "endnote": "en slutnot",
    "comment": "en kommentar",
}


def as_text(outcome: Outcome, *, quiet: bool = False) -> str:
    """Fynden, och därefter en sammanfattning om inte `quiet`."""
    blocks = ["\n".join(_diagnostic(found)) for found in outcome.diagnostics]
    blocks += ["\n".join(_accepted(found)) for found in outcome.accepted]
    if not quiet:
        blocks.append("\n".join(_summary(outcome)))
    return "\n\n".join(block for block in blocks if block)


def place(spot: Spot) -> str:
    """Platsen i ord: fil, rad och kolumn, eller fil, del och rubrik i ett papper."""
    if isinstance(spot, TextSpot):
        return f"{spot.file}:{spot.line}:{spot.column}"
    if isinstance(spot, WholeFile):
        return spot.file
    where = f", i {_PARTS[spot.part]}" if spot.part in _PARTS else ""
    heading = f", under ”{spot.heading}”" if spot.heading else ""
    return f"{spot.file}{where}{heading}"


def _diagnostic(found: Diagnostic) -> Iterator[str]:
    yield f"{place(found.spot)}: {SEVERITIES[found.severity]} {found.code} {found.message}"
    yield from _excerpt(found.spot)
    for related in found.related:
        yield f"  se  : {place(related.spot)} {related.message}"
    if found.hint:
        yield from _hint(found.hint)
    yield f"  mer : beslutsgen explain {found.code}"


def _hint(hint: str) -> Iterator[str]:
    """Åtgärden, och under den de rättade raderna om det finns några."""
    remedy, *corrected = hint.split("\n")
    yield f"  tips: {remedy}"
    for line in corrected:
        yield f"        {line}"


def _excerpt(spot: Spot) -> Iterator[str]:
    if isinstance(spot, TextSpot) and spot.line_text.strip():
        number = str(spot.line).rjust(5)
        shown = min(spot.column - 1, len(spot.line_text))
        yield f"{number} | {spot.line_text}"
        # Tabbar före markeringen behålls, så att den hamnar under rätt tecken.
        indent = "".join("\t" if char == "\t" else " " for char in spot.line_text[:shown])
        yield f"      | {indent}{'^' * max(min(spot.length, len(spot.line_text) - shown), 1)} {spot.path or ''}".rstrip()
    elif isinstance(spot, PaperSpot):
        yield f"      | ”{spot.excerpt}”"


def _accepted(found: Accepted) -> Iterator[str]:
    diagnostic = found.diagnostic
    yield f"{place(diagnostic.spot)}: godtaget {diagnostic.code} {diagnostic.message}"
    yield f"  skäl: {found.reason}"


def _summary(outcome: Outcome) -> Iterator[str]:
    for name in outcome.written:
        yield f"Skrev {name}"
    for name in outcome.unchanged:
        yield f"Oförändrad sedan förra bygget: {name}"
    for name in outcome.unread:
        yield f"Inte läst: {name}"
    yield f"{_files(outcome.files)}: {outcome.verdict} ({_counts(outcome)})."


def _files(count: int) -> str:
    return "1 ärende" if count == 1 else f"{count} ärenden"


def _counts(outcome: Outcome) -> str:
    counts = (
        (outcome.count(Severity.ERROR), "fel", "fel"),
        (outcome.count(Severity.WARNING), "varning", "varningar"),
        (outcome.count(Severity.INFO), "upplysning", "upplysningar"),
        (len(outcome.accepted), "godtaget fynd", "godtagna fynd"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return ", ".join(said) or "inga fynd"
