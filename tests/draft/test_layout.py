"""Uppställningen: genvägarna för enkel text ger just det som tolken ger."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.draft.dialect import is_plain, only_paragraphs, paragraphs, parser
from beslutsgen.draft.layout import Plain, layout
from beslutsgen.draft.lines import Run
from beslutsgen.draft.program import program

ROW = (
    "ord", "två ord  till", "", " ", "\t", "\u00a0", "  indraget", "    kod", "2. två", "1.", "-", "+ 18", "# r", "> c",
    "a_b_c", "`k`", "<b>", "&amp;", "---", "===", "- ett", "1. ett", "a*b*", "[x](y)", "|", "\U000f0000 ",
)  # fmt: skip
ROWS = st.lists(st.sampled_from(ROW), max_size=8)


@given(ROWS)
def test_plain_text_is_the_paragraphs_that_markdown_sees(rows: list[str]) -> None:
    text = "\n".join(rows)
    tokens = parser().parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    others = {token.type for token in tokens} - {"paragraph_open", "inline", "paragraph_close"}
    if not only_paragraphs(text):
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
