"""Kalenderns räkning: dagen efter, periodens längd och sista dagen efter förlängningar."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from beslutsgen.facts import Datum, Forlangning, Langd, Period, dagen_efter, langd, senaste_slut, tiden_mellan
from beslutsgen.facts.kalender import manader_senare

DAGAR = st.dates(date(1800, 1, 1), date(2300, 12, 31))


@pytest.mark.parametrize(
    ("dag", "efter"),
    [
        (date(2019, 8, 31), date(2019, 9, 1)),
        (Datum(2020, 2, 28), date(2020, 2, 29)),
        (Datum(2018, 12), date(2019, 1, 1)),
        (Datum(2019), date(2020, 1, 1)),
    ],
)
def test_dagen_efter(dag: date | Datum, efter: date) -> None:
    assert dagen_efter(dag) == efter


@pytest.mark.parametrize(
    ("start", "slut", "vantat"),
    [
        (Datum(2018, 2, 1), Datum(2021, 1, 31), Langd(3, "år")),
        (Datum(2018, 3, 1), Datum(2021, 1, 31), Langd(35, "månad")),
        (Datum(2019, 9, 1), Datum(2021, 8, 31), Langd(2, "år")),
        (Datum(2019), Datum(2021), Langd(3, "år")),
        (Datum(2022, 3), Datum(2022, 5), Langd(3, "månad")),
        (Datum(2024, 2, 29), Datum(2025, 2, 27), Langd(1, "år")),
        (Datum(2018, 2, 1), Datum(2018, 2, 20), None),
        (Datum(2018, 2, 1), Datum(2021, 1, 30), None),
        (Datum(2021, 2, 1), Datum(2018, 1, 31), None),
        (Datum(2018, 2, 1), None, None),
    ],
)
def test_langd(start: Datum, slut: Datum | None, vantat: Langd | None) -> None:
    assert langd(Period(start, slut)) == vantat


ETT_AR = Langd(1, "år")


@pytest.mark.parametrize(
    ("slut", "steg", "vantat"),
    [
        (date(2026, 2, 28), (Langd(2, "år"),), date(2028, 2, 29)),
        (date(2021, 8, 31), (ETT_AR, ETT_AR), date(2023, 8, 31)),
        (date(2021, 1, 31), (Langd(1, "månad"),), date(2021, 2, 28)),
        (date(2024, 2, 29), (ETT_AR,), date(2025, 2, 28)),
        (date(2025, 4, 30), (Langd(6, "månad"),), date(2025, 10, 31)),
        (date(2025, 4, 30), (Langd(2, "vecka"),), date(2025, 5, 14)),
        (date(2025, 4, 30), (Langd(30, "dag"),), date(2025, 5, 30)),
    ],
)
def test_senaste_slut(slut: date, steg: tuple[Langd, ...], vantat: date) -> None:
    assert senaste_slut(slut, Forlangning(steg, upprepas=False)) == vantat


def test_upprepning_utan_grans_har_inget_senaste_slut() -> None:
    assert senaste_slut(date(2021, 1, 31), Forlangning((Langd(2, "år"),), upprepas=True)) is None


def test_datumets_precision_ger_forsta_och_sista_dag() -> None:
    assert (Datum(2020, 2).forsta, Datum(2020, 2).sista) == (date(2020, 2, 1), date(2020, 2, 29))
    assert (Datum(2019).forsta, Datum(2019).sista) == (date(2019, 1, 1), date(2019, 12, 31))


@given(DAGAR, st.integers(0, 2400))
def test_manader_framat_som_dateutil_raknar_dem(dag: date, manader: int) -> None:
    assert manader_senare(dag, manader) == dag + relativedelta(months=manader)


@given(DAGAR, DAGAR)
def test_tiden_mellan_tva_dagar_som_dateutil_raknar_den(en: date, annan: date) -> None:
    fran, till = sorted((en, annan))
    tid = relativedelta(till, fran)
    assert tiden_mellan(fran, till) == (tid.years, tid.months, tid.days)
