"""Handboken som text: dess block, tabeller och rubriker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
HANDBOK: Final = ROOT / "docs" / "handbok.md"
# Ärendet som handboken bygger från början till slut.
CASE: Final = "arenden/vasaskolan.yaml"
# Blocket som listan av steg i handboken har indraget.
_FENCE: Final = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_FILE: Final = re.compile(r"(?:# |\{# )(?P<name>[\w./-]+\.(?:yaml|md))(?: #\})?\n")
_SECTION: Final = re.compile(r"(?m)^(?=\w+:)")
_CODE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_SLUG: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Block:
    """Ett kodblock: sort, text, raden där det börjar och filen som första raden nämner."""

    kind: str
    text: str
    line: int

    @property
    def file(self) -> str | None:
        """Filens namn, om blocket säger vilken fil det är."""
        named = _FILE.match(self.text)
        return named["name"] if named else None

    @property
    def sections(self) -> dict[str, str]:
        """Ärendefilens avsnitt i blocket, med sin text."""
        parts = _SECTION.split(self.text)[1:]
        return {part.partition(":")[0]: part for part in parts}


@cache
def text() -> str:
    """Hela handboken."""
    return HANDBOK.read_text(encoding="utf-8")


@cache
def blocks() -> tuple[Block, ...]:
    """Alla kodblock i ordning."""
    found = []
    for fence in _FENCE.finditer(text()):
        body = re.sub(rf"(?m)^{fence['indent']}", "", fence["text"])
        found.append(Block(fence["kind"], body, text().count("\n", 0, fence.start()) + 1))
    return tuple(found)


def chapter(heading: str) -> str:
    """Texten under en rubrik, fram till nästa rubrik på samma nivå eller högre."""
    start = re.search(rf"(?m)^(?P<level>#+) {re.escape(heading)}$", text())
    assert start, f"Handboken har ingen rubrik {heading}"
    end = re.compile(rf"(?m)^#{{1,{len(start['level'])}}} ").search(text(), start.end())
    return text()[start.end() : end.start() if end else None]


def rows(heading: str, first: str) -> list[list[str]]:
    """Raderna i tabellen under rubriken vars första kolumn heter `first`."""
    table = chapter(heading).partition(f"\n| {first} |")[2]
    assert table, f"{heading} har ingen tabell som börjar med {first}"
    lines = table.split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def spans(words: str) -> list[str]:
    """Det som står inom kodtecken."""
    return [span.replace(r"\|", "|") for span in _CODE.findall(words)]


@cache
def code() -> str:
    """All kod i handboken, i rader och block."""
    inline = spans(_FENCE.sub("", text()))
    return "\n".join([*inline, *(block.text for block in blocks())])


def mentions(word: str) -> bool:
    """Om handboken nämner ordet i kod."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code()) is not None


def anchors() -> set[str]:
    """Rubrikernas ankare, som de blir på webben."""
    headings = re.findall(r"(?m)^#+ (.+)$", _FENCE.sub("", text()))
    return {_SLUG.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> Iterator[str]:
    """Länkarna inom handboken."""
    yield from re.findall(r"\]\(#([^)]+)\)", text())
