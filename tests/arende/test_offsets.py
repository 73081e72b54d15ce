"""Varje tecken i en läst text hittas i filen, i alla YAML:s sätt att skriva text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.arende.compose import compose
from beslutsgen.arende.nodes import Scalar, Table
from beslutsgen.arende.offsets import char_spans

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n:'\"\\-#aåäö"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]),
    ),
    min_size=1,
    max_size=60,
)


def _scalar(text: str) -> Scalar:
    root = compose(text).root
    assert isinstance(root, Table)
    value = root.entries[0].value
    node = value.entries[0].value if isinstance(value, Table) else value
    assert isinstance(node, Scalar)
    return node


def _read_back(source: str, char: str) -> str:
    """Tecknet som YAML läser för ett stycke av filen."""
    if source.startswith("\\") and len(source) > 1:
        return str(yaml.safe_load(f'"{source}"'))
    if source == "''":
        return "'"
    return char if char in " \n" and source in ("\n", "\r\n", "\r") else source


@settings(max_examples=400, deadline=None)
@given(
    TEXTS,
    st.sampled_from(["'", '"', "|", ">", None]),
    st.sampled_from([10, 40, 1000]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_character_maps_back(
    text: str, style: str | None, width: int, plain: bool, line_end: str
) -> None:
    dumped = yaml.dump(
        {"a": {"b": text}}, default_style=style, width=width, allow_unicode=plain, line_break=line_end
    )
    node = _scalar(dumped)
    spans = char_spans(dumped, node)
    assert len(spans) == len(node.text)
    assert "".join(
        _read_back(dumped[start:end], char) for char, (start, end) in zip(node.text, spans, strict=True)
    ) == (node.text)
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("a: Vård i hemmet", "hemmet"),
        ("a: Vård\n  i\n\n  hemmet", "hemmet"),
        ("a: 'Key''s gata'", "gata"),
        ('a: "Key\\u0027s \\\n  gata"', "gata"),
        ("a: |\n  Vård\n    i\n  hemmet\n", "hemmet"),
        ("a: |2-  # kommentar\n    Vård\n  hemmet", "hemmet"),
        ("a: >\n\n  Vård\n  i\n\n    hemmet\n\n", "hemmet"),
        ("a: >-\r\n  Vård\r\n  i\r\n  hemmet", "hemmet"),
        ("a: {b: Vård\n  i hemmet}", "hemmet"),
    ],
)
def test_a_word_is_found_in_hand_written_yaml(source: str, word: str) -> None:
    node = _scalar(source)
    at = node.text.index(word)
    spans = char_spans(source, node)
    assert source[spans[at][0] : spans[at + len(word) - 1][1]] == word
