"""Hela ärenden av andra slag, med mycket text skriven för hand: inga andra fynd än de som filerna själva märker ut."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import findings
from specification import example, marks

FILES = sorted((Path(__file__).parent / "quiet").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_the_marked_findings(path: Path) -> None:
    case = example(path.read_text(encoding="utf-8"))
    found = findings(case.text, strict=False)
    assert marks(found) == case.expected, [f"{one.spot} {one.code} {one.message}" for one in found]
