"""Ett avsnitt av filen som undersöks rad för rad: det som reglerna om fällor ser."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from beslutsgen.arende.keys import KEY_WORD, ascii_key
from beslutsgen.arende.lines import extent, read_lines
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beslutsgen.arende.keys import KnownKeys
    from beslutsgen.arende.lines import Line
    from beslutsgen.arende.traps.trap import Trap

_SECTION: Final = late(rf"(?m)^({KEY_WORD})")
_QUOTED: Final = late(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
_COMMENT: Final = late(r" +#(?: .*)?$")
# Ett förslag till lagning, och en regel som ger förslag för en rad.
Proposal: TypeAlias = "tuple[Trap, ...]"
Rule: TypeAlias = "Callable[[Page, int], Iterator[Proposal]]"


class Page(Struct, frozen=True):
    """Avsnittets text och rader, raden där YAML stannade, och raderna som felet kan börja på."""

    text: str
    lines: tuple[Line, ...]
    keys: KnownKeys
    stopped: int
    stops: tuple[int, ...]
    section: str | None

    def last(self, index: int) -> int:
        """Sista raden i värdet som börjar på rad `index`."""
        return extent(self.lines, index, self.lines[index].owner)

    def item_last(self, index: int) -> int:
        """Sista raden i listpunkten som börjar på rad `index`."""
        item = self.lines[index].item
        return extent(self.lines, index, self.lines[index].indent if item is None else item)

    def value_end(self, index: int, last: int) -> int:
        """Var värdet på raderna `index` till `last` slutar, utan kommentar sist på raden."""
        line = self.lines[last]
        start = max(line.start, self.lines[index].value)
        quoted = _QUOTED.match(self.text, start, line.end)
        comment = _COMMENT.search(self.text, quoted.end() if quoted else start, line.end)
        end = comment.start() if comment else line.end
        return start + len(self.text[start:end].rstrip())

    def value(self, index: int, last: int | None = None) -> str:
        """Värdet som börjar på rad `index`, som det står."""
        final = self.last(index) if last is None else last
        return self.text[self.lines[index].value : self.value_end(index, final)]

    def knows(self, word: str) -> bool:
        """Om ordet är en nyckel i avsnittet, eller avsnittet självt."""
        word = ascii_key(word)
        return word == self.section or word in (
            self.keys.inside[self.section] if self.section else self.keys.all
        )

    @property
    def named(self) -> bool:
        """Om avsnittet har poster med egna namn."""
        return self.section in self.keys.named

    @property
    def prose(self) -> bool:
        """Om avsnittets poster är löpande text."""
        return self.section in self.keys.prose

    def name(self, index: int) -> str | None:
        """Nyckeln på rad `index`."""
        key = self.lines[index].key
        return self.text[slice(*key)] if key else None

    def above(self, index: int) -> int | None:
        """Närmaste rad ovanför som inte är tom, kommentar eller blocktext."""
        for position in range(index - 1, -1, -1):
            if self.lines[position].role in ("entry", "text"):
                return position
        return None


def page_of(text: str, keys: KnownKeys, at: int, context: int | None) -> Page:
    """Sidan för ett avsnitt där YAML stannade vid `at` i något som började vid `context`."""
    lines = read_lines(text)
    stopped = _line_at(lines, at)
    stops = (stopped,) if context is None else tuple(dict.fromkeys((stopped, _line_at(lines, context))))
    first = _SECTION.search(text)
    section = ascii_key(first.group(1)) if first else None
    return Page(text, lines, keys, stopped, stops, section if section in keys.roots else None)


def _line_at(lines: tuple[Line, ...], at: int) -> int:
    return min(bisect_left(lines, at, key=lambda line: line.end), len(lines) - 1)
