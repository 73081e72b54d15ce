"""Listpunkter och nycklar som sätts in i filen eller tas bort ur den, med författarens indrag och skrivsätt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende.nodes import Scalar
from beslutsgen.arende.traps.trap import Edit
from beslutsgen.arende.wrap import width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.nodes import Entry, Node, Sequence, Table

Edits = tuple[Edit, ...]
_STEP: Final = 2


class Page(Struct, frozen=True):
    """Filens text, och hur den skriver radbrytningar."""

    text: str

    @property
    def newline(self) -> str:
        """Filens radbrytning."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line(self, at: int) -> int:
        """Var raden börjar."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """Var raden slutar, före sin radbrytning."""
        found = (self.text.find(char, at) for char in "\r\n")
        return min((at for at in found if at >= 0), default=len(self.text))

    def after(self, at: int) -> int:
        """Var nästa rad börjar."""
        end = self.line_end(at)
        return end + len(self.newline) if self.text.startswith(self.newline, end) else end

    def last(self, node: Node) -> int:
        """Slutet på nodens sista rad; tomma rader efter räknas inte."""
        return self.line_end(len(self.text[: node.end].rstrip()))


def replaced_points(
    text: str, node: Sequence | Scalar, span: tuple[int, int], new: tuple[str, ...]
) -> Iterator[Edits]:
    """Sätten att byta listans punkter `span` (räknade från 0) mot nya, det varsammaste först."""
    page = Page(text)
    for quoted in (False, True):
        if isinstance(node, Scalar):
            edits = _listed(page, node, new, quoted=quoted)
        elif node.flow:
            edits = _in_brackets(text, node, span, new, quoted=quoted)
        else:
            edits = _on_rows(page, node, span, new, quoted=quoted)
        if edits:
            yield edits


def section(text: str, after: Entry | None, key: str, new: tuple[str, ...]) -> Iterator[Edits]:
    """Sätten att skriva ett nytt avsnitt med en lista, efter ett annat avsnitt eller först i filen."""
    page = Page(text)
    for quoted in (False, True):
        rows = page.newline.join([f"{key}:", *(_point(page, one, _STEP, quoted=quoted) for one in new)])
        at = 0 if after is None else page.last(after.value)
        gap = page.newline * 2
        yield (Edit(at, at, f"{rows}{gap}" if after is None else f"{gap}{rows}"),)


def without_entry(text: str, table: Table, entry: Entry) -> Edits:
    """Filen utan nyckeln och dess värde."""
    page = Page(text)
    at = table.entries.index(entry)
    if table.flow:
        spans = [(one.key.start, one.value.end) for one in table.entries]
        return (_cut(spans, at, at + 1),)
    start, end = page.line(entry.key.start), page.after(page.last(entry.value))
    above = text[:start].rstrip(" \t")
    if above.endswith(page.newline * 2) and not text[end : page.line_end(end)].strip():
        # En av de tomma raderna omkring går med.
        start = len(above) - len(page.newline)
    return (Edit(start, end, ""),)


def _on_rows(
    page: Page, node: Sequence, span: tuple[int, int], new: tuple[str, ...], *, quoted: bool
) -> Edits | None:
    """En punkt på varje rad."""
    first, last = span
    columns = [_dash(page, item) for item in node.items]
    column = columns[0]
    if column is None or None in columns[first:last] or (None in columns and first < 1):
        return None
    rows = [_point(page, one, column, quoted=quoted) for one in new]
    if first < last:
        start = page.line(node.items[first].start)
        end = page.after(page.last(node.items[last - 1]))
        return (Edit(start, end, "".join(f"{row}{page.newline}" for row in rows)),)
    if first == 0:
        at = page.line(node.items[0].start)
        return (Edit(at, at, "".join(f"{row}{page.newline}" for row in rows)),)
    at = page.last(node.items[first - 1])
    return (Edit(at, at, "".join(f"{page.newline}{row}" for row in rows)),)


def _dash(page: Page, item: Node) -> int | None:
    """Kolumnen för punktens bindestreck; `None` där det inte står först på sin rad."""
    line = page.line(item.start)
    before = page.text[line : item.start]
    return before.index("-") if re.fullmatch(r"[ ]*-[ ]+", before) else None


def _point(page: Page, text: str, column: int, *, quoted: bool) -> str:
    """En punkt som rader, den sista utan radbrytning."""
    lead, inside = f"{' ' * column}- ", " " * (column + _STEP)
    if "\n" in text:
        rows = (f"{inside}{row}" if row else "" for row in text.split("\n"))
        return page.newline.join([f"{lead}|", *rows])
    width = width_of(page.text)
    shown = _quoted(text) if quoted else text
    lines = [shown] if width is None else wrapped(shown, width - len(inside))
    if " ".join(lines) != shown:
        lines = [shown]
    return lead + f"{page.newline}{inside}".join(lines)


def _in_brackets(
    text: str, node: Sequence, span: tuple[int, int], new: tuple[str, ...], *, quoted: bool
) -> Edits:
    """Punkter inom hakparenteser."""
    first, last = span
    spans = [(item.start, item.end) for item in node.items]
    shown = [_quoted(one) if quoted or re.search(r"[,\[\]{}\n]", one) else one for one in new]
    if first < last and shown:
        return (Edit(spans[first][0], spans[last - 1][1], ", ".join(shown)),)
    if first < last:
        return (_cut(spans, first, last),)
    if not spans:
        at = text.index("[", node.start) + 1
        return (Edit(at, at, ", ".join(shown)),)
    if first == 0:
        return (Edit(spans[0][0], spans[0][0], "".join(f"{one}, " for one in shown)),)
    at = spans[first - 1][1]
    return (Edit(at, at, "".join(f", {one}" for one in shown)),)


def _cut(spans: list[tuple[int, int]], first: int, last: int) -> Edit:
    """Delarna borttagna, med kommatecknet till en av grannarna."""
    if last < len(spans):
        return Edit(spans[first][0], spans[last][0], "")
    return Edit(spans[first - 1][1] if first else spans[0][0], spans[last - 1][1], "")


def _listed(page: Page, node: Scalar, new: tuple[str, ...], *, quoted: bool) -> Edits | None:
    """En ensam text efter sin nyckel blir första punkten i en lista."""
    text = page.text
    line = page.line(node.start)
    key = re.match(r"([ ]*)[^\s#{\[-][^{\[]*:[ ]+\Z", text[line : node.start])
    if key is None or node.style in ("|", ">"):
        return None
    column = len(key[1]) + _STEP
    rows = "".join(f"{page.newline}{_point(page, one, column, quoted=quoted)}" for one in new)
    before = len(text[: node.start].rstrip(" "))
    at = page.last(node)
    return (Edit(before, node.start, f"{page.newline}{' ' * column}- "), Edit(at, at, rows))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
