"""En text i filen skrivs om på sin plats: samma citattecken, indrag och radbrytningar som författaren valde."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.offsets import char_spans
from beslutsgen.arende.traps.trap import Edit
from beslutsgen.arende.wrap import width_of, wrapped
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beslutsgen.arende.nodes import Scalar

_BREAKS: Final = "\r\n"
_LEAD: Final = late(r"[ ]*(?:- +)*")
_DEEPER: Final = 2
# En rad som börjar en punkt, och det som står före texten på nyckelns eller punktens rad.
_ROW: Final = late(r"^[ ]*(?P<mark>- |[0-9]{1,2}\. )", re.MULTILINE)
_KEY: Final = late(r"(?P<indent>[ ]*(?:- +)*)(?:[^\s#:{}\[\],\"']+:[ ]+)?\Z")


class Replaced(Struct, frozen=True):
    """En del av ett läst värde som får ny text: `start` till `end` i det lästa värdet."""

    start: int
    end: int
    new: str


def new_value(value: str, parts: Sequence[Replaced]) -> str:
    """Det lästa värdet så som det blir."""
    for part in sorted(parts, key=lambda one: one.start, reverse=True):
        value = value[: part.start] + part.new + value[part.end :]
    return value


def rewrites(text: str, node: Scalar, parts: Sequence[Replaced]) -> tuple[tuple[Edit, ...], ...]:
    """Sätten att skriva om texten, det varsammaste först; vilket som YAML läser rätt prövar den som frågar."""
    page = _Page(text, node)
    if node.style != "|" and any(_ROW.search(part.new) for part in parts):
        # En lista i text som viks ihop försvinner.
        block = page.block(new_value(node.text, parts))
        return (block,) if block else ()
    kept = tuple(page.edit(part, node.style) for part in parts)
    if node.style:
        return (kept,)
    first, *rest = page.quotes(parts)
    # Det avslutande citattecknet kommer efter det som sätts in sist.
    return kept, (first, *(page.edit(part, '"') for part in parts), *rest)


class _Page:
    """Texten och var vart och ett av värdets tecken står i den."""

    def __init__(self, text: str, node: Scalar) -> None:
        self._text = text
        self._node = node
        self._spans = char_spans(text, node)
        self._newline = "\r\n" if "\r\n" in text else "\n"

    def edit(self, part: Replaced, style: str) -> Edit:
        """Ändringen i filen."""
        start = self._start(part)
        return Edit(start, max(self._end(part, start), start), self._written(part, style))

    def quotes(self, parts: Sequence[Replaced]) -> tuple[Edit, ...]:
        """Citattecken kring en text utan, med de tecken undantagna som citat gör särskilda."""
        node, gone = self._node, [(part.start, part.end) for part in parts]
        kept = (
            Edit(self._spans[at][0], self._spans[at][1], f"\\{char}")
            for at, char in enumerate(node.text)
            if char in '"\\' and not any(start <= at < end for start, end in gone)
        )
        return (Edit(node.start, node.start, '"'), Edit(node.end, node.end, '"'), *kept)

    def block(self, value: str) -> tuple[Edit, ...] | None:
        """Hela texten som blocktext med |, bruten i filens bredd; `None` där ett block inte kan stå."""
        text, node = self._text, self._node
        line = self._line(node.start)
        key = _KEY.fullmatch(text[line : node.start])
        end = len(text[: node.end].rstrip())
        if key is None or text[end : self._row_end(end)].strip():
            return None
        lead = len(key["indent"])
        indent = " " * (lead if lead and not key[0].endswith(": ") else lead + _DEEPER)
        rows = [row for line in value.rstrip("\n").split("\n") for row in self._broken(line, len(indent))]
        shown = (f"{indent}{row}".rstrip() for row in rows)
        return (Edit(node.start, end, self._newline.join(["|", *shown])),)

    def _broken(self, row: str, indent: int) -> list[str]:
        """Raden bruten i filens bredd; en punkt fortsätter under sin text."""
        own = row[: len(row) - len(row.lstrip(" "))]
        mark = _ROW.match(row)
        hang = " " * len(mark[0]) if mark else own
        width = width_of(self._text)
        lines = [] if width is None else wrapped(row, width - indent - len(hang))
        first, *rest = lines or [row.strip(" ")]
        return [own + first, *(hang + line for line in rest)]

    def _row_end(self, at: int) -> int:
        return min(
            (end for char in _BREAKS if (end := self._text.find(char, at)) >= 0), default=len(self._text)
        )

    def _start(self, part: Replaced) -> int:
        at = part.start
        before = self._spans[at - 1] if at else None
        if before and (part.end == at or at == len(self._spans)) and self._text[before[0]] not in _BREAKS:
            # Det som sätts in hör till texten före, på samma rad.
            return before[1]
        if at < len(self._spans):
            return self._spans[at][0]
        return self._spans[-1][1] if self._spans else self._node.end - len(self._closing)

    def _end(self, part: Replaced, start: int) -> int:
        if part.end == part.start:
            return start
        last = self._spans[part.end - 1]
        broken = self._text[last[0]] in _BREAKS and part.end < len(self._spans)
        # En borttagen radbrytning tar med sig nästa rads indrag.
        return self._spans[part.end][0] if broken and not part.new.endswith("\n") else last[1]

    @property
    def _closing(self) -> str:
        return self._node.style if self._node.style in ("'", '"') else ""

    def _written(self, part: Replaced, style: str) -> str:
        text = part.new
        if style == '"':
            text = text.replace("\\", "\\\\").replace('"', '\\"')
        elif style == "'":
            text = text.replace("'", "''")
        if "\n" not in text:
            return text
        rows = text.split("\n")
        # En radbrytning i text som viks ihop skrivs som två; i blocktext med | som den är.
        folded = style != "|"
        return self._rows(rows, folded=folded) + self._rest(part)

    def _rest(self, part: Replaced) -> str:
        """Indraget för texten efter, när den nya texten slutar med en radbrytning."""
        follows = self._node.text[part.end : part.end + 1].strip()
        own_row = self._node.text[part.start : part.end].endswith("\n")
        return " " * self._indent() if part.new.endswith("\n") and follows and not own_row else ""

    def _rows(self, rows: list[str], *, folded: bool) -> str:
        indent = " " * self._indent()
        out = rows[0]
        waiting = 0
        for row in rows[1:]:
            waiting += 1
            if row:
                lines = self._folded(row) if folded else [row]
                out += self._newline * (waiting + folded) + indent + f"{self._newline}{indent}".join(lines)
                waiting = 0
        return out + self._newline * (waiting + (folded and waiting > 0))

    def _folded(self, row: str) -> list[str]:
        """Raden bruten i filens bredd: i text som viks ihop är en radbrytning ett blanksteg."""
        width = width_of(self._text)
        lines = [row] if width is None else wrapped(row, width - self._indent())
        return lines if " ".join(lines) == row else [row]

    def _indent(self) -> int:
        """Kolumnen där textens rader börjar."""
        text, node = self._text, self._node
        if node.style in ("|", ">"):
            for (start, _), char in zip(self._spans, node.text, strict=True):
                if char not in " \n":
                    return start - self._line(start)
        second = text.find("\n", node.start, node.end)
        if second >= 0:
            rest = text[second + 1 : node.end]
            first = next((row for row in rest.split("\n") if row.strip()), "")
            return len(first) - len(first.lstrip(" "))
        line = self._line(node.start)
        lead = _LEAD.match(text, line)
        column = lead.end() - line if lead else 0
        # En punkts text fortsätter under sin början, en nyckels längre in än nyckeln.
        return column if lead and lead[0].endswith("- ") else column + _DEEPER

    def _line(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1
