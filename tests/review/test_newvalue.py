"""Namnet som någon skrev i genitiv i ett papper blir namnet självt."""

from __future__ import annotations

import pytest

from beslutsgen.facts import Namn, write_checked
from beslutsgen.review.newvalue import read_value

OLD = Namn("Omsorgsnämnden")


@pytest.mark.parametrize(
    "name", ["Leanlink", "Nordby Fastigheter AB", "Team Nord 7", "Solrosen AB (publ)", "kommunen.se"]
)
def test_a_name_in_the_genitive_is_read_as_the_name(name: str) -> None:
    typed = write_checked(Namn(name), "genitiv")
    assert isinstance(typed, str)
    assert read_value(typed, OLD, "genitiv") == Namn(name)
