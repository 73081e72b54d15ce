"""YAML-textens noder, gränserna, och att båda tolkarna ger samma resultat."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fil_blocks import specification, whole_case
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.arende.compose import MAX_DEPTH, MAX_NODES, compose
from beslutsgen.arende.mend import mend
from beslutsgen.arende.model import Arende
from beslutsgen.arende.nodes import Entry, Scalar, Sequence, Table
from beslutsgen.arende.shapes import known_keys, record_of

KEYS = known_keys(record_of(Arende))
SPECIFICATIONS = Path(__file__).parent.parent / "checks"
VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Zl", "Zp"]), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcåäö ", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_nodes_have_their_places() -> None:
    assert compose("a:\n  - b c\n  - {d: 'e'}\n").root == Table(
        (
            Entry(
                Scalar("a", 0, 1, ""),
                Sequence(
                    (
                        Scalar("b c", 7, 10, ""),
                        Table((Entry(Scalar("d", 16, 17, ""), Scalar("e", 19, 22, "'")),), 15, 23, flow=True),
                    ),
                    5,
                    23,
                    flow=False,
                ),
            ),
        ),
        0,
        23,
        flow=False,
    )


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_depth_and_number_are_limited(loader: type[yaml.SafeLoader]) -> None:
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH, loader).snag is None
    too_deep = compose("[" * (MAX_DEPTH + 1), loader).snag
    assert too_deep is not None
    assert (too_deep.kind, too_deep.at) == ("deep", MAX_DEPTH)


def test_the_number_of_values_is_limited() -> None:
    assert compose("[" + "a," * (MAX_NODES - 1) + "]").snag is None
    too_many = compose("[" + "a," * (MAX_NODES + 1) + "]").snag
    assert too_many is not None
    assert too_many.kind == "many"


@settings(max_examples=150, deadline=None)
@given(VALUES, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans())
def test_both_parsers_read_what_pyyaml_writes(value: object, style: str | None, flow: bool) -> None:
    text = yaml.safe_dump({"a": value}, default_style=style, default_flow_style=flow, allow_unicode=True)
    fast, slow = compose(text, yaml.CSafeLoader), compose(text, yaml.SafeLoader)
    assert fast == slow
    assert fast.snag is None


def _specified() -> list[bytes]:
    return [
        whole_case(example.text)
        for path in sorted(SPECIFICATIONS.glob("fil0[012]?.md"))
        for example in specification(path)
    ]


@pytest.mark.parametrize("data", _specified())
def test_both_parsers_mend_the_traps_alike(data: bytes) -> None:
    text = data[:10_000].decode("utf-8", errors="replace").replace("\ufeff", "").replace("\x00", "")
    fast, slow = mend(text, KEYS, yaml.CSafeLoader), mend(text, KEYS, yaml.SafeLoader)
    assert [(one.trap.code, one.start, one.end, one.lines) for one in fast.work.found] == [
        (one.trap.code, one.start, one.end, one.lines) for one in slow.work.found
    ]
    assert fast.work.text == slow.work.text
    assert fast.unread == slow.unread


def test_question_marks_inside_braces_are_text_to_both_parsers() -> None:
    text = "a: {b: Vad kostar det?, c: d?e}"
    assert compose(text, yaml.SafeLoader) == compose(text, yaml.CSafeLoader)
    assert compose(text).snag is None
