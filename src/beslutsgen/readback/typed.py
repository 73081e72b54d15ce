"""Listor som är skrivna för hand: numret eller strecket först på raden hör inte till texten."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MARK: Final = re.compile(
    r"[ \t\u00a0]*(?:"
    r"(?P<label>\d{1,2}[.)]|\(\d{1,2}\)|[a-zåäö]\)|\([a-zåäö]\))[ \t\u00a0]+|"
    r"(?P<bullet>[•●○▪■□◦‣➢✓·]|[-–—*](?=[ \t\u00a0])|o(?=[ \t\u00a0]{2}))[ \t\u00a0]*"
    r")(?=[^\W_]|[§\"”'(«\u2019])"
)
# Ett streck eller ett nummer följt av en siffra är oftare en del av ett tal eller intervall än en punkt i en lista.
_FIGURE: Final = re.compile(r"(?:[-–—*]|\(?[\w]{1,2}[.)])[ \t\u00a0]*\d")


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
