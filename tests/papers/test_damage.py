"""Ett värde tas bort, dubbleras eller byts mot skräp: då kommer ett tydligt besked, eller papper utan lämningar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import CASES, pack, source
from test_leftovers import leftovers

from beslutsgen.arende import read_case
from beslutsgen.diagnostic import Severity, TextSpot
from beslutsgen.pipeline import check_case, make_papers

if TYPE_CHECKING:
    from pathlib import Path

RUBBISH = (
    "",
    "åäö",
    "-1",
    "99999999999999999999",
    "2018-02-30",
    "{{ x",
    "{% if %}",
    "[",
    "- a",
    "3,8 tkr: ja",
    "\U0001f600 <AB> & co",
)
PATHS = [(case, path) for case in CASES for path in read_case(source(case).encode(), case).places.paths()]


def changed(text: str, path: str, new: str | None) -> str:
    """Filen med ett annat värde; `None` tar bort hela raden som värdet börjar på."""
    spot = read_case(text.encode(), "fall.yaml").places.spot(path)
    assert isinstance(spot, TextSpot)
    lines = text.split("\n")
    line = lines[spot.line - 1]
    if new is None:
        del lines[spot.line - 1]
    else:
        lines[spot.line - 1] = line[: spot.column - 1] + new + line[spot.column - 1 + spot.length :]
    return "\n".join(lines)


def damages(number: int, text: str, path: str) -> list[str]:
    """Värdet borttaget, dubblerat och bytt mot skräp; skräpet fördelas så att varje sort prövas på många värden."""
    spot = read_case(text.encode(), "fall.yaml").places.spot(path)
    assert isinstance(spot, TextSpot)
    rubbish = [RUBBISH[(3 * number + step) % len(RUBBISH)] for step in range(3)]
    return [changed(text, path, new) for new in (None, spot.excerpt + spot.excerpt, *rubbish)]


@pytest.mark.parametrize(("number", "case", "path"), [(at, *found) for at, found in enumerate(PATHS)])
def test_a_damaged_value_gives_a_message_or_a_whole_paper(
    number: int, case: str, path: str, tmp_path: Path
) -> None:
    for text in damages(number, source(case), path):
        file = tmp_path / "fall.yaml"
        file.write_text(text, encoding="utf-8")
        checked = check_case(file, pack())
        for found in checked.outcome.diagnostics:
            assert found.message
            assert found.hint
        errors = [found for found in checked.outcome.diagnostics if found.severity is Severity.ERROR]
        if checked.draft is None or checked.arende is None:
            assert errors
        elif not errors:
            papers = make_papers(checked.draft, checked.arende, pack())
            assert isinstance(papers, dict), papers
            for paper in papers.values():
                assert leftovers(paper.data) == []
