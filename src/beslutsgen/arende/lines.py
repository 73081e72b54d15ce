"""Textens rader som YAML ser dem: indrag, listpunkt, nyckel och värde, och vilka som hör till blocktext."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from beslutsgen.arende.source import line_starts
from beslutsgen.pattern import late

Role: TypeAlias = Literal["blank", "comment", "block", "entry", "text"]
_COLON: Final = late(r":(?= |$)")
_COMMENT: Final = late(r" #")
_BLOCK_HEADER: Final = late(r"[|>][-+]?(?P<indent>[1-9])?[-+]? *(?:#.*)?$")
_QUOTED_KEY: Final = late(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *:(?= |$)""")


class Line(Struct, frozen=True):
    """En rad. Lägen räknas i hela texten.

    `owner` är kolumnen som värdets fortsättning står till höger om, `item` kolumnen för punktens bindestreck.
    """

    start: int
    end: int
    indent: int
    role: Role
    owner: int
    item: int | None
    key: tuple[int, int] | None
    value: int

    @property
    def dashed(self) -> bool:
        """Sant för en rad som börjar en listpunkt."""
        return self.item is not None


def read_lines(text: str) -> tuple[Line, ...]:
    """Raderna i texten, utan radbrytningar."""
    starts = (*line_starts(text), len(text))
    lines: list[Line] = []
    block: _Block | None = None
    for start, following in pairwise(starts):
        end = start + len(text[start:following].rstrip("\r\n"))
        line = _read(text, start, end)
        if block is not None and block.holds(line):
            lines.append(Line(start, end, line.indent, "block", line.owner, None, None, start + line.indent))
            continue
        block = _opened(text, line)
        lines.append(line)
    return tuple(lines)


class _Block(Struct):
    """En blocktext som pågår: `column` är var dess text börjar, okänt fram till första raden med innehåll."""

    owner: int
    column: int | None

    def holds(self, line: Line) -> bool:
        """Om raden hör till blocktexten. Den första raden med innehåll bestämmer indraget för resten."""
        if line.role == "blank":
            return True
        if self.column is None and line.indent > self.owner:
            self.column = line.indent
        return self.column is not None and line.indent >= self.column


def _opened(text: str, line: Line) -> _Block | None:
    """Blocktexten som börjar på raden."""
    header = _BLOCK_HEADER.match(text, line.value, line.end) if line.role == "entry" else None
    if header is None:
        return None
    return _Block(line.owner, line.owner + int(header["indent"]) if header["indent"] else None)


def _read(text: str, start: int, end: int) -> Line:
    at = _after_spaces(text, start, end)
    indent = at - start
    if at == end or text[at] == "#":
        return Line(start, end, indent, "blank" if at == end else "comment", indent, None, None, at)
    item: int | None = None
    while text.startswith("- ", at, end) or (text[at] == "-" and at + 1 == end):
        item = at - start
        at = _after_spaces(text, at + 1, end)
        if at == end:
            return Line(start, end, indent, "entry", item, item, None, at)
    key_end = _key_end(text, at, end)
    if key_end is None:
        return Line(
            start,
            end,
            indent,
            "text" if item is None else "entry",
            indent if item is None else item,
            item,
            None,
            at,
        )
    value = _after_spaces(text, text.index(":", key_end) + 1, end)
    return Line(start, end, indent, "entry", at - start, item, (at, key_end), value)


def _after_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] == " ":
        at += 1
    return at


def _key_end(text: str, at: int, end: int) -> int | None:
    """Var nyckeln slutar, om raden från `at` har en."""
    quoted = _QUOTED_KEY.match(text, at, end)
    if quoted:
        return quoted.end(1)
    if text[at] in "\"'{[":
        return None
    colon = _COLON.search(text, at, end)
    comment = _COMMENT.search(text, at, end)
    if colon is None or colon.start() == at or (comment and comment.start() < colon.start()):
        return None
    return at + len(text[at : colon.start()].rstrip(" "))


def extent(lines: tuple[Line, ...], index: int, column: int) -> int:
    """Index för den sista raden i följden under rad `index` med större indrag än `column`."""
    last = index
    for position in range(index + 1, len(lines)):
        line = lines[position]
        if line.role in ("blank", "comment"):
            continue
        if line.indent <= column:
            break
        last = position
    return last
