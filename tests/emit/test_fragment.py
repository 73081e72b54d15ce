"""Tecken som inte kan stå som de är i en textkörning."""

import re

from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.emit.fill.fragment import odd

ODD = re.compile("[\0-\x1f&<>\ud800-\udfff\ufffe\uffff]")
ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("aå &<>\t\n\x1f\x7f\xa0\ufffc\ufffd\ufffe\uffff\ud800\udfff"))
)


@given(ANY)
def test_odd_texts_are_those_with_such_a_character(text: str) -> None:
    assert odd(text) == bool(ODD.search(text))
