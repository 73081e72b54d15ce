"""Uppställningen: genvägarna för enkel text ger just det som tolken ger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.draft.dialect import is_plain, paragraphs, paragraphs_end, parser
from beslutsgen.draft.layout import Grid, Plain, Point, _blocks, layout
from beslutsgen.draft.lines import Run
from beslutsgen.draft.program import program

if TYPE_CHECKING:
    from beslutsgen.draft.layout import Shape

ROW = (
    "ord", "två ord  till", "", " ", "\t", "\u00a0", "  indraget", "    kod", "2. två", "1.", "-", "+ 18", "# r", "> c",
    "a_b_c", "`k`", "<b>", "&amp;", "---", "===", "- ett", "1. ett", "a*b*", "[x](y)", "|", "\U000f0000 ",
    "| a | **b** |", "| --- | --- |", "  mer", "- två",
)  # fmt: skip
ROWS = st.lists(st.sampled_from(ROW), max_size=8)


@given(ROWS)
def test_plain_text_is_the_paragraphs_that_markdown_sees(rows: list[str]) -> None:
    text = "\n".join(rows)
    tokens = parser().parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    others = {token.type for token in tokens} - {"paragraph_open", "inline", "paragraph_close"}
    if paragraphs_end(text) < len(text):
        return
    assert not others
    assert [content for _, content in paragraphs(text)] == [token.content for token in inline]
    for token in inline:
        children = [child.type for child in token.children or []]
        assert not is_plain(token.content) or children in ([], ["text"])
        (alone,) = parser().parseInline(token.content)
        assert [child.as_dict() for child in alone.children or []] == [
            child.as_dict() for child in token.children or []
        ]


def said(shape: Shape) -> object:
    """Formen utan lägen."""
    lines = [line for row in shape.rows for line in row] if isinstance(shape, Grid) else [shape.line]
    texts = [[op.text if isinstance(op, Run) else op for op in line.ops] for line in lines]
    point = (shape.ordered, shape.level, shape.first) if isinstance(shape, Point) else ()
    return type(shape), texts, [(line.styles, line.typed) for line in lines], point


@given(ROWS)
def test_a_text_is_laid_out_as_markdown_sees_the_whole(rows: list[str]) -> None:
    text = "\n".join(rows)
    whole = _blocks(text, frozenset()) if text.strip() else ()
    assert [*map(said, layout(text, frozenset()))] == [*map(said, whole)]


@given(ROWS)
def test_every_part_of_a_line_knows_where_it_stands(rows: list[str]) -> None:
    text = "\n".join(rows)
    plain = (shape for shape in layout(text, frozenset()) if isinstance(shape, Plain))
    runs = ((op, shape.at) for shape in plain for op in shape.line.ops if isinstance(op, Run))
    for run, begin in runs:
        at = 0
        for length, inside in run.parts:
            shown, place = run.text[at : at + length], begin + inside
            assert shown == text[place : place + length].replace("\n", " ").replace("\t", " ")
            at += length


def test_a_text_is_worked_out_once_whatever_its_values_are() -> None:
    text = "Från \U000f0000 till \U000f0001.\n\nOch **mer**."
    assert layout(text, frozenset()) is layout("".join(text), frozenset())
    assert program("{{ a }} b") is program("{{ a }}" + " b")
