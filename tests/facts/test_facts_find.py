"""Finnaren över frassamlingen: rätt ställen, rätt värden och inget mer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from samlingen import filer, fraser, visat

from beslutsgen.facts import Antal, find

if TYPE_CHECKING:
    from samlingen import Fras

ALLA = [
    pytest.param(fras, id=f"{fil.stem}-{nummer}")
    for fil in filer()
    for nummer, fras in enumerate(fraser(fil), 1)
]


@pytest.mark.parametrize("fras", ALLA)
def test_frasen_ger_just_sina_fakta(fras: Fras) -> None:
    hittat = tuple((fras.text[span.start : span.end], visat(span.value)) for span in find(fras.text))
    assert hittat == fras.fakta


def test_samlingen_har_bade_traffar_och_fallor() -> None:
    samlade = [fras for fil in filer() for fras in fraser(fil)]
    assert len(samlade) >= 250
    assert sum(not fras.fakta for fras in samlade) >= 60


def test_arendets_egna_enheter_hittas_i_alla_boejningar() -> None:
    text = "Fem dygnsplatser, en (1) dygnsplats och de tre dygnsplatserna."
    assert [span.value for span in find(text, ("dygnsplats",))] == [
        Antal(5, "dygnsplatser"),
        Antal(1, "dygnsplats"),
        Antal(3, "dygnsplatserna"),
    ]


def test_utan_arendets_enheter_ar_ett_okant_ord_inget_antal() -> None:
    assert find("Skolan har 14 klassrum.") == ()
    assert [span.value for span in find("Skolan har 14 klassrum.", ["klassrum"])] == [Antal(14, "klassrum")]


def test_en_och_ett_ar_artikel_nar_arendet_raknar_flera() -> None:
    assert find("När en plats blir ledig erbjuds ett barn den.", ["platser", "barn"]) == ()
    assert [span.value for span in find("En sviktplats finns.", ["sviktplats"])] == [Antal(1, "sviktplats")]


@pytest.mark.parametrize(
    ("text", "ur"),
    [
        ("fo\u0308rla\u0308ngning med tva\u030a a\u030ar i taget", "med tva\u030a a\u030ar i taget"),
        ("Det kostar 3\u00ad,8 mnkr.", "3\u00ad,8 mnkr"),
        ("Det ga\u0308ller 7 platser nu.", "7 platser"),
        ("\u200b2018-02-\u200b01 är en dag", "2018-02-\u200b01"),
    ],
)
def test_stallen_raknas_i_kallans_kodpunkter(text: str, ur: str) -> None:
    (span,) = find(text)
    assert text[span.start : span.end] == ur


@pytest.mark.parametrize("streck", "-‐‑‒–—―−")
@pytest.mark.parametrize("rum", ["", " ", "\u00a0", "\u2009", "\n"])
def test_alla_streck_och_mellanrum_ger_samma_period(streck: str, rum: str) -> None:
    text = f"Tiden är 2018-02-01{rum}{streck}{rum}2021-01-31."
    assert [visat(span.value) for span in find(text)] == ["period 2018-02-01/2021-01-31"]


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \n"])
def test_en_blankrad_delar_fakta(blank: str) -> None:
    assert [visat(span.value) for span in find(f"Sida 7{blank}platser 12{blank}000 kr")] == []


@pytest.mark.parametrize("brytning", ["\n", "\r\n", "\r", "\u2028", "\n    ", "\n\t"])
def test_en_radbrytning_delar_inte_fakta(brytning: str) -> None:
    assert [visat(span.value) for span in find(f"Det kostar 28{brytning}000{brytning}kr.")] == [
        "amount 28000"
    ]
