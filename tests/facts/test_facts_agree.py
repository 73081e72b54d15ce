"""Överensstämmelse: två värden som kan vara sanna samtidigt, och två som inte kan det."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from beslutsgen.facts import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Fault,
    Forlangning,
    Lagrum,
    Langd,
    Period,
    Procent,
    agrees,
    interval,
    kronor,
    parse,
)

if TYPE_CHECKING:
    from beslutsgen.facts import Value


def last(text: str, kind: type[Value]) -> Value:
    value = parse(text, kind)
    assert not isinstance(value, Fault), value
    return value


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        (Belopp, "3,8 mnkr", "3 812 000 kr"),
        (Belopp, "3,8 mnkr", "3,82 mnkr"),
        (Belopp, "3,8 mnkr", "3 800 tkr"),
        (Belopp, "3,8 mnkr", "4 mnkr"),
        (Belopp, "3,8 mnkr per år", "3 800 000 kronor/år"),
        (Belopp, "10 000 kr/kvm", "10 000 kr per kvadratmeter"),
        (Belopp, "1 234 567,00 kr", "1 234 567 kr"),
        (Belopp, "ca 150 tkr", "158 000 kr"),
        (Belopp, "högst 2,4 mnkr", "1,9 mnkr"),
        (Belopp, "minst 2,4 mnkr", "2,6 mnkr"),
        (Belopp, "minst 2 mnkr", "högst 3 mnkr"),
        (Belopp, "11–13 mnkr", "12,5 mnkr"),
        (Belopp, "11–13 mnkr", "11 000–13 000 tkr"),
        (Datum, "2018-03", "2018-03-01"),
        (Datum, "1 mars 2018", "2018-03-01"),
        (Period, "2018-03-01–2018-08-31", "mars–augusti 2018"),
        (Period, "fr.o.m. 2018-03-01", "2018-03-01 tills vidare"),
        (Langd, "12 månader", "1 år"),
        (Langd, "14 dagar", "2 veckor"),
        (Forlangning, "12 månader i taget", "1 år i taget"),
        (Forlangning, "1+1 år", "vid två tillfällen med ett år i taget"),
        (Antal, "7 platser", "sju (7) platser"),
        (Antal, "1 plats", "en plats"),
        (Antal, "7 nya platser", "7 platser"),
        (Antal, "8–10 platser", "9 platser"),
        (Antal, "ca 90 personer", "93 personer"),
        (Procent, "3,1 %", "3,14 procent"),
        (Lagrum, "9 § 6 LSS", "LSS 9 § 6"),
        (Lagrum, "9 § LSS", "9 § 6 LSS"),
        (Lagrum, "4 kap. 1 § socialtjänstlagen (2001:453)", "4 kap. 1 § SoL"),
        (Diarienummer, "SON 2025-417", "son 2025–417"),
    ],
)
def test_stammer(kind: type[Value], a: str, b: str) -> None:
    assert agrees(last(a, kind), last(b, kind))
    assert agrees(last(b, kind), last(a, kind))


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        (Belopp, "3,8 mnkr", "3,9 mnkr"),
        (Belopp, "3,8 mnkr", "3,8 tkr"),
        (Belopp, "3,8 mnkr", "3 850 500 kr"),
        (Belopp, "3,8 mnkr", "3,8 mnkr per år"),
        (Belopp, "3,8 mnkr per år", "3,8 mnkr per månad"),
        (Belopp, "385 kr per person och dygn", "385 kr per dygn"),
        (Belopp, "46 632 092 kr", "46 632 093 kr"),
        (Belopp, "ca 150 tkr", "180 tkr"),
        (Belopp, "ca 5,3 mnkr", "ca 5,4 mnkr"),
        (Belopp, "högst 2,4 mnkr", "2,6 mnkr"),
        (Belopp, "högst 2,4 mnkr", "högst 2,6 mnkr"),
        (Belopp, "minst 3 mnkr", "högst 2 mnkr"),
        (Belopp, "11–13 mnkr", "11–14 mnkr"),
        (Belopp, "11–13 mnkr", "15 mnkr"),
        (Belopp, "−3 mnkr", "3 mnkr"),
        (Datum, "2018-03", "2018-04-01"),
        (Datum, "2018-03-01", "2019-03-01"),
        (Period, "2018-03-01–2018-08-31", "2018-03-01–2018-08-30"),
        (Period, "2018-03-01–2018-08-31", "fr.o.m. 2018-03-01"),
        (Langd, "12 månader", "11 månader"),
        (Langd, "30 dagar", "1 månad"),
        (Forlangning, "2 år i taget", "2 år"),
        (Forlangning, "1+1 år", "2 år"),
        (Antal, "7 platser", "8 platser"),
        (Antal, "7 platser", "7 personer"),
        (Antal, "7 platser", "7 sviktplatser"),
        (Antal, "8–10 platser", "8–12 platser"),
        (Procent, "3,1 %", "3,2 %"),
        (Procent, "3 procent", "3 procentenheter"),
        (Lagrum, "9 § 6 LSS", "9 § 7 LSS"),
        (Lagrum, "9 § LSS", "19 § MBL"),
        (Diarienummer, "SON 2025-417", "SON 2025-418"),
    ],
)
def test_stammer_inte(kind: type[Value], a: str, b: str) -> None:
    assert not agrees(last(a, kind), last(b, kind))
    assert not agrees(last(b, kind), last(a, kind))


def test_olika_sorter_stammer_aldrig() -> None:
    assert not agrees(Datum(2018, 3, 1), Period(Datum(2018, 3, 1), None))


def test_intervall_och_kronor_raknas_exakt() -> None:
    belopp = Belopp(Decimal("3.8"), "mnkr")
    assert interval(belopp) == (Decimal(3_750_000), Decimal(3_850_000))
    assert kronor(belopp) == Decimal(3_800_000)
    assert interval(Belopp(Decimal(11), "mnkr", Decimal(13))) == (Decimal(10_500_000), Decimal(13_500_000))
    assert interval(Belopp(Decimal("20.75"), "kr")) == (Decimal("20.745"), Decimal("20.755"))
