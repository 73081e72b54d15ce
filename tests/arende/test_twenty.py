"""En fil med mer än tjugo fel visar alla på en gång, vart och ett med plats och tips."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import TextSpot

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic

DATA = Path(__file__).parent / "data"


def _written(found: Diagnostic) -> str:
    assert isinstance(found.spot, TextSpot)
    lines = [f"{found.spot.line}:{found.spot.column}: {found.code} {found.message}"]
    lines += [f"  | {line}" for line in str(found.hint).splitlines()]
    lines += [
        f"  se {related.spot.order[0]}:{related.spot.order[1]} {related.message}" for related in found.related
    ]
    return "\n".join(lines)


def test_all_faults_of_a_file_are_shown_at_once() -> None:
    loaded = read_case((DATA / "tjugo-fel.yaml").read_bytes(), "tjugo-fel.yaml")
    found = "\n".join(_written(one) for one in loaded.diagnostics) + "\n"
    assert len(loaded.diagnostics) >= 20
    assert found == (DATA / "tjugo-fel.txt").read_text(encoding="utf-8")
