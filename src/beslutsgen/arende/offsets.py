"""Var varje tecken i en text står i filen: YAML:s citat, radbrytningar och indrag räknas baklänges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.nodes import Scalar

Span: TypeAlias = tuple[int, int]
_BREAK: Final = late(r"\r\n|\r|\n")
_LINE: Final = late(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FOLD: Final = r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*"
_ESCAPE: Final = r"\\(?:x.{2}|u.{4}|U.{8}|(?:\r\n|\r|\n)[ \t\r\n]*|.)"
# Det som inte läses tecken för tecken, efter textens sort av citattecken.
_UNEVEN: Final = {
    "": late(_FOLD),
    "'": late(rf"{_FOLD}|''"),
    '"': late(rf"{_FOLD}|{_ESCAPE}", re.DOTALL),
}


def char_spans(text: str, scalar: Scalar) -> tuple[Span, ...]:
    """För varje tecken i det lästa värdet: början och slut i filens text."""
    spans = _block_spans(text, scalar) if scalar.style in ("|", ">") else _flow_spans(text, scalar)
    if len(spans) != len(scalar.text):
        # Oväntad YAML: hela värdet är platsen för vart och ett av dess tecken.
        return ((scalar.start, scalar.end),) * len(scalar.text)
    return tuple(spans)


def _flow_spans(text: str, scalar: Scalar) -> list[Span]:
    """Tecknen i en text på rad eller i citat, där radbrytningar viks ihop."""
    quoted = 1 if scalar.style else 0
    at, end = text.find(scalar.style, scalar.start) + quoted, scalar.end - quoted
    spans: list[Span] = []
    for other in _UNEVEN[scalar.style].finditer(text, at, end):
        spans += _each(at, other.start())
        spans += _read(text, other)
        at = other.end()
    return [*spans, *_each(at, end)]


def _each(start: int, end: int) -> Iterator[Span]:
    """Varje tecken för sig."""
    return zip(range(start, end), range(start + 1, end + 1), strict=True)


def _read(text: str, other: re.Match[str]) -> list[Span]:
    """Det som läses av radbrytningar, som ett blanksteg eller en färre, och av ett skyddat tecken.

    Ett skyddat tecken som är en radbrytning betyder att raden fortsätter.
    """
    breaks = [found.span() for found in _BREAK.finditer(text, *other.span())]
    if text[other.start()] == "\\" and breaks:
        return breaks[1:]
    return breaks[1:] or breaks or [other.span()]


def _block_spans(text: str, scalar: Scalar) -> list[Span]:
    """Tecknen i blocktext."""
    header = _LINE.match(text, scalar.start)
    at = header.end() if header else scalar.start
    lines: list[re.Match[str]] = []
    while at < scalar.end and (line := _LINE.match(text, at)):
        lines.append(line)
        at = line.end()
    return _aligned(scalar.text, lines, _indent(scalar.text, lines))


def _indent(value: str, lines: list[re.Match[str]]) -> int:
    """Blocktextens indrag i filen."""
    first = next((line.group(1) for line in lines if line.group(1).strip(" ")), "")
    read = next((line for line in value.split("\n") if line.strip(" ")), "")
    return (len(first) - len(first.lstrip(" "))) - (len(read) - len(read.lstrip(" ")))


def _aligned(value: str, lines: list[re.Match[str]], indent: int) -> list[Span]:
    """Raderna i filen lagda mot det lästa värdet."""
    spans: list[Span] = []
    breaks: list[Span] = []
    for line in lines:
        content = line.group(1)[indent:]
        if content:
            spans += _between(value, len(spans), breaks)
            breaks = []
            start = line.start() + indent
            spans += _each(start, start + len(content))
        breaks.append(line.span(2))
    return [*spans, *breaks[: len(value) - len(spans)]]


def _between(value: str, at: int, breaks: list[Span]) -> list[Span]:
    """Radbrytningarna mellan två rader: alla, en färre, eller en som blivit ett blanksteg."""
    count = 0
    while value.startswith("\n", at + count):
        count += 1
    if count == 0:
        return breaks[:1]
    return breaks[len(breaks) - count :] if count <= len(breaks) else breaks
