"""Ett byggs fynd som JSON och tillbaka, för minnet av det byggda."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import to_builtins

from beslutsgen.diagnostic import Diagnostic, PaperSpot, Related, Severity, TextSpot, WholeFile
from beslutsgen.report.outcome import Accepted, Outcome
from beslutsgen.report.tally import FactCount

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Spot

_SPOTS: Final = {"text": TextSpot, "paper": PaperSpot, "file": WholeFile}
_KINDS: Final = {spot: kind for kind, spot in _SPOTS.items()}


def to_json(outcome: Outcome) -> dict[str, Any]:
    """Fynden, de godtagna fynden och antalet fakta."""
    return {
        "found": [_diagnostic(found) for found in outcome.diagnostics],
        "accepted": [[_diagnostic(one.diagnostic), one.reason] for one in outcome.accepted],
        "facts": to_builtins(outcome.facts),
    }


def from_json(found: Any) -> Outcome:
    """Resultatet; `KeyError`, `TypeError` eller `ValueError` för något annat än det som `to_json` ger."""
    return Outcome(
        tuple(_read(one) for one in found["found"]),
        tuple(Accepted(_read(one), str(reason)) for one, reason in found["accepted"]),
        FactCount(**found["facts"]),
        files=1,
    )


def _diagnostic(found: Diagnostic) -> list[Any]:
    related = [[_spot(one.spot), one.message] for one in found.related]
    return [found.code, found.severity.value, found.message, _spot(found.spot), found.hint, related]


def _spot(spot: Spot) -> dict[str, Any]:
    return {"kind": _KINDS[type(spot)], **to_builtins(spot)}


def _read(found: Any) -> Diagnostic:
    code, severity, message, spot, hint, related = found
    return Diagnostic(
        str(code),
        Severity(severity),
        str(message),
        _read_spot(spot),
        hint,
        tuple(Related(_read_spot(one), str(said)) for one, said in related),
    )


def _read_spot(found: dict[str, Any]) -> Spot:
    values = dict(found)
    spot: Spot = _SPOTS[values.pop("kind")](**values)
    return spot
