"""Listor och uppställningar inom hakparenteser och klamrar på en rad, så som ärendefiler brukar skriva dem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende.nodes import Entry, Scalar, Sequence, Table
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.arende.nodes import Node

_DEEPEST: Final = 20
# Ett skiljetecken, ett citat, en nyckel eller en text: det som YAML kan läsa på mer än ett sätt passar inte in.
_PART: Final = late(
    r" *(?:([\[\]{},])|(\"[^\"\\]*\"|'[^']*')|([^\W\d]\w{0,99}):(?= )|([^ \[\]{},:#&*!|>'\"%@`?-][^\[\]{},:#?]*))"
)


def flow(content: str, at: int) -> Node | None:
    """Noden som resten av raden är, räknad från läget `at`; `None` om den är ovanlig."""
    reader = _Reader(content, at)
    node = reader.node(0)
    return node if node is not None and over(content[reader.reached :]) else None


def over(rest: str) -> bool:
    """Sant när inget mer än en kommentar står på raden."""
    content = rest.lstrip(" ")
    return not content or (content[0] == "#" and content != rest)


class _Reader:
    """Läser del för del; `reached` är hur långt."""

    def __init__(self, content: str, at: int) -> None:
        self.reached = 0
        self._content = content
        self._at = at

    def node(self, depth: int) -> Node | None:
        """Nästa nod."""
        part = self._part()
        if part is None:
            return None
        if part[1] in ("[", "{"):
            return self._inside(part, depth)
        if part[2]:
            quote = part[2]
            return Scalar(
                quote[1:-1], self._at + part.start(2), self._at + part.end(2), "'" if quote[0] == "'" else '"'
            )
        text = (part[4] or "").rstrip(" ")
        start = self._at + part.start(4)
        return Scalar(text, start, start + len(text), "") if text else None

    def _inside(self, opening: re.Match[str], depth: int) -> Node | None:
        """Allt till och med den klammer eller hakparentes som stänger."""
        start, table = self._at + opening.start(1), opening[1] == "{"
        entries: list[Entry] = []
        items: list[Node] = []
        mark = ","
        while mark == ",":
            key = self._key() if table else None
            item = self.node(depth + 1) if depth < _DEEPEST and (key or not table) else None
            part = self._part() if item is not None else None
            if item is None or part is None:
                return None
            if key is not None:
                entries.append(Entry(key, item))
            items.append(item)
            mark = part[1]
        if mark != ("}" if table else "]"):
            return None
        end = self._at + self.reached
        return (
            Table(tuple(entries), start, end, flow=True)
            if table
            else Sequence(tuple(items), start, end, flow=True)
        )

    def _key(self) -> Scalar | None:
        part = self._part()
        return (
            Scalar(part[3], self._at + part.start(3), self._at + part.end(3), "")
            if part and part[3]
            else None
        )

    def _part(self) -> re.Match[str] | None:
        part = _PART.match(self._content, self.reached)
        if part is not None:
            self.reached = part.end()
        return part
