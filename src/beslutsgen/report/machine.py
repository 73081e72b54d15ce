"""Resultatet för program: JSON i vårt eget format, och SARIF 2.1.0 för redigerare och granskningsverktyg."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beslutsgen.diagnostic import Diagnostic, Related, Spot
    from beslutsgen.report.outcome import Outcome

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(outcome: Outcome) -> str:
    """Ett JSON-objekt enligt programmets fasta yttre."""
    return json.dumps(
        {
            "version": 1,
            "diagnostics": [_diagnostic(found) for found in outcome.diagnostics],
            "accepted": [
                _diagnostic(found.diagnostic) | {"reason": found.reason} for found in outcome.accepted
            ],
            "summary": {
                "errors": outcome.count(Severity.ERROR),
                "warnings": outcome.count(Severity.WARNING),
                "infos": outcome.count(Severity.INFO),
                "files": outcome.files,
                "facts": {
                    "bound": outcome.facts.bound,
                    "matched": outcome.facts.matched,
                    "free": outcome.facts.free,
                },
                "unread": list(outcome.unread),
            },
            "verdict": outcome.verdict,
            "written": list(outcome.written),
            "unchanged": list(outcome.unchanged),
        },
        ensure_ascii=False,
        indent=1,
    )


def as_sarif(outcome: Outcome, version: str, titles: Mapping[str, str]) -> str:
    """En SARIF-logg; `titles` är kontrollernas rubriker per kod."""
    everything = [*outcome.diagnostics, *(found.diagnostic for found in outcome.accepted)]
    codes = sorted({found.code for found in everything})
    rules = [{"id": code, "shortDescription": {"text": titles.get(code, code)}} for code in codes]
    results = [_result(found, codes) for found in outcome.diagnostics]
    for accepted in outcome.accepted:
        suppressed = {"suppressions": [{"kind": "inSource", "justification": accepted.reason}]}
        results.append(_result(accepted.diagnostic, codes) | suppressed)
    driver = {"name": "beslutsgen", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "results": results, "columnKind": "unicodeCodePoints"}
    return json.dumps(
        {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1
    )


def _diagnostic(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "spot": _spot(found.spot),
        "related": [_spot(related.spot) | {"message": related.message} for related in found.related],
    }


def _spot(spot: Spot) -> dict[str, Any]:
    if isinstance(spot, TextSpot):
        return {
            "file": spot.file,
            "line": spot.line,
            "column": spot.column,
            "path": spot.path,
            "excerpt": spot.excerpt,
        }
    if isinstance(spot, PaperSpot):
        return {
            "file": spot.file,
            "part": spot.part,
            "heading": spot.heading,
            "paragraph": spot.paragraph,
            "start": spot.start,
            "end": spot.end,
            "excerpt": spot.excerpt,
        }
    return {"file": spot.file}


def _result(found: Diagnostic, codes: list[str]) -> dict[str, Any]:
    message = f"{found.message} {found.hint}" if found.hint else found.message
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": message},
        "locations": [_location(found.spot)],
        "relatedLocations": [_related(related) for related in found.related],
    }


def _related(related: Related) -> dict[str, Any]:
    return _location(related.spot) | {"message": {"text": related.message}}


def _location(spot: Spot) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": PurePath(spot.file).as_posix()}}
    if isinstance(spot, TextSpot):
        physical["region"] = {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endColumn": spot.column + spot.length,
            "snippet": {"text": spot.excerpt},
        }
        logical = [{"fullyQualifiedName": spot.path}] if spot.path else []
    elif isinstance(spot, PaperSpot):
        # SARIF räknar inte stycken: citatet och rubriken är det som går att söka på i Word.
        physical["properties"] = {"excerpt": spot.excerpt, "start": spot.start, "end": spot.end}
        name = f"{spot.part}/{spot.heading or ''}/{spot.paragraph}"
        logical = [{"fullyQualifiedName": name}]
    else:
        logical = []
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})
