"""Svepet säger ja bara där taggarna var för sig är felfria, och alltid för paketets egna mallar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from exempel import MALLAR, full_scope, mall, minimal_scope
from hypothesis import given, settings
from hypothesis import strategies as st
from smamallar import docx
from specifikationer import examples

from beslutsgen.diagnostic import PaperSpot
from beslutsgen.draft.scope import Group, Items, Leaf, Missing
from beslutsgen.emit.prepare.compiled import Tag
from beslutsgen.emit.prepare.names import check_names
from beslutsgen.emit.prepare.suits import suits, wants_of
from beslutsgen.emit.prepare.template import prepare
from beslutsgen.emit.prepare.terms import Parsed, Ref
from beslutsgen.facts import Namn

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy
    from specifikationer import Example

    from beslutsgen.draft.scope import Node

FULL = full_scope("tjansteskrivelse")
BARE = minimal_scope("tjansteskrivelse")
POSTS: dict[str, Node] = {
    **FULL,
    "tom": Items("arende.handlaggare", ()),
    "en": Items("en", (Group("en[1]", {"namn": Leaf("en[1].namn", Namn("A"))}, None),)),
    "saknas": Missing("arende.handlaggare[1]"),
    "borta": Missing("borta"),
}
WORDS = ["namn", "titel", "rubrik", "datum", "handlaggare", "period", "start", "komun", "ärende", "first"]
ROOTS = [*POSTS, "person", "loop", "okänd"]
SPOT = PaperSpot("mall.docx", "body", None, 1, 0, 1, "{{ }}")


def tag(word: str, refs: tuple[Ref, ...] = (), variable: str | None = None) -> Tag:
    return Tag(Parsed(word, None, "", refs, variable), SPOT)  # type: ignore[arg-type]  # orden nedan är taggars


@st.composite
def tags(draw: DrawFn) -> tuple[Tag, ...]:
    """Taggar så som en mall kan ha dem: utskrifter, villkor, och slingor runt några av dem."""
    parts = st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)
    filters = st.sampled_from([(), (), (), ("versal",)])

    def refs(role: str) -> SearchStrategy[tuple[Ref, ...]]:
        one: Callable[..., Ref] = Ref
        return st.builds(one, st.sampled_from(ROOTS), parts, filters, st.just(role)).map(lambda ref: (ref,))

    uses = st.one_of(
        st.builds(tag, st.just("print"), refs("print")), st.builds(tag, st.just("if"), refs("test"))
    )
    many = st.lists(uses, max_size=4)
    found = draw(many)
    for _ in range(draw(st.integers(0, 2))):
        opened = tag("for", draw(refs("loop")), draw(st.sampled_from(["person", "rad"])))
        found += [opened, *draw(many), *([opened, *draw(many), tag("endfor")] if draw(st.booleans()) else [])]
        found += [tag("endfor"), *draw(many)]
    return tuple(found)


@settings(max_examples=400)
@given(tags(), st.sampled_from([POSTS, FULL, BARE]))
def test_what_the_sweep_passes_has_no_faults(found: tuple[Tag, ...], scope: dict[str, Node]) -> None:
    if suits(wants_of(found), scope):
        assert not list(check_names(found, scope))


@pytest.mark.parametrize("example", examples("mall", "mall00[1256].md"), ids=lambda one: one.name)
@pytest.mark.parametrize("scope", [FULL, BARE], ids=["helt", "minsta"])
def test_no_fault_of_the_specifications_gets_through(example: Example, scope: dict[str, Node]) -> None:
    found = prepare(docx(*example.lines), "mall.docx")
    if list(check_names(found.tags, scope)):
        assert not suits(found.wants, scope)


@pytest.mark.parametrize("name", MALLAR)
def test_the_packs_own_templates_are_passed_in_one_sweep(name: str) -> None:
    wants = wants_of(mall(name).tags)
    assert suits(wants, full_scope(name))
    assert suits(wants, minimal_scope(name))
