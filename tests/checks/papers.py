"""Exempel som är papper: filnamn med sin text indragen, granskade tillsammans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from specification import Mark

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.pipeline import review_papers

if TYPE_CHECKING:
    from beslutsgen.diagnostic import Diagnostic

_FILE = re.compile(r"^(\S+\.(?:txt|md)):$")
_BLOCK = re.compile(r"(?:^.*\S.*\n?)+", re.MULTILINE)


def papers(example: str) -> dict[str, tuple[str, int]]:
    """Papperens texter efter filnamn, och numret på raden före textens första."""
    found: dict[str, tuple[list[str], int]] = {}
    for number, line in enumerate(example.splitlines(), 1):
        name = _FILE.match(line)
        if name:
            found[name[1]] = ([], number)
        else:
            lines, _ = list(found.values())[-1]
            lines.append(line.removeprefix("  "))
    return {name: ("\n".join(lines) + "\n", first) for name, (lines, first) in found.items()}


def paper_findings(example: str) -> tuple[Diagnostic, ...]:
    """Fynden i exemplets papper."""
    files = {name: text.encode() for name, (text, _) in papers(example).items()}
    return review_papers(files).diagnostics


def paper_marks(example: str, found: tuple[Diagnostic, ...]) -> frozenset[Mark]:
    """Fynden som märken på den rad i exemplet där de börjar."""
    return frozenset(Mark(_line(example, one), one.severity, one.code) for one in found)


def _line(example: str, found: Diagnostic) -> int | None:
    if not isinstance(found.spot, PaperSpot):
        return None
    text, before = papers(example)[found.spot.file]
    block = list(_BLOCK.finditer(text))[found.spot.paragraph - 1]
    return before + text.count("\n", 0, block.start() + found.spot.start) + 1
