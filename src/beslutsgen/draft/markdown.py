"""Prosans stycken, listor och tabeller: Markdown tolkas med fakta som ogenomskinliga tecken.

Därför kan ett värde som `2018. ` eller `5*3` aldrig bli en lista eller kursiv text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from typing import Literal as Only

from beslutsgen.draft.content import ListItem, Paragraph, Table
from beslutsgen.draft.pieces import Literal, Printed
from beslutsgen.draft.typeset import Builder, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from beslutsgen.draft.content import Block, Content
    from beslutsgen.draft.pieces import Piece
    from beslutsgen.passage import Passage

# Fakta är ett tecken var i Markdown-texten; källtext med tecken härifrån har redan avvisats.
_OPAQUE: Final = 0xF0000
_LIST_START: Final = re.compile(r"- |1\. ")
_LIST_ITEM: Final = re.compile(r"- |[0-9]{1,2}\. ")
_LINK: Final = re.compile("(?:https?://|mailto:)[^\\s]|[\U000f0000-\U000ffffd]")
_ALIGN_RIGHT: Final = "text-align:right"


def content(pieces: tuple[Piece, ...], units: Collection[str] = (), dates: str = "") -> Content:
    """Styckena, listpunkterna och tabellerna som bitarna bildar. `units` är ärendets egna enheter för antal.

    `dates` är skrivsättet för datum och perioder i löpande text; i tabeller står de med siffror.
    """
    printed = [piece for piece in pieces if isinstance(piece, Printed)]
    text = _opaque_text(pieces)
    if not text.strip():
        return ()
    return tuple(_Blocks(Text(text, pieces, printed, units), dates).blocks(_parser().parse(text)))


def _opaque_text(pieces: tuple[Piece, ...]) -> str:
    parts: list[str] = []
    count = 0
    for piece in pieces:
        if isinstance(piece, Literal):
            parts.append(piece.text)
        else:
            parts.append(chr(_OPAQUE + count))
            count += 1
    return "".join(parts)


@cache
def _parser() -> MarkdownIt:
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

    parser = MarkdownIt("zero").enable(["list", "table", "emphasis", "link", "escape"])
    # Länkens mål kan innehålla fakta: det skrivs som det står, och bara webb- och e-postadresser blir länkar.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # markdown-its sätt att byta regel
    parser.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]  # som ovan
    parser.block.ruler.at("list", guarded_list, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", guarded_emphasis)
    return parser


def _inside_word(text: str, at: int) -> bool:
    start, end = at, at
    while start > 0 and text[start - 1] == "*":
        start -= 1
    while end < len(text) and text[end] == "*":
        end += 1
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


class _Blocks:
    """Går igenom Markdownens märken i ordning och bygger block."""

    def __init__(self, text: Text, dates: str) -> None:
        self.text = text
        self.dates = dates
        self.lists: list[bool] = []
        self.first = False

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
                yield self._table(tokens[position:end])
                position = end
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self.lists.append(token.type == "ordered_list_open")
                self.first = True
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "inline":
                yield self._block(token)
            position += 1

    def _block(self, token: Token) -> Block:
        passage = self._passage(token, self.dates)
        if not self.lists:
            return Paragraph(passage)
        item = ListItem(passage, ordered=self.lists[-1], level=len(self.lists) - 1, first=self.first)
        self.first = False
        return item

    def _table(self, tokens: list[Token]) -> Table:
        rows: list[list[Passage]] = []
        align: list[Only["left", "right"]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                align.append("right" if token.attrGet("style") == _ALIGN_RIGHT else "left")
            elif token.type == "inline":
                rows[-1].append(self._passage(token))
        header, *body = (tuple(row) for row in rows)
        return Table(header, tuple(body), tuple(align), total=bool(body) and _all_bold(body[-1][0]))

    def _passage(self, token: Token, dates: str = "") -> Passage:
        builder = Builder(self.text, token.content, dates)
        for child in token.children or []:
            if child.type in ("strong_open", "em_open", "link_open"):
                builder.open(child.type, str(child.attrGet("href") or ""))
            elif child.type in ("strong_close", "em_close", "link_close"):
                builder.close()
            else:
                builder.add(child.content)
        return builder.passage()


def _all_bold(passage: Passage) -> bool:
    """En rad vars första cell är helt i fetstil är tabellens summarad."""
    return any(
        mark.kind == "bold" and (mark.start, mark.end) == (0, len(passage.text)) for mark in passage.marks
    )
