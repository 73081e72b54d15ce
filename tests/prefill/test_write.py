"""YAML-texten: vad som helst kommer tillbaka som det skrevs."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beslutsgen.arende.wrap import WIDTH
from beslutsgen.prefill.tree import Absent, Entry, Item, Mark, Note, Plain, Prose, Rows, Table, names
from beslutsgen.prefill.write import written

ODD = (
    st.text(alphabet="aB åö1.-:,#{}[]%&*!|>'\"\\`@_()?=~<$–0", min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def read(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  # bara text


@settings(max_examples=300, deadline=None)
@given(ODD, ODD)
@example("ja", "a: b # c")
@example("- a", "{a, b}")
@example("'a", '"a" b')
def test_any_value_survives(value: str, other: str) -> None:
    short = Table((Entry("namn", Plain(value)), Entry("lista", names([other, value]))))
    long = Table((Entry("a", Plain(value), (Note(Mark.UNSURE, other),)), Entry("b", short)))
    text = written((Entry("x", short), Entry("y", long), Entry("z", Rows((Item(Plain(other)), Item(short))))))
    inner = {"namn": value, "lista": [other, value]}
    assert read(text) == {"x": inner, "y": {"a": value, "b": inner}, "z": [other, inner]}


@settings(max_examples=200, deadline=None)
@given(st.lists(ODD, min_size=1, max_size=60), st.lists(ODD, min_size=1, max_size=4))
@example(["a" * 118, "- b"], ["x"])
@example(["ord"] * 40 + ["1.", "2018.", "#", "|"] * 10, ["x"])
def test_any_prose_survives_but_for_its_line_breaks(words: list[str], others: list[str]) -> None:
    paragraphs = [" ".join(words), *others]
    prose = Prose(tuple((one,) for one in paragraphs))
    loaded = read(written((Entry("text", Table((Entry("a", prose), Entry("b", Plain("c"))))),)))
    assert isinstance(loaded, dict)
    found = [" ".join(block.split("\n")) for block in loaded["text"]["a"].strip("\n").split("\n\n")]
    assert found == paragraphs
    assert loaded["text"]["b"] == "c"


def test_a_line_never_begins_with_what_would_become_a_list() -> None:
    text = written((Entry("a", Prose(((f"{'ord ' * 29}- 1. # slut",), ("b",)))),))
    assert [line.strip()[0] for line in text.splitlines()[1:] if line] == ["o", "s", "b"]


def test_references_stay_on_one_line() -> None:
    tag = "{{ parter.forvaltningen | gemen | genitiv }}"
    lines = written((Entry("a", Prose(((f"{tag} " * 9,), ("b",)))),)).splitlines()
    assert sum(line.count(tag) for line in lines) == 9
    assert max(map(len, lines)) <= WIDTH


def test_notes_stand_above_what_they_are_about() -> None:
    notes = (Note(Mark.UNSURE, "Vilket?"), Note(Mark.MISSING, "x " * 80))
    text = written(
        (
            Entry("a", Table((Entry("b", Plain("c"), notes), Entry("d", Absent(), notes[:1])))),
            Entry("e", Rows((Item(Plain("f"), notes[:1]),))),
        ),
        ("Det här fick ingen plats:", "- x"),
    )
    assert text.startswith("a:\n  # OSÄKERT: Vilket?\n  # SAKNAS: x x")
    assert (
        "\n  # OSÄKERT: Vilket?\n\ne:\n  # OSÄKERT: Vilket?\n  - f\n\n# Det här fick ingen plats:\n# - x\n"
        in text
    )
    assert max(map(len, text.splitlines())) <= WIDTH
    assert read(text) == {"a": {"b": "c"}, "e": ["f"]}
