"""Den Markdown som prosan får vara: listor, tabeller, betoning och länkar, och inget som ett värde kan råka likna."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_LIST_START: Final = late(r"- |1\. ")
_LIST_ITEM: Final = late(r"- |[0-9]{1,2}\. ")
_LINK: Final = late("(?:https?://|mailto:)[^\\s]|[\U000f0000-\U000ffffd]")
# Tecken som kan vara formatering eller länk, de som ändrar raderna, det som börjar en lista, och en tom rad.
_MARKUP: Final = "*[\\"
_ROWS: Final = "\r\0"
_POINT: Final = late(r"^[ \t]*(?:- |1\. )", re.MULTILINE)
_BLANK_ROW: Final = late(r"\n[ \t]*\n")


def paragraphs_end(text: str) -> int:
    """Hur långt texten inte är annat än stycken, vart och ett för sig: varken listor eller tabeller."""
    if any(mark in text for mark in _ROWS):
        return 0
    point = _POINT.search(text) if "- " in text or "1. " in text else None
    bar = text.find("|", 0, point.start() if point else len(text))
    if point is None and bar < 0:
        return len(text)
    other = bar if bar >= 0 or point is None else point.start()
    ends = [found.end() for found in _BLANK_ROW.finditer(text, 0, other)]
    return ends[-1] if ends else 0


def is_plain(paragraph: str) -> bool:
    """Om stycket är utan formatering: då behöver det ingen tolk."""
    return not any(mark in paragraph for mark in _MARKUP)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Styckena i en text som inte är annat, med sina lägen."""
    for at, rows in parts(text):
        whole = "\n".join(rows)
        yield at + len(whole) - len(whole.lstrip()), whole.strip()


def parts(text: str) -> Iterator[tuple[int, list[str]]]:
    """Raderna i varje del av texten, med delens läge; rader med bara blanksteg skiljer delarna åt."""
    at, rows = 0, list[str]()
    for row in (*text.split("\n"), ""):
        if row.strip(" \t"):
            rows.append(row)
        elif rows:
            yield at - sum(map(len, rows)) - len(rows), rows
            rows = []
        at += len(row) + 1


@cache
def parser() -> MarkdownIt:
    """Tolken med prosans regler."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import list_block
    from markdown_it.rules_inline import emphasis

    def guarded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-its signatur
        """Bara `- ` och `1. ` börjar en lista: `2018. ` och `+ 18` är vanlig text."""
        at = state.bMarks[start] + state.tShift[start]
        # Inne i en lista börjar 2. nästa punkt; `listIndent` är negativt utanför listor.
        marker = _LIST_ITEM if state.listIndent >= 0 else _LIST_START
        return bool(marker.match(state.src, at)) and list_block(state, start, end, silent)

    def guarded_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-its signatur
        """Bara asterisker, och aldrig mitt i ett ord eller ett tal: `5*3` är vanlig text."""
        if state.src[state.pos] != "*" or _inside_word(state.src, state.pos):
            return False
        return emphasis.tokenize(state, silent)

    made = MarkdownIt("zero").enable(["list", "table", "emphasis", "link", "escape"])
    # Länkens mål kan innehålla fakta: det skrivs som det står, och bara webb- och e-postadresser blir länkar.
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]  # markdown-its sätt att byta regel
    made.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]  # som ovan
    made.block.ruler.at("list", guarded_list, {"alt": ["paragraph"]})
    made.inline.ruler.at("emphasis", guarded_emphasis)
    return made


def _inside_word(text: str, at: int) -> bool:
    start, end = at, at
    while start > 0 and text[start - 1] == "*":
        start -= 1
    while end < len(text) and text[end] == "*":
        end += 1
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
