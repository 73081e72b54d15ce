"""Finnaren över frassamlingen: rätt ställen, rätt värden och inget mer."""

from __future__ import annotations

import pytest

from beslutsgen.facts import find
from tests.facts.fraser import MAPP, Fras, fraser, visat

ALLA = [
    pytest.param(fras, id=f"{fil.stem}-{nummer}") for fil in sorted(MAPP.glob("*.txt")) for nummer, fras in enumerate(fraser(fil), 1)
]


@pytest.mark.parametrize("fras", ALLA)
def test_frasen_ger_just_sina_fakta(fras: Fras) -> None:
    hittat = tuple((fras.text[span.start : span.end], visat(span.value)) for span in find(fras.text))
    assert hittat == fras.fakta


def test_samlingen_har_bade_traffar_och_fallor() -> None:
    samlade = [fras for fil in MAPP.glob("*.txt") for fras in fraser(fil)]
    assert len(samlade) >= 250
    assert sum(not fras.fakta for fras in samlade) >= 60
