"""Programmets minne av vad det har byggt: fingeravtryck av papperen och av ärendefilens versioner."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAME: Final = "byggt.json"
_VERSION: Final = 1
# Så många versioner av ärendefilen minns programmet.
_MOST: Final = 50


def read_built(data: bytes | None) -> Mapping[str, str]:
    """Fingeravtrycken efter papperets namn; inga om minnet saknas eller inte går att läsa."""
    try:
        return {str(name): str(paper["sha256"]) for name, paper in _read(data).get("papers", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        # Ett trasigt minne gör papperen till främmande filer, som aldrig skrivs över.
        return {}


def read_record(data: bytes | None) -> dict[str, Any] | None:
    """Det som minns bygget, eller `None` om minnet saknas eller inte går att läsa."""
    try:
        build = _read(data).get("build")
    except ValueError:
        return None
    return build if isinstance(build, dict) else None


def read_cases(data: bytes | None) -> tuple[str, ...]:
    """Fingeravtrycken av ärendefilens versioner i den ordning som papper har byggts av dem, den senaste sist."""
    try:
        return tuple(str(case) for case in _read(data).get("cases", ()))
    except (ValueError, TypeError):
        return ()


def write_built(
    papers: Mapping[str, str],
    version: str,
    record: Mapping[str, Any] | None = None,
    cases: Sequence[str] = (),
) -> bytes:
    """Minnet som det skrivs på disk; `record` är det som minns bygget, för den som vill känna igen det."""
    known = {name: {"sha256": papers[name]} for name in sorted(papers)}
    whole: dict[str, Any] = {"version": _VERSION, "program": version, "papers": known}
    if record:
        whole["build"] = record
    if cases:
        whole["cases"] = list(cases[-_MOST:])
    # En lös halva av ett teckenpar, ur ett filnamn i en annan teckenkod, skrivs så att JSON kan läsa den.
    return f"{json.dumps(whole, ensure_ascii=False)}\n".encode(errors="backslashreplace")


def with_case(cases: Sequence[str], case: str | None) -> tuple[str, ...]:
    """Versionerna med den som byggdes nu sist."""
    return tuple(cases) if case is None or [case] == [*cases[-1:]] else (*cases, case)


def _read(data: bytes | None) -> dict[str, Any]:
    found = json.loads(data) if data else {}
    return found if isinstance(found, dict) and found.get("version") == _VERSION else {}
