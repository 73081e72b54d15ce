"""En textfils rader: sidhuvuden och sidnummer skiljs från texten, och resten blir block mellan tomma rader."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE_NUMBER: Final = late(
    r"\s*(?:(?:sida|sid\.?)\s*\d{1,4}(?:\s*(?:\(\d{1,4}\)|\[\d{1,4}\]|/\s*\d{1,4}|av\s+\d{1,4}))?|"
    r"\d{1,4}\s*(?:\(\d{1,4}\)|\[\d{1,4}\])|[-–]\s*\d{1,4}\s*[-–])\s*",
    re.IGNORECASE,
)
_DIGITS: Final = late(r"\d+")
_LONGEST: Final = 120


class Block(NamedTuple):
    """Raderna mellan två tomma rader; `number` räknas från 1.

    `levels` är rubriknivån för de rader som är märkta som rubriker, och hur lång märkningen först på raden är.
    """

    number: int
    lines: tuple[str, ...]
    levels: tuple[tuple[int, int, int], ...] = ()

    @property
    def text(self) -> str:
        """Blockets text."""
        return "\n".join(self.lines)


class Lines(NamedTuple):
    """Brödtextens block, och det som stod i sidornas huvud och fot."""

    blocks: tuple[Block, ...]
    headers: tuple[str, ...]
    footers: tuple[str, ...]


def is_page_number(text: str) -> bool:
    """Om texten är ett sidnummer och inget mer: `Sida 1 (2)`, `1(7)`, `- 3 -`."""
    return len(text) <= _LONGEST and _PAGE_NUMBER.fullmatch(text) is not None


def shape(text: str) -> str:
    """Texten som den ser ut på varje sida: siffror räknas som lika."""
    return _DIGITS.sub("0", " ".join(text.split()))


def read_lines(text: str) -> Lines:
    """Textens rader, delade på sidor där den har sidbrytningar."""
    pages = [page.split("\n") for page in text.split("\f")]
    heads = _repeated(pages, at=0)
    feet = _repeated(pages, at=-1)
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    kept: list[str] = []
    for page in pages:
        edges = _edges(page)
        if kept and kept[-1] == "" and edges is not None:
            # Sidbrytningens egen radbrytning skiljer inga stycken åt.
            kept.pop()
        for at, line in enumerate(page):
            first, last = edges if edges is not None else (-1, -1)
            if at == first and shape(line) in heads:
                headers[line.strip()] = None
            elif (at == last and shape(line) in feet) or is_page_number(line):
                footers[line.strip()] = None
            else:
                kept.append(line)
    return Lines(tuple(_blocks(kept)), tuple(headers), tuple(footers))


def _edges(page: list[str]) -> tuple[int, int] | None:
    """Sidans första och sista rad med text."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return (filled[0], filled[-1]) if filled else None


def _repeated(pages: list[list[str]], at: int) -> frozenset[str]:
    """Det som står överst (eller underst) på minst två sidor och på mer än hälften av dem."""
    seen = Counter(
        shape(page[edges[at]])
        for page in pages
        if (edges := _edges(page)) is not None and len(page[edges[at]]) <= _LONGEST and edges[0] < edges[1]
    )
    return frozenset(found for found, count in seen.items() if count > 1 and count * 2 > len(pages))


def _blocks(lines: list[str]) -> Iterator[Block]:
    number = 0
    waiting: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            waiting.append(line)
        elif waiting:
            number += 1
            yield Block(number, tuple(waiting))
            waiting = []
