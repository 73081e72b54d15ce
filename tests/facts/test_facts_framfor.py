"""Ett mönster för det som står framför ett tal kan inte sluta på något annat än det säger."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beslutsgen.facts
from beslutsgen.facts.text import Framfor

PATTERNS = {
    f"{module.name}.{name}": value
    for module in iter_modules(beslutsgen.facts.__path__)
    for name, value in vars(import_module(f"beslutsgen.facts.{module.name}")).items()
    if isinstance(value, Framfor)
}
SAYING = {name: pattern for name, pattern in PATTERNS.items() if pattern.slut != ("",)}


def test_there_are_such_patterns() -> None:
    assert len(SAYING) >= 15


@pytest.mark.parametrize("name", SAYING)
def test_what_the_pattern_fits_ends_as_it_says(name: str) -> None:
    pattern = SAYING[name]

    @settings(max_examples=100)
    @given(st.from_regex(pattern.monster.pattern, alphabet=st.characters(codec="latin-1")))
    def check(text: str) -> None:
        found = pattern.monster.search(text.lower())
        if found:
            assert text.lower().rstrip(" \n").endswith(pattern.slut)

    check()
