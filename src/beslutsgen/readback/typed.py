"""Listor och tabeller som är skrivna för hand: märket först på raden och strecken mellan cellerna är inte text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = late(
    r"[ \t\u00a0]*(?:"
    r"(?P<label>\d{1,2}[.)]|\(\d{1,2}\)|[a-zåäö]\)|\([a-zåäö]\))[ \t\u00a0]+|"
    r"(?P<bullet>[•●○▪■□◦‣➢✓·]|[-–—*](?=[ \t\u00a0])|o(?=[ \t\u00a0]{2}))[ \t\u00a0]*"
    r")(?=[^\W_]|[§\"”'(«\u2019])"
)
# Ett streck eller ett nummer följt av en siffra är oftare en del av ett tal eller intervall än en punkt i en lista.
_FIGURE: Final = late(r"(?:[-–—*]|\(?[\w]{1,2}[.)])[ \t\u00a0]*\d")
_ROW: Final = late(r"\s*\|.*\|\s*")
_CELL: Final = late(r"(?<=\|)(?:[^|\\]|\\.)*(?=\|)")
_DIVIDER: Final = late(r"[\s|:-]*-[\s|:-]*")


class Mark(NamedTuple):
    """Märket först i en punkt: dess nummer (`None` för ett streck eller en prick) och var texten börjar.

    `doubtful` säger att märket lika gärna kan höra till ett tal eller ett intervall.
    """

    label: str | None
    end: int
    doubtful: bool


def item_mark(line: str) -> Mark | None:
    """Märket som raden börjar med."""
    found = _MARK.match(line)
    if found is None:
        return None
    doubtful = _FIGURE.match(line.lstrip()) is not None
    return Mark(found["label"], found.end(), doubtful)


def is_row(line: str) -> bool:
    """Om raden är en rad i en tabell med lodräta streck."""
    return _ROW.fullmatch(line) is not None


def is_divider(line: str) -> bool:
    """Om raden skiljer tabellens rubrikrad från resten."""
    return _DIVIDER.fullmatch(line) is not None


def cells(line: str) -> Iterator[tuple[int, int]]:
    """Var cellernas text börjar och slutar på raden."""
    for found in _CELL.finditer(line):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield start, max(start, found.start() + len(found[0].rstrip()))
