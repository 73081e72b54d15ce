"""Sökaren: MB löpande text per sekund på en kärna, i de verkliga papperens text och i text nästan utan siffror."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from beslutsgen.facts import find
from beslutsgen.readback import Document, read_paper
from clock import timed
from prepared import opened, papers_of
from table import table
from varied import varied

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGIT: Final = re.compile(r"\d")


def finder(megabytes: float, rounds: int) -> str:
    """Tabellen: MB per sekund (1 MB = 1 000 000 byte UTF-8)."""
    real = [*_paragraphs()]
    few = [one for one in real if not _DIGIT.search(one)]
    ways = {"de verkliga papperens text": real, "styckena utan siffror": few}
    rows = []
    for said, paragraphs in ways.items():
        text = _repeated(paragraphs, megabytes)
        size = sum(len(one.encode()) for one in text) / 1e6
        done = timed({said: partial(_found, text)}, rounds)
        rows.append((said, f"{size / done.median(said):.1f}".replace(".", ",")))
    return table(("sökaren", "MB per sekund"), rows)


def _paragraphs() -> Iterable[str]:
    """Styckena i båda ärendenas papper."""
    files = opened()
    for number in (0, 1):
        for name, paper in papers_of(varied(number, prose=False), files).items():
            document = read_paper(paper.data, name)
            if not isinstance(document, Document):
                raise TypeError(document)
            yield from (one.text for one in document.paragraphs if one.text)


def _repeated(paragraphs: list[str], megabytes: float) -> list[str]:
    """Texten om och om igen; varje gång med ett annat ord sist i stycket, så att inget stycke är ett annat likt."""
    text: list[str] = []
    size, turn = 0, 0
    while size < megabytes * 1e6:
        word = "".join(chr(ord("a") + int(figure)) for figure in str(turn))
        text.extend(f"{one} {word}" for one in paragraphs)
        size += sum(len(one.encode()) for one in paragraphs)
        turn += 1
    return text


def _found(text: list[str]) -> int:
    return sum(len(find(one)) for one in text)
