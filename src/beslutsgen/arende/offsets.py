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
_SPACE: Final = late(r"[ \t\r\n]+")
# Tecken i följd som står i filen så som de läses, efter textens sort av citattecken.
_CHUNK: Final = {"": late(r"[^ \t\r\n]+"), "'": late(r"[^ \t\r\n']+"), '"': late(r"[^ \t\r\n\\]+")}
_LINE: Final = late(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_ESCAPE: Final = late(r"\\(?:x.{2}|u.{4}|U.{8}|(?:\r\n|\r|\n)[ \t\r\n]*|.)", re.DOTALL)


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
    while at < end:
        found = _SPACE.match(text, at, end)
        if found:
            spans += _folded(text, found.start(), found.end())
            at = found.end()
        elif chunk := _CHUNK[scalar.style].match(text, at, end):
            spans += _each(at, chunk.end())
            at = chunk.end()
        elif scalar.style == '"' and (escape := _ESCAPE.match(text, at, end)):
            spans += _escaped(text, escape)
            at = escape.end()
        else:
            length = 2 if scalar.style == "'" and text.startswith("''", at) else 1
            spans.append((at, at + length))
            at += length
    return spans


def _each(start: int, end: int) -> Iterator[Span]:
    """Varje tecken för sig."""
    return zip(range(start, end), range(start + 1, end + 1), strict=True)


def _folded(text: str, start: int, end: int) -> list[Span]:
    """Blanksteg står som de är; en radbrytning blir ett blanksteg, flera blir en färre."""
    breaks = [found.span() for found in _BREAK.finditer(text, start, end)]
    if not breaks:
        return [*_each(start, end)]
    return breaks[1:] or breaks


def _escaped(text: str, escape: re.Match[str]) -> list[Span]:
    """Ett tecken skrivet med omvänt snedstreck; före en radbrytning betyder det att raden fortsätter."""
    if text[escape.start() + 1] in "\r\n":
        return [found.span() for found in _BREAK.finditer(text, escape.start(), escape.end())][1:]
    return [escape.span()]


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
