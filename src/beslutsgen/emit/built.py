"""Programmets minne av vad det har byggt: fingeravtryck av varje papper, för att känna igen ändringar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "byggt.json"
_VERSION: Final = 1


def read_built(data: bytes | None) -> Mapping[str, str]:
    """Fingeravtrycken efter papperets namn; inga om minnet saknas eller inte går att läsa."""
    try:
        found = json.loads(data) if data else {}
        papers = found["papers"] if isinstance(found, dict) and found.get("version") == _VERSION else {}
        return {str(name): str(paper["sha256"]) for name, paper in papers.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        # Ett trasigt minne gör papperen till främmande filer, som aldrig skrivs över.
        return {}


def read_record(data: bytes | None) -> dict[str, Any] | None:
    """Det som minns bygget, eller `None` om minnet saknas eller inte går att läsa."""
    try:
        found = json.loads(data) if data else None
    except ValueError:
        return None
    build = found.get("build") if isinstance(found, dict) and found.get("version") == _VERSION else None
    return build if isinstance(build, dict) else None


def write_built(papers: Mapping[str, str], version: str, record: Mapping[str, Any] | None = None) -> bytes:
    """Minnet som det skrivs på disk; `record` är det som minns bygget, för den som vill känna igen det."""
    known = {name: {"sha256": papers[name]} for name in sorted(papers)}
    whole = {"version": _VERSION, "program": version, "papers": known}
    text = json.dumps(whole | ({"build": record} if record else {}), ensure_ascii=False)
    # En lös halva av ett teckenpar, ur ett filnamn i en annan teckenkod, skrivs så att JSON kan läsa den.
    return f"{text}\n".encode(errors="backslashreplace")
