"""Programmets minne av vad det har byggt: fingeravtryck av varje papper, för att känna igen ändringar."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

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


def write_built(papers: Mapping[str, str], version: str) -> bytes:
    """Minnet som det skrivs på disk."""
    known = {name: {"sha256": papers[name]} for name in sorted(papers)}
    text = json.dumps(
        {"version": _VERSION, "program": version, "papers": known}, ensure_ascii=False, indent=1
    )
    return f"{text}\n".encode()
