"""Resultatet för program, som ett JSON-objekt enligt programmets fasta yttre."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic, Spot
    from beslutsgen.report.outcome import Outcome


def as_json(outcome: Outcome) -> str:
    """Ett JSON-objekt."""
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
                "facts": to_builtins(outcome.facts),
                "unread": [to_builtins(file) for file in outcome.unread],
                "checked": dict(outcome.checked),
            },
            "verdict": outcome.verdict,
            "written": [*outcome.written, *outcome.backups],
            "unchanged": list(outcome.unchanged),
            "not_copied": [to_builtins(file) for file in outcome.not_copied],
            "reviewed": [to_builtins(paper) for paper in outcome.reviewed],
        },
        ensure_ascii=False,
        indent=1,
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
