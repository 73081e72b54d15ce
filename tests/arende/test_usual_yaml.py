"""Vanlig YAML, läst direkt: noderna är just de som tolken ger, och de verkliga filerna behöver ingen tolk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.arende.compose import MAX_DEPTH, MAX_NODES, compose
from beslutsgen.arende.nodes import Scalar, Table
from beslutsgen.arende.usual import usual

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted((*(ROOT / "arenden").glob("*.yaml"), ROOT / "templates" / "pack.yaml"))
# Rader som får vilket indrag som helst: vanliga, ovanliga och felaktiga.
USUAL: Final = (
    "a: b", "a:", "- b", "- a: b", "- a: {b: c, d: [e, f g]}", "a: |", "a: |-", "a: >", "a: >-", "- |", "å_ö: 1–2",
    "text och mer", "text, mer", "# kommentar", "a: b # c", "", "  ", 'a: "b', 'b"', "a: 'b c'", "c'", "  c  ",
    "a: [b, 'c', \"d e\"] # x", "a: b  ", "- b  #c", 'a: "b"  # c', "a: ''", '"', "'", '  "', 'a: "b  ',
)  # fmt: skip
OTHER: Final = (
    "a: [b,", "c]", "- ", "-", "a : b", "a:b", "a: b: c", "a: {}", "a: [ ]", "a: {b}", "a: [b: c]", "- 'x': y",
    "a: &x b", "a: *x", "a: !t b", "---", "...", "%YAML 1.2", "a: -b", "a: - b", "- - b", "? a", "\ta: b", "a: b\t",
    "a: @b", "text:", "text: mer", "text # slut", "#text", "a: 'it''s'", 'a: "b\\n"', 'a: "b" c', 'a: "b"#c',
    "a: {b: c}#", "a: {b: c, }", "a: {b: }", "a: {b:c}", "a: http://x.y", "a: b #", "a: #b",
    "a: |  ", "a: | # k", "a: |2", "a: >+", "\xa0x", "1: 2",
    "a: \xa0b\xa0", "a: [a]b", "a: [[a], [b, [c]]]", "a: b,c", "a: ]", 'a: {"b": c}', "a: [-1, 2]", "a: [a?b]", "a: ~",
    "a: a?b", "a: [a #b]", "a: [a, #b]", "a: b\x85", "\ufeffa: b", "a: [a \"b\"]", "a: {b: [c}, d]", "a: ,b",
)  # fmt: skip
LINES: Final = st.lists(
    st.tuples(st.sampled_from((0, 0, 2, 2, 2, 4, 4, 1, 6)), st.sampled_from((*USUAL, *USUAL, *OTHER))),
    max_size=8,
)
WHOLE: Final = st.recursive(
    st.sampled_from(
        ("b", "7 platser", "1–2", "b\nc", "å\n\nä", "{{ x.y | z }}", "", "#", "- b", "a: b", "b:")
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abå_"), inner, max_size=3),
    max_leaves=10,
)


def same_as_the_parser(text: str) -> bool:
    """Om texten är vanlig; då ska den läsas som tolken läser den."""
    read = usual(text)
    if read is None:
        return False
    assert compose(text, yaml.CSafeLoader) == compose(text)
    return True


@settings(max_examples=1000)
@given(LINES, st.sampled_from(("\n", "\n\n", "\n  \n", "", "\r\n")))
def test_any_lines_are_read_as_the_parser_reads_them(lines: list[tuple[int, str]], end: str) -> None:
    same_as_the_parser("\n".join(" " * indent + line for indent, line in [(0, "a:"), *lines]) + end)


@given(WHOLE, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans(), st.sampled_from((20, 1000)))
def test_what_pyyaml_writes_is_read_as_the_parser_reads_it(
    value: object, style: str | None, flow: bool, width: int
) -> None:
    text = yaml.safe_dump(
        {"a": value}, default_style=style, default_flow_style=flow, allow_unicode=True, width=width
    )
    same_as_the_parser(text)


@given(st.data())
def test_a_damaged_case_is_read_as_the_parser_reads_it(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([file.read_text(encoding="utf-8") for file in FILES]))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        new = data.draw(st.sampled_from((*" :-#'\"[]{},|>\n", "", "\n  ", "\n\n", " #", ": ", "- ")))
        text = text[:at] + new + text[at + data.draw(st.integers(0, 2)) :]
    same_as_the_parser(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_real_files_need_no_parser(file: Path) -> None:
    assert same_as_the_parser(file.read_text(encoding="utf-8"))


def test_too_deep_and_too_long_is_left_to_the_parser() -> None:
    rows = [" " * depth + "a:" for depth in range(MAX_DEPTH + 1)]
    snag = compose("\n".join((*rows, " " * 70 + "b\n"))).snag
    assert snag is not None
    assert snag.kind == "deep"
    snag = compose(f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n").snag
    assert snag is not None
    assert snag.kind == "deep"
    snag = compose("a:\n" + "- b\n" * MAX_NODES).snag
    assert snag is not None
    assert snag.kind == "many"


def test_a_wrapped_quotation_is_noted() -> None:
    composed = compose('a: "b\n  c"\n')
    assert isinstance(composed.root, Table)
    assert composed.wrapped == (Scalar("b c", 3, 10, '"'),)
