"""Resultatet i SARIF 2.1.0, för redigerare och granskningsverktyg."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from msgspec import to_builtins

from beslutsgen.checks.explain import explanation, titles
from beslutsgen.diagnostic import PaperSpot, Severity, TextSpot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.diagnostic import Diagnostic, Related, Spot
    from beslutsgen.report.outcome import Outcome

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(outcome: Outcome, version: str) -> str:
    """En SARIF-logg med ett varv; godtagna fynd är med, som undertryckta."""
    everything = [*outcome.diagnostics, *(found.diagnostic for found in outcome.accepted)]
    codes = sorted({found.code for found in everything})
    results = [_result(found, codes) for found in outcome.diagnostics]
    for accepted in outcome.accepted:
        suppressed = {"suppressions": [{"kind": "inSource", "justification": accepted.reason}]}
        results.append(_result(accepted.diagnostic, codes) | suppressed)
    run = {
        "tool": {
            "driver": {"name": "beslutsgen", "version": version, "language": "sv-SE", "rules": _rules(codes)}
        },
        "language": "sv-SE",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcome)],
        "results": results,
        "properties": {
            "verdict": outcome.verdict,
            "facts": to_builtins(outcome.facts),
            "checked": dict(outcome.checked),
        },
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _invocation(outcome: Outcome) -> dict[str, Any]:
    """Hur körningen gick: det som inte lästes är meddelanden om verktyget, inte resultat."""
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {
                "level": "warning",
                "message": {"text": f"Inte läst: {file.reason}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.file)}}}],
            }
            for file in outcome.unread
        ],
    }


def _rules(codes: Sequence[str]) -> list[dict[str, Any]]:
    said = titles()
    return [
        {
            "id": code,
            "shortDescription": {"text": said.get(code, code)},
            "help": {"text": explanation(code) or code},
        }
        for code in codes
    ]


def _result(found: Diagnostic, codes: list[str]) -> dict[str, Any]:
    message = f"{found.message} {found.hint}" if found.hint else found.message
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": message},
        "locations": [_location(found.spot)],
        "relatedLocations": [_related(number, related) for number, related in enumerate(found.related, 1)],
    }


def _related(number: int, related: Related) -> dict[str, Any]:
    return {"id": number, **_location(related.spot), "message": {"text": related.message}}


def _location(spot: Spot) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot.file)}}
    name: str | None = None
    if isinstance(spot, TextSpot):
        name = spot.path
        physical["region"] = {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endColumn": spot.column + spot.length,
            "snippet": {"text": spot.excerpt},
        }
    elif isinstance(spot, PaperSpot):
        # SARIF räknar inte stycken: citatet och rubriken är det som går att söka på i Word.
        physical["properties"] = {"excerpt": spot.excerpt, "start": spot.start, "end": spot.end}
        name = f"{spot.part}/{spot.heading or ''}/{spot.paragraph}"
    return {"physicalLocation": physical} | (
        {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
    )


def _uri(file: str) -> str:
    """Filnamnet som webbadress: relativt där det är relativt, med procentkod för blanksteg och å, ä, ö."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    # Lösa halvor av teckenpar, ur filnamn i en annan teckenkod, har ingen webbadress.
    return quote(path.as_posix(), errors="replace")
