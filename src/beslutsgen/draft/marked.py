"""En Markdown-texts märken, som markdown-it ger dem: stycken, listpunkter och tabeller, med sin formatering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias
from typing import Literal as Only

from msgspec import Struct

from beslutsgen.draft.dialect import parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_ALIGN_RIGHT: Final = "text-align:right"

Side: TypeAlias = Only["left", "right"]


class Inline(Struct, frozen=True):
    """Innehållet som det står, och dess märken: `text` med texten, `link_open` med målet, och de andra utan något."""

    content: str
    marks: tuple[tuple[str, str], ...]


class Lone(Struct, frozen=True):
    """Ett vanligt stycke."""

    inline: Inline


class Item(Struct, frozen=True):
    """En listpunkt; `first` är sant för den som börjar en lista."""

    inline: Inline
    ordered: bool
    level: int
    first: bool


class Rows(Struct, frozen=True):
    """En tabell; den första raden är rubrikraden."""

    rows: tuple[tuple[Inline, ...], ...]
    align: tuple[Side, ...]


Block: TypeAlias = Lone | Item | Rows


def parsed(text: str) -> tuple[Block, ...]:
    """Textens stycken, listpunkter och tabeller."""
    return tuple(_blocks(parser().parse(text)))


def parsed_inline(text: str) -> Inline:
    """Ett stycke för sig."""
    (token,) = parser().parseInline(text)
    return _inline(token)


def _inline(token: Token) -> Inline:
    marks = ((one.type, str(one.attrGet("href") or "") or one.content) for one in token.children or ())
    return Inline(token.content, tuple(marks))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[bool] = []
    position, first = 0, False
    while position < len(tokens):
        token = tokens[position]
        if token.type == "table_open":
            end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
            yield _rows(tokens[position:end])
            position = end
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.type == "ordered_list_open")
            first = True
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline" and lists:
            yield Item(_inline(token), lists[-1], len(lists) - 1, first)
            first = False
        elif token.type == "inline":
            yield Lone(_inline(token))
        position += 1


def _rows(tokens: list[Token]) -> Rows:
    rows: list[list[Inline]] = []
    align: list[Side] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            align.append("right" if token.attrGet("style") == _ALIGN_RIGHT else "left")
        elif token.type == "inline":
            rows[-1].append(_inline(token))
    return Rows(tuple(map(tuple, rows)), tuple(align))
