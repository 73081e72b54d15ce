"""Den vanliga Markdownen läst direkt: stycken, punktlistor, tabeller, fetstil och länkar. Allt annat läser markdown-it.

Det som läses här blir märke för märke detsamma som markdown-it hade gjort det till; vid minsta tvekan är svaret `None`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.draft.dialect import is_plain, parts
from beslutsgen.draft.marked import Inline, Item, Lone, Rows
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.draft.marked import Block, Side

# Fetstil med luft omkring, och en länk vars text och mål inte har något som kan betyda något mer.
_MARK: Final = late(
    r"(?<![^ \n])\*\*(?P<bold>[^*\[\]\\\s](?:[^*\[\]\\]*[^*\[\]\\\s])?)\*\*(?![^ \n])"
    r"|\[(?P<text>[^*\[\]\\()]+)\]\((?P<url>(?:(?:https?://|mailto:)|[\U000f0000-\U000ffffd])"
    r"[^\s\x00-\x1f\x7f()<>\\*\[\]&\"']+|[\U000f0000-\U000ffffd])\)"
)
_POINT: Final = late(r"- (?!- |[0-9]{1,2}\. )(?=\S)")
# Rader som kan börja något annat än ett stycke, eller fortsätta en listpunkt.
_ODD_ROW: Final = late(r"[ \t]*(?:-(?:[ \t]|\Z)|[0-9]{1,2}\. )")
_SEPARATORS: Final = late(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
_CELLS: Final = late(r"\|(?:[^|\\]*\|)+[ \t]*")
_ODD: Final = "\r\0\\\x1c\x1d\x1e\x1f\x85"


def usual_blocks(text: str) -> tuple[Block, ...] | None:
    """Textens stycken, listpunkter och tabeller, eller `None` om något i den är ovanligt."""
    if any(mark in text for mark in _ODD):
        return None
    blocks: list[Block] = []
    for _, rows in parts(text):
        listed = bool(blocks) and isinstance(blocks[-1], Item)
        for block in _table(rows) if rows[0].startswith("|") else _listed(rows, listed=listed):
            if block is None:
                return None
            blocks.append(block)
    return tuple(blocks)


def usual_inline(text: str) -> Inline | None:
    """Ett stycke för sig, eller `None` om formateringen i det är ovanlig."""
    marks: list[tuple[str, str]] = []
    at = 0
    for match in _MARK.finditer(text):
        kind, target = ("strong", "") if match["bold"] else ("link", match["url"])
        before, inside = text[at : match.start()], match["bold"] or match["text"]
        marks += [("text", before)] if before else []
        marks += [(f"{kind}_open", target), ("text", inside), (f"{kind}_close", "")]
        at = match.end()
    if text[at:]:
        marks.append(("text", text[at:]))
    known = all(is_plain(said) for kind, said in marks if kind == "text")
    return Inline(text, tuple(marks)) if known else None


def _listed(rows: list[str], *, listed: bool) -> Iterator[Block | None]:
    """Ett stycke, en punktlista, eller ett stycke med en punktlista direkt under; `listed` om en lista står före."""
    starts = next((at for at, row in enumerate(rows) if _POINT.match(row)), len(rows))
    before, points = rows[:starts], rows[starts:]
    odd = any(_ODD_ROW.match(row) or "|" in row for row in before)
    if odd or not all(_POINT.match(row) and "|" not in row for row in points):
        yield None
        return
    if before:
        # Ett indraget stycke under en lista hör till listpunkten.
        lone = usual_inline("\n".join(before).strip())
        yield None if lone is None or (listed and before[0][:1].isspace()) else Lone(lone)
    for number, row in enumerate(points):
        item = usual_inline(row[2:].strip())
        first = number == 0 and (bool(before) or not listed)
        yield None if item is None else Item(item, ordered=False, level=0, first=first)


def _table(rows: list[str]) -> Iterator[Block | None]:
    """Tabellen, där alla rader har lika många celler."""
    whole = len(rows) > 1 and _SEPARATORS.fullmatch(rows[1]) and all(map(_CELLS.fullmatch, rows))
    if not whole:
        yield None
        return
    separators, *cells = [row.strip(" \t")[1:-1].split("|") for row in (rows[1], rows[0], *rows[2:])]
    lines = [[inline for cell in row if (inline := _cell(cell)) is not None] for row in cells]
    if any(not len(row) == len(line) == len(separators) for row, line in zip(cells, lines, strict=True)):
        yield None
        return
    sides = (cell.strip(" \t") for cell in separators)
    align: list[Side] = ["right" if side[0] != ":" and side[-1] == ":" else "left" for side in sides]
    yield Rows(tuple(map(tuple, lines)), tuple(align))


def _cell(cell: str) -> Inline | None:
    text = cell.strip(" \t")
    return usual_inline(text) if text == text.strip() else None
