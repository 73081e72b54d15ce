"""Taggarna i ett styckes text: var de börjar och slutar, och vad som fattas när en tagg inte är hel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.emit.prepare.grammar import CLOSING
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MARK: Final = late(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_OPENING: Final = {closing: opening for opening, closing in CLOSING.items()}
_SINGLE: Final = late(r"(?<!\{)\{\s*(?P<name>[^\W\d]\w*(?:\.\w+)*)(?:\s*\|\s*\w+)*\s*\}(?!\})")


class Lexeme(Struct, frozen=True):
    """En hel tagg: vilken sort, dess innehåll och dess läge i styckets text."""

    opening: str
    inner: str
    start: int
    end: int


class Broken(Struct, frozen=True):
    """En tagg som inte är hel."""

    start: int
    end: int
    message: str
    hint: str


def lex(text: str) -> Iterator[Lexeme | Broken]:
    """Styckets taggar i ordning, hela och trasiga."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is None:
            if mark[0] in CLOSING:
                opened = mark
            else:
                yield _stray(text, mark)
        elif mark[0] == CLOSING[opened[0]]:
            yield Lexeme(opened[0], text[opened.end() : mark.start()], opened.start(), mark.end())
            opened = None
        elif opened[0] != "{#":
            yield _unclosed(text, opened, mark.start() if mark[0] in CLOSING else mark.end())
            opened = mark if mark[0] in CLOSING else None
    if opened is not None:
        yield _unclosed(text, opened, len(text))


def single_braces(text: str) -> Iterator[tuple[int, int, str]]:
    """Namn inom enkla klammerparenteser, som kan vara menade som platshållare: läge och namn."""
    for found in _SINGLE.finditer(text):
        yield found.start(), found.end(), found["name"]


def _unclosed(text: str, opened: re.Match[str], end: int) -> Broken:
    shown = text[opened.start() : end].rstrip()
    closing = CLOSING[opened[0]]
    inner = shown.removeprefix(opened[0]).rstrip("{}%# ").strip()
    meant = f"{opened[0]} {inner} {closing}" if inner else f"{opened[0]} … {closing}"
    return Broken(
        opened.start(),
        opened.start() + len(shown),
        f"Taggen {shown} börjar med {opened[0]} men avslutas aldrig med {closing}.",
        f"Skriv {meant} i ett och samma stycke.",
    )


def _stray(text: str, mark: re.Match[str]) -> Broken:
    start = max(text.rfind(" ", 0, max(mark.start() - 1, 0)) + 1, 0)
    opening = _OPENING[mark[0]]
    return Broken(
        start,
        mark.end(),
        f"{text[start : mark.end()]} slutar med {mark[0]} men börjar inte med {opening}.",
        f"Sätt {opening} där taggen ska börja, eller ta bort {mark[0]}.",
    )
