"""Den vanliga Markdownen, läst direkt: raderna är just de som markdown-it ger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.draft.layout import _line, _shape
from beslutsgen.draft.lines import Finder
from beslutsgen.draft.marked import parsed, parsed_inline
from beslutsgen.draft.usual_markup import usual_blocks, usual_inline

if TYPE_CHECKING:
    from beslutsgen.draft.layout import Shape
    from beslutsgen.draft.lines import Line
    from beslutsgen.draft.marked import Block, Inline

WORDS: Final = (
    "ord", "två ord", " ", "  ", "\n", "\u00a0", "\t", "**", "**a**", "**a b:**", "** a**", "**a **", "**a**b",
    "b**a**", "*", "*a*", "***a***", "**.a**", "**\U000f0000**", "**a*b**", "[a](https://b.se)",
    "[a b](mailto:c@d.se)", "[", "]", "(", ")", "![a](https://b.se)", "[a](https://b.se/c?d=e&amp;f)",
    "[a](https://b.se/c?d=e&f=g)", "[a](http://b.se/(c))", "[a](\U000f0000)", "[a](\U000f0000/b)", "[a](b.se)",
    "[a](https://b.se 'c')", "[a] (https://b.se)", "[](https://b.se)", "[**a**](https://b.se)",
    "**[a](https://b.se)**", "[a\nb](https://b.se)", "[a](https://b\n.se)", "[a](<https://b.se>)", "\\", "\\*",
    "a_b", "`a`", "<b>", "&amp;", ".", ",", "\U000f0000", "5*3", "\r", "\x00", "|",
)  # fmt: skip
ROWS: Final = (
    "ord", "två **ord**  till ", "", " ", "\t", "\u00a0", "  indraget", "    mer", "2. två", "1. ett", "1.",
    "-", "- ", "- ett", "- två **ord**", "-  långt", "-\tflik", "- - inre", "- 1. inre", "- 2. inre",
    "- \u00a0", "  - inre", " - ett", "+ 18", "# r", "> c", "---", "===", "a | b", "|", "| a | **b** |",
    "| --- | --- |", "|---|---:|", "| :-- | :-: |", "| a | |", "|a|b|  ", "| a | b | c |", "| a | b",
    "  | a | b |", "| a\\| | b |", "| - |", "| a |", "||a|", "| \u00a0a | b |", "- | a |", "* a", "\U000f0000 ",
    "- \U000f0000, \U000f0001", "10. tio", "100. hundra", "- [a](https://b.se)", "text | --- |",
)  # fmt: skip


def shapes(blocks: tuple[Block, ...], text: str) -> list[Shape]:
    finder = Finder(text, frozenset())
    return [_shape(block, finder) for block in blocks]


def line(inline: Inline, text: str) -> Line:
    return _line(inline, Finder(text, frozenset()))


@given(st.lists(st.sampled_from(ROWS), max_size=8))
def test_blocks_read_directly_are_those_that_the_parser_reads(rows: list[str]) -> None:
    text = "\n".join(rows)
    blocks = usual_blocks(text)
    assert blocks is None or shapes(blocks, text) == shapes(parsed(text), text)


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_formatting_read_directly_is_that_which_the_parser_reads(words: list[str]) -> None:
    text = "".join(words).strip()
    if any(mark in text for mark in "\r\0"):
        return
    inline = usual_inline(text)
    if inline is not None:
        assert line(inline, text) == line(parsed_inline(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "Inledning:\n- ett\n- två **fet**\n\n- tre\n\nEfter **fet:** text.",
        "| a | b |\n| --- | ---: |\n| c | **d** |\n\nEfter [länk](https://a.se/b).",
        "- [länk](\U000f0000)",
    ],
)
def test_the_usual_is_usual(text: str) -> None:
    blocks = usual_blocks(text)
    assert blocks is not None
    assert shapes(blocks, text) == shapes(parsed(text), text)
