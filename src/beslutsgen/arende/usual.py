"""Den YAML som ärendefiler brukar skrivas i, läst direkt: nycklar, punkter, texter och listor. Annat läser tolken.

Noderna är just de som YAML:s tolk ger, med samma lägen; vid minsta tvekan är svaret `None`.
"""

from __future__ import annotations

from itertools import accumulate, count
from operator import add, sub
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.nodes import Entry, Scalar, Sequence, Table
from beslutsgen.arende.usual_flow import flow, over

if TYPE_CHECKING:
    from beslutsgen.arende.nodes import Node

# Djupare än så, eller med längre nycklar, är ingenting vanligt.
_DEEPEST: Final = 40
_LONGEST_KEY: Final = 100
# Så börjar en rad utan innehåll: inte alls, eller med en kommentar.
_EMPTY: Final = ("", "#")
# Det som en text inte börjar med om den är vanlig: i YAML betyder det något eget.
_MARKS: Final = frozenset("-?:,]}#&*!%@`")


class Usual(Struct, frozen=True):
    """Textens nod, och citaten i den som går över flera rader."""

    root: Node
    wrapped: tuple[Scalar, ...]


class _Line(Struct, frozen=True, gc=False):
    """En rad: läget där innehållet börjar, indraget före det, och innehållet."""

    at: int
    indent: int
    content: str


def usual(text: str) -> Usual | None:
    """Textens noder, eller `None` om något i den är ovanligt eller fel."""
    if not text.endswith("\n") or not text.replace("\n", "").replace("\xa0", "").isprintable():
        return None
    reader = _Reader(text)
    first = reader.ahead()
    if first is None or first.indent:
        return None
    root = reader.table(first)
    return None if root is None or reader.ahead() is not None else Usual(root, tuple(reader.wrapped))


class _Reader:
    """Läser raderna i ordning; `row` är nästa olästa rad. Det ovanliga blir `None`, och då läses inget mer."""

    def __init__(self, text: str) -> None:
        self.wrapped: list[Scalar] = []
        self._row = 0
        lines = text.split("\n")[:-1]
        self._contents: list[str] = [line.lstrip(" ") for line in lines]
        self._indents: list[int] = list(map(sub, map(len, lines), map(len, self._contents)))
        # Varje rad slutar med en radbrytning.
        self._starts: list[int] = list(map(add, accumulate(map(len, lines), initial=0), count()))

    def ahead(self) -> _Line | None:
        """Nästa rad som inte är tom eller en kommentar."""
        row, contents = self._row, self._contents
        while row < len(contents) and contents[row][:1] in _EMPTY:
            row += 1
        self._row = row
        return self._line(row) if row < len(contents) else None

    def _line(self, row: int) -> _Line:
        indent = self._indents[row]
        return _Line(self._starts[row] + indent, indent, self._contents[row])

    def table(self, line: _Line) -> Table | None:
        """Nycklarna med samma indrag som den första, som raden börjar med."""
        entries: list[Entry] = []
        start, indent = line.at, line.indent
        following: _Line | None = line
        while following is not None and following.indent >= indent:
            at, same, content = following.at, following.indent, following.content
            name, colon, rest = content.partition(":")
            if same != indent or not (colon and name.isidentifier() and len(name) <= _LONGEST_KEY):
                return None
            value = self._value(rest, at + len(name) + 1, indent) if rest[:1] in ("", " ") else None
            if value is None:
                return None
            entries.append(Entry(Scalar(name, at, at + len(name), ""), value))
            following = self.ahead()
        return Table(tuple(entries), start, entries[-1].value.end, flow=False)

    def _points(self, line: _Line) -> Sequence | None:
        """Punkterna med samma indrag som den första."""
        items: list[Node] = []
        following: _Line | None = line
        while following is not None and following.indent >= line.indent:
            at, indent, content = following.at, following.indent, following.content
            if indent != line.indent:
                return None
            if not content.startswith("- "):
                break
            item = self._point(content[1:].lstrip(" "), at + len(content), indent)
            if item is None:
                return None
            items.append(item)
            following = self.ahead()
        return Sequence(tuple(items), line.at, items[-1].end, flow=False)

    def _point(self, content: str, end: int, indent: int) -> Node | None:
        """En punkts innehåll, som slutar vid `end`: nycklar, eller ett värde."""
        at = end - len(content)
        name, colon, rest = content.partition(":")
        if colon and name.isidentifier() and rest[:1] in ("", " "):
            return self.table(_Line(at, at - self._line_start(), content))
        return self._value(" " + content, at - 1, indent) if content and content[0] != "#" else None

    def _value(self, rest: str, at: int, indent: int) -> Node | None:
        """Värdet efter en nyckel eller ett bindestreck med det indraget; `rest` är resten av raden, från `at`."""
        content = rest.lstrip(" ")
        at += len(rest) - len(content)
        if indent > _DEEPEST:
            return None
        if not content or content[0] == "#":
            return self._below(indent)
        if content[0] in _MARKS:
            return None
        if content[0] in "[{":
            self._row += 1
            return flow(content, at)
        if content[0] in "|>":
            return self._block(content, at, indent)
        if content[0] in "\"'":
            return self._quoted(content, at, indent)
        return self._plain(content, at, indent)

    def _below(self, indent: int) -> Node | None:
        """Det som står under en nyckel."""
        self._row += 1
        line = self.ahead()
        if line is None or line.indent < indent:
            return None
        if line.content.startswith("- "):
            return self._points(line)
        return self.table(line) if line.indent > indent else None

    def _plain(self, content: str, at: int, indent: int) -> Scalar | None:
        """En text utan citattecken, med sina följande rader."""
        said, hash_sign, _ = content.partition(" #")
        rows = [said.rstrip(" ")]
        self._row += 1
        last, end = 1, at + len(rows[0])
        while self._row < len(self._contents) and not hash_sign:
            said, inset = self._contents[self._row], self._indents[self._row]
            if said and (inset <= indent or said[0] == "#"):
                break
            rows.append(said.rstrip(" "))
            if said:
                last, end = len(rows), self._starts[self._row] + inset + len(rows[-1])
            self._row += 1
        # De tomma raderna sist hör inte till texten.
        del rows[last:]
        # Ett kolon hade gjort raden till en nyckel, och en kommentar avslutat texten.
        whole = "\n".join(rows) + "\n"
        odd = ": " in whole or " #" in whole or ":\n" in whole
        return None if odd else Scalar(_folded(rows), at, end, "")

    def _quoted(self, content: str, at: int, indent: int) -> Scalar | None:
        """En text inom citattecken, utan fler tecken av det slaget."""
        quote, rows = content[0], list[str]()
        place, said = at + 1, content[1:]
        while quote not in said:
            rows.append(said.rstrip(" "))
            self._row += 1
            line = self._line(self._row) if self._row < len(self._contents) else None
            if line is None or (line.content and line.indent <= indent):
                return None
            place, said = line.at, line.content
        last, _, after = said.partition(quote)
        self._row += 1
        node = Scalar(_folded([*rows, last]), at, place + len(last) + 1, "'" if quote == "'" else '"')
        if rows:
            self.wrapped.append(node)
        return node if over(after) and not (quote == '"' and "\\" in node.text) else None

    def _block(self, content: str, at: int, indent: int) -> Scalar | None:
        """En text på raderna under ett lodstreck, eller under ett större än som viker ihop dem."""
        header = content.rstrip(" ")
        self._row += 1
        first = next((row for row in range(self._row, len(self._contents)) if self._contents[row]), None)
        inner = indent if first is None else self._indents[first]
        if header not in ("|", "|-", ">", ">-") or inner <= indent:
            return None
        rows = self._inner(inner)
        text = "" if rows is None else "\n".join(rows).rstrip("\n")
        if header[0] == ">":
            # Rader med mer indrag viks inte, och tomma rader först räknas på annat sätt.
            text = "" if "\n " in text or text[:1] == "\n" else _folded(text.split("\n"))
        if not text:
            return None
        whole = text if header[-1] == "-" else f"{text}\n"
        return Scalar(whole, at, self._line_start(), "|" if header[0] == "|" else ">")

    def _inner(self, indent: int) -> list[str] | None:
        """Raderna med minst det indraget, utan det."""
        rows: list[str] = []
        while self._row < len(self._contents):
            content, inset = self._contents[self._row], self._indents[self._row]
            if content and inset < indent:
                break
            if inset > indent and not content:
                return None
            rows.append(" " * (inset - indent) + content)
            self._row += 1
        return rows

    def _line_start(self) -> int:
        """Läget där nästa olästa rad börjar."""
        return self._starts[self._row]


def _folded(rows: list[str]) -> str:
    """Raderna som löpande text: en radbrytning blir ett blanksteg, och tomma rader varsin radbrytning."""
    if "" not in rows[1:-1]:
        return " ".join(rows)
    text, breaks = rows[0], 0
    for number, row in enumerate(rows[1:], 2):
        if row or number == len(rows):
            text += ("\n" * breaks or " ") + row
            breaks = 0
        else:
            breaks += 1
    return text
