"""De vanliga formerna, lästa direkt: stegen är just de som Jinjas tolk ger, och mallpaketet behöver ingen tolk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.arende import read_case
from beslutsgen.arende.inventory import case_prose
from beslutsgen.draft.compiled import compiled
from beslutsgen.draft.program import program
from beslutsgen.draft.tags import MAX_NESTING, MAX_TAG
from beslutsgen.draft.usual import usual

ROOT: Final = Path(__file__).parents[2]
PHRASES: Final = sorted((ROOT / "templates" / "fraser").iterdir())
CASES: Final = sorted((ROOT / "arenden").glob("*.yaml"))
TEXT: Final = (
    "text ", "\n", "  \n", "\n  ", "\t", " ", "\xa0", "\r", "{", "}", "}}", "%}", "#", "\U000f0000", "a\n\n- b",
)  # fmt: skip
TAGS: Final = (
    "{{ a }}", "{{a.b|c}}", "{{ a.\nb }}", "{{ a .b }}", "{{ å.b | gemen | genitiv }}", "{{ }}", "{{ a. }}",
    "{{ true }}", "{{ a.not }}", "{{ a and b }}", "{{ 1 }}", "{{ (a | b).c }}", "{{ a, b }}",
    "{{ a | b('c') }}", "{{ a[1] }}", "{{- a }}", "{{ loop.first }}", "{{ a.1 }}", "{{ a | if }}",
    "{{ a | b.c }}", "{{ a.b | c | d }}", "{{{ a }}", "{{ a }}}", "{{ 'a' }}", "{# a #}", "{#- a #}",
)  # fmt: skip
BLOCKS: Final = (
    "{% if a %}", "{%if a.b%}", "{% if not a %}", "{% if not  not a.b | c %}",
    "{% if a and b or not c and d %}", "{% if a or b or c %}", '{% if a.b == "c d" %}',
    '{% if a != "" and b %}', '{% if a == "å-%" %}', '{% if a == "b" == "c" %}', "{% if a == 'b' %}",
    '{% if "a" == b %}', "{% if a == b %}", "{% if a > 1 %}", "{% if a is defined %}", "{% if (a) %}",
    "{% if a and %}", "{% if nota %}", "{% if not %}", "{% if a in b %}", "{% if true %}", "{% if %}",
    "{% if a\nor b %}", "{%- if a %}", "{% if a +%}", "{%+ if a %}", "{% for x in a %}",
    "{% for å in a.b | c %}", "{% for x, y in a %}", "{% for x in a if x %}", "{% for x in a recursive %}",
    "{% for in in a %}", "{% for x.y in a %}", "{% for x in %}", "{% elif b %}", '{% elif b.c == "d" %}',
    "{% elif %}", "{% else %}", "{% else a %}", "{% endif %}", "{%endif%}", "{% endif a %}", "{% endfor %}",
    "{% endfor a %}", "{% set a = 1 %}", "{% raw %}", "{% %}", "{% endraw %}", "{%  else%}",
)  # fmt: skip
ANY: Final = st.lists(st.sampled_from((*TEXT, *TAGS, *BLOCKS)), max_size=10).map("".join)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Hela villkor och slingor, med text, hänvisningar och andra hela block i."""
    body = st.lists(st.one_of(st.sampled_from((*TEXT[:7], *TAGS[:5])), inner), max_size=4).map("".join)
    tests = st.sampled_from([tag for tag in BLOCKS[:8] if tag.startswith("{% if")])
    chosen = st.builds(
        lambda test, first, middle, last: f"{test}{first}{middle}{last}{{% endif %}}",
        tests,
        body,
        st.one_of(st.just(""), body.map(lambda text: f'{{% elif b.c == "d" %}}{text}')),
        st.one_of(st.just(""), body.map(lambda text: f"{{% else %}}{text}")),
    )
    looped = st.builds(
        lambda first, last: f"{{% for x in a.b %}}{first}{last}{{% endfor %}}",
        body,
        st.one_of(st.just(""), body.map(lambda text: f"{{% else %}}{text}")),
    )
    return st.one_of(chosen, looped)


WHOLE: Final = st.lists(
    st.one_of(st.recursive(st.sampled_from(TEXT[:7]), nested, max_leaves=6), st.sampled_from(TAGS[:5])),
    max_size=5,
).map("".join)


@given(ANY)
def test_what_is_read_directly_is_what_the_parser_reads(text: str) -> None:
    steps = usual(text)
    assert steps is None or steps == compiled(text)


@given(WHOLE)
def test_whole_conditions_and_loops_are_read_as_the_parser_reads_them(text: str) -> None:
    steps = usual(text)
    assert steps is None or steps == compiled(text)


def test_whole_conditions_and_loops_are_usual() -> None:
    loop = "{% for x in a.b %}\nx {{ x.c | d }}\n{% else %}\n{% endfor %}"
    text = f"{{% if a %}}\n  {loop}\n{{% elif not b %}}b{{% else %}}c{{% endif %}}\n"
    assert usual(text) is not None
    assert usual(text) == compiled(text)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda file: file.name)
def test_the_pack_needs_no_parser(phrase: Path) -> None:
    text = phrase.read_text(encoding="utf-8")
    assert usual(text) is not None
    assert usual(text) == compiled(text)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_the_real_cases_need_no_parser(case: Path) -> None:
    arende = read_case(case.read_bytes(), case.name).model
    assert arende is not None
    texts = [prosa.text for _, prosa in case_prose(arende)]
    assert len(texts) > 10
    assert [text for text in texts if usual(text) is None] == []


def test_too_deep_and_too_long_is_left_to_the_parser() -> None:
    deep = "{% if a %}" * MAX_NESTING + "x" + "{% endif %}" * MAX_NESTING
    assert usual(deep) == compiled(deep) is not None
    assert usual("{% if a %}" + deep + "{% endif %}") is None
    long = "{{ " + "a" * (MAX_TAG - 6) + " }}"
    assert usual(long) == compiled(long) is not None
    assert usual(long.replace(" ", "  ")) is None


def test_a_text_has_one_program() -> None:
    assert program("{{ a }} b") is program("{{ a }}" + " b")
