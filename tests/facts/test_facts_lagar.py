"""Lagtabellen och LSS insatser."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import pytest

from beslutsgen.facts import LAGAR, Lagrum, insats, lag, lag_med_sfs


def test_varje_nummer_star_en_gang_och_ar_ett_sfs_nummer() -> None:
    nummer = [rad.sfs for rad in LAGAR]
    assert len(nummer) == len(set(nummer))
    assert all(re.fullmatch(r"(19|20)\d\d:\d{1,4}", sfs) for sfs in nummer)


def test_en_lags_utgavor_galler_aldrig_samma_dag() -> None:
    for a, b in combinations(LAGAR, 2):
        if a.kortnamn == b.kortnamn:
            assert a.till is not None
            assert b.fran is not None
            assert (b.fran - a.till).days == 1


@pytest.mark.parametrize(
    ("namn", "dag", "sfs"),
    [
        ("SoL", date(2019, 5, 1), "2001:453"),
        ("SoL", date(2025, 6, 30), "2001:453"),
        ("SoL", date(2025, 7, 1), "2025:400"),
        ("socialtjänstlagen", None, "2025:400"),
        ("KL", date(2017, 12, 31), "1991:900"),
        ("kommunallagen", date(2018, 1, 1), "2017:725"),
        ("HSL", date(2016, 1, 1), "1982:763"),
        ("FL", date(2018, 7, 1), "2017:900"),
        ("lou", date(2016, 12, 31), "2007:1091"),
        ("LSS", date(2019, 1, 1), "1993:387"),
        ("Skollagen", None, "2010:800"),
    ],
)
def test_utgavan_som_galler_dagen(namn: str, dag: date | None, sfs: str) -> None:
    hittad = lag(namn, dag)
    assert hittad is not None
    assert hittad.sfs == sfs


def test_okand_lag_och_lag_som_inte_gallde() -> None:
    assert lag("LLS") is None
    assert lag("LSS", date(1990, 1, 1)) is None
    assert lag_med_sfs("1976:106") is None


def test_fullt_namn() -> None:
    lss, skollagen, lvu = lag_med_sfs("1993:387"), lag("skollagen"), lag("LVU")
    assert lss is not None
    assert skollagen is not None
    assert lvu is not None
    assert lss.fullt == "lagen (1993:387) om stöd och service till vissa funktionshindrade"
    assert skollagen.fullt == "skollagen (2010:800)"
    assert lvu.fullt == "lagen (1990:52) med särskilda bestämmelser om vård av unga"


@pytest.mark.parametrize(
    ("lagrum", "text"),
    [
        (Lagrum("LSS", "9", punkt="6"), "korttidsvistelse utanför det egna hemmet"),
        (Lagrum("LSS", "9", punkt="3"), "ledsagarservice"),
        (Lagrum("LSS", "9"), None),
        (Lagrum("LSS", "9", punkt="11"), None),
        (Lagrum("LSS", "7", punkt="6"), None),
        (Lagrum("SoL", "9", "4", punkt="6"), None),
    ],
)
def test_insats(lagrum: Lagrum, text: str | None) -> None:
    assert insats(lagrum) == text
