"""Formen i `facts --format json`, som är stabil utåt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Listed,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
    listed,
)

if TYPE_CHECKING:
    from beslutsgen.facts import Value

AR = Langd(1, "år")


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Datum(2018, 3, 1), Listed("date", "2018-03-01")),
        (Datum(2018, 3), Listed("date", "2018-03")),
        (Period(Datum(2018, 2, 1), Datum(2021, 1, 31)), Listed("period", "2018-02-01/2021-01-31")),
        (Period(Datum(2018, 3), Datum(2018, 8)), Listed("period", "2018-03/2018-08")),
        (Period(Datum(2019), Datum(2021)), Listed("period", "2019/2021")),
        (Period(Datum(2018, 3, 1), None), Listed("period", "2018-03-01/..")),
        (Belopp(Decimal("3.8"), "mnkr", per=("år",)), Listed("amount", "3800000", per=("år",))),
        (Belopp(Decimal("20.75"), "kr"), Listed("amount", "20.75")),
        (Belopp(Decimal("1.2"), "mnkr", Decimal("1.4")), Listed("amount", "1200000..1400000")),
        (Belopp(Decimal(150), "tkr", grans="ca"), Listed("amount", "150000", bound="ca")),
        (Procent(Decimal("3.1")), Listed("percent", "3.1")),
        (Procent(Decimal(8), Decimal(9)), Listed("percent", "8..9")),
        (Procent(Decimal("0.50"), enheter=True), Listed("percentage_points", "0.5")),
        (Procent(Decimal(100)), Listed("percent", "100")),
        (Antal(7, "platser"), Listed("count", "7", unit="platser")),
        (Antal(35, "timmar", per=("vecka",)), Listed("count", "35", unit="timmar")),
        (Antal(8, "platser", 10, "max"), Listed("count", "8..10", bound="max", unit="platser")),
        (Forlangning((Langd(2, "år"),), upprepas=True), Listed("extension", "P2Y")),
        (Forlangning((AR, AR), upprepas=False), Listed("extension", "P1Y", times=2)),
        (Forlangning((AR, Langd(6, "månad")), upprepas=False), Listed("extension", "P1Y+P6M", times=2)),
        (Lagrum("LSS", "9", punkt="6"), Listed("law", "9 § 6 LSS")),
        (Lagrum("SoL", "1", "4"), Listed("law", "4 kap. 1 § SoL")),
        (Sfs("1993:387"), Listed("sfs", "1993:387")),
        (Diarienummer("SON 2025-417"), Listed("dnr", "SON 2025-417")),
        (Personnummer("19121212-1212"), Listed("person_id", "19121212-1212")),
        (Organisationsnummer("212000-0449"), Listed("organisation_id", "212000-0449")),
        (Langd(12, "månad"), Listed("duration", "P12M")),
        (Namn("Omsorgsnämnden"), Listed("name", "Omsorgsnämnden")),
    ],
)
def test_listad_form(value: Value, form: Listed) -> None:
    assert listed(value) == form
