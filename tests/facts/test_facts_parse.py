"""Tolkning av hela värden: alla skrivsätt som en ärendefil får ha, och fel med botemedel för dem som inte går."""

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
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
    parse,
)

if TYPE_CHECKING:
    from beslutsgen.facts import Value

MARS = Datum(2018, 3, 1)
AUGUSTI = Datum(2018, 8, 31)
PERIOD = Period(MARS, AUGUSTI)
ETT_AR = Langd(1, "år")
TVA_AR = Langd(2, "år")


def kr(tal: str, *per: str) -> Belopp:
    return Belopp(Decimal(tal), "kr", per=per)


def mnkr(tal: str, *per: str) -> Belopp:
    return Belopp(Decimal(tal), "mnkr", per=per)


@pytest.mark.parametrize(
    "text",
    [
        "2018-03-01",
        "2018‑03‑01",
        "2018–03–01",
        "1 mars 2018",
        "den 1 mars 2018",
        "torsdagen den 1 mars 2018",
        "1\u00a0mars\u00a02018",
        "1 Mars 2018",
        "1 MARS 2018",
        "01 mars 2018",
        "1:a mars 2018",
        "1 mar 2018",
        "1 mar. 2018",
        "1/3 2018",
        "1/3-2018",
        "01/03 2018",
        " 2018-03-01\n",
        "\ufeff2018-03-01",
        "1 mars\n2018",
    ],
)
def test_datum(text: str) -> None:
    assert parse(text, Datum) == MARS


@pytest.mark.parametrize("text", ["2018-03", "mars 2018", "Mars 2018", "mar 2018", "mars år 2018"])
def test_datum_med_manadens_precision(text: str) -> None:
    assert parse(text, Datum) == Datum(2018, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2018-03-01–2018-08-31",
        "2018-03-01-2018-08-31",
        "2018-03-01 - 2018-08-31",
        "2018-03-01—2018-08-31",
        "2018-03-01 – 2018-08-31",
        "2018-03-01--2018-08-31",
        "fr.o.m. 2018-03-01 t.o.m. 2018-08-31",
        "fr o m 2018-03-01 t o m 2018-08-31",
        "from 2018-03-01 tom 2018-08-31",
        "2018-03-01 t.o.m. 2018-08-31",
        "från och med 2018-03-01 till och med 2018-08-31",
        "Från 1 mars 2018 till 31 augusti 2018",
        "från den 1 mars 2018 till den 31 augusti 2018",
        "1 mars 2018 till och med 31 augusti 2018",
        "1 mars–31 augusti 2018",
        "den 1 mars – den 31 augusti 2018",
        "1/3–31/8 2018",
        "mellan 1 mars och 31 augusti 2018",
        "2018-03-01 till 2018-08-31",
        "2018-03-\n01—2018-08-31",
        "1 mars – t.o.m. 31 augusti 2018",
    ],
)
def test_period(text: str) -> None:
    assert parse(text, Period) == PERIOD


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("mars–maj 2022", Period(Datum(2022, 3), Datum(2022, 5))),
        ("2018-03–2018-08", Period(Datum(2018, 3), Datum(2018, 8))),
        ("2019–2021", Period(Datum(2019), Datum(2021))),
        ("2019-2021", Period(Datum(2019), Datum(2021))),
        ("åren 2020–23", Period(Datum(2020), Datum(2023))),
        ("från 2019 till 2021", Period(Datum(2019), Datum(2021))),
        ("1–31 mars 2018", Period(MARS, Datum(2018, 3, 31))),
        ("2021-01-31–2018-02-01", Period(Datum(2021, 1, 31), Datum(2018, 2, 1))),
    ],
)
def test_period_av_andra_slag(text: str, period: Period) -> None:
    assert parse(text, Period) == period


@pytest.mark.parametrize(
    "text",
    [
        "fr.o.m. 2018-03-01",
        "från och med 1 mars 2018",
        "2018-03-01 tills vidare",
        "2018-03-01 – tills vidare",
        "från och med 2018-03-01 tills vidare",
        "fr.o.m. 1 mars 2018 och tills vidare",
        "2018-03-01, tillsvidare",
    ],
)
def test_period_tills_vidare(text: str) -> None:
    assert parse(text, Period) == Period(MARS, None)


@pytest.mark.parametrize(
    "text",
    [
        "3,8 mnkr per år",
        "3,8 Mnkr per år",
        "3,8 mkr per år",
        "3,8 Mkr per år",
        "3,8 MSEK per år",
        "3,8 milj kr per år",
        "3,8 milj. kr per år",
        "3,8 miljoner kronor per år",
        "3,8 miljoner kr per år",
        "3,8 mnkr/år",
        "3,8 mnkr / år",
        "3,8\u00a0mnkr\u00a0per\u00a0år",
        "3,8mnkr per år",
        "3,8 miljoner per år",
        "3,8 miljoner svenska kronor per år",
    ],
)
def test_miljoner(text: str) -> None:
    assert parse(text, Belopp) == mnkr("3.8", "år")


@pytest.mark.parametrize(
    ("text", "belopp"),
    [
        ("10 000 kr per plats", kr("10000", "plats")),
        ("10 000 kr/plats", kr("10000", "plats")),
        ("10 000 kr /plats", kr("10000", "plats")),
        ("10000 kr per plats", kr("10000", "plats")),
        ("10\u2009000\u202fkr per plats", kr("10000", "plats")),
        ("385 kr per person och verksamhetsdygn", kr("385", "person", "verksamhetsdygn")),
        ("385 kr per person per verksamhetsdygn", kr("385", "person", "verksamhetsdygn")),
        ("385 kr/person/verksamhetsdygn", kr("385", "person", "verksamhetsdygn")),
        ("1 250 kr/kvm", kr("1250", "kvadratmeter")),
        ("1 250 kr/m²", kr("1250", "kvadratmeter")),
        ("450 kr/tim", kr("450", "timme")),
        ("450 kr per utförd timme", kr("450", "utförd timme")),
        ("450 kr per LSS-insats", kr("450", "LSS-insats")),
        ("20:75 kr", kr("20.75")),
        ("1 234 567,00 kr", kr("1234567")),
        ("1234567,00 kr", kr("1234567")),
        ("1 000 000 kr SEK", kr("1000000")),
        ("1 280:-", kr("1280")),
        ("500 SEK", kr("500")),
        ("46 632 092 kr", kr("46632092")),
        ("12 500 kronor per plats och månad", Belopp(Decimal(12500), "kronor", per=("plats", "månad"))),
        ("1 krona", Belopp(Decimal(1), "kronor")),
        ("150 tkr", Belopp(Decimal(150), "tkr")),
        ("150 kkr", Belopp(Decimal(150), "tkr")),
        ("150 tusen kronor", Belopp(Decimal(150), "tkr")),
        ("1,2 mdkr", Belopp(Decimal("1.2"), "mdkr")),
        ("1 miljard kronor", Belopp(Decimal(1), "mdkr")),
        ("en miljon kronor", mnkr("1")),
        ("ca 150 tkr", Belopp(Decimal(150), "tkr", grans="ca")),
        ("ca. 150 tkr", Belopp(Decimal(150), "tkr", grans="ca")),
        ("Cirka 150 tkr", Belopp(Decimal(150), "tkr", grans="ca")),
        ("högst 2,4 mnkr", Belopp(Decimal("2.4"), "mnkr", grans="max")),
        ("max 2,4 mnkr", Belopp(Decimal("2.4"), "mnkr", grans="max")),
        ("upp till 2,4 mnkr", Belopp(Decimal("2.4"), "mnkr", grans="max")),
        ("upp till maximalt 2,4 miljoner", Belopp(Decimal("2.4"), "mnkr", grans="max")),
        ("minst 2,4 mnkr", Belopp(Decimal("2.4"), "mnkr", grans="min")),
        ("11–13 mnkr", Belopp(Decimal(11), "mnkr", Decimal(13))),
        ("11-13 mnkr", Belopp(Decimal(11), "mnkr", Decimal(13))),
        ("11 till 13 mnkr", Belopp(Decimal(11), "mnkr", Decimal(13))),
        ("mellan 11 och 13 miljoner kronor", Belopp(Decimal(11), "mnkr", Decimal(13))),
        ("ca 11–13 mnkr", Belopp(Decimal(11), "mnkr", Decimal(13), grans="ca")),
        ("−3,8 mnkr", mnkr("-3.8")),
        ("-3,8 mnkr", mnkr("-3.8")),
    ],
)
def test_belopp(text: str, belopp: Belopp) -> None:
    assert parse(text, Belopp) == belopp


def test_beloppets_precision_bevaras() -> None:
    exakt, grovt = parse("3,80 mnkr", Belopp), parse("3,8 mnkr", Belopp)
    assert isinstance(exakt, Belopp)
    assert isinstance(grovt, Belopp)
    assert (exakt.tal.as_tuple().exponent, grovt.tal.as_tuple().exponent) == (-2, -1)


@pytest.mark.parametrize(
    ("text", "antal"),
    [
        ("7 platser", Antal(7, "platser")),
        ("sju platser", Antal(7, "platser")),
        ("Sju platser", Antal(7, "platser")),
        ("sju (7) platser", Antal(7, "platser")),
        ("7 st platser", Antal(7, "platser")),
        ("7 plats", Antal(7, "platser")),
        ("1 platser", Antal(1, "plats")),
        ("en sviktplats", Antal(1, "sviktplats")),
        ("ett rum", Antal(1, "rum")),
        ("8–10 platser", Antal(8, "platser", 10)),
        ("8-10 platser", Antal(8, "platser", 10)),
        ("åtta till tio platser", Antal(8, "platser", 10)),
        ("1 240 elever", Antal(1240, "elever")),
        ("ca 90 personer", Antal(90, "personer", grans="ca")),
        ("högst tolv barn", Antal(12, "barn", grans="max")),
        ("40 timmar per vecka", Antal(40, "timmar", per=("vecka",))),
        ("3 nya lägenheter", Antal(3, "nya lägenheter")),
        ("5 LSS-boenden", Antal(5, "LSS-boenden")),
        ("0 platser", Antal(0, "platser")),
    ],
)
def test_antal(text: str, antal: Antal) -> None:
    assert parse(text, Antal) == antal


@pytest.mark.parametrize(
    ("text", "forlangning"),
    [
        ("2 år i taget", Forlangning((TVA_AR,), upprepas=True)),
        ("med två år i taget", Forlangning((TVA_AR,), upprepas=True)),
        ("två (2) år i taget", Forlangning((TVA_AR,), upprepas=True)),
        ("ett år åt gången", Forlangning((ETT_AR,), upprepas=True)),
        ("1 år i taget, högst 2 gånger", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("1 år i taget högst två gånger", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("ett år i taget vid två tillfällen", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("vid två tillfällen med ett år i taget", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("2 gånger med 1 år", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("1+1 år", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("1 + 1 år", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("ett (1) år + ett (1) år", Forlangning((ETT_AR, ETT_AR), upprepas=False)),
        ("1+2 år", Forlangning((ETT_AR, TVA_AR), upprepas=False)),
        ("ett år och därefter två år", Forlangning((ETT_AR, TVA_AR), upprepas=False)),
        ("2 år", Forlangning((TVA_AR,), upprepas=False)),
        ("med 6 månader", Forlangning((Langd(6, "månad"),), upprepas=False)),
        ("en gång med två år", Forlangning((TVA_AR,), upprepas=False)),
    ],
)
def test_forlangning(text: str, forlangning: Forlangning) -> None:
    assert parse(text, Forlangning) == forlangning


@pytest.mark.parametrize(
    "text",
    [
        "9 § 6 LSS",
        "LSS 9 § 6",
        "9§ 6 LSS",
        "9 §6 LSS",
        "9:6 LSS",
        "LSS 9:6",
        "9 § punkt 6 LSS",
        "9 § p. 6 LSS",
        "9 § 6 p LSS",
        "9 § första stycket 6 LSS",
        "9 § 6 LSS-lagen",
        "9 § 6 lag om stöd och service till vissa funktionshindrade",
        "9 § 6 lagen (1993:387) om stöd och service till vissa funktionshindrade",
        "9\u00a0§\u00a06\u00a0LSS",
        "§ 9 6 LSS",
        "9 § 6 LSS (1993:387)",
        "9 § 6 i LSS",
        "9 § 6 enligt LSS",
        "LSS § 9.6",
        "§ 9.6 LSS",
    ],
)
def test_lagrum(text: str) -> None:
    assert parse(text, Lagrum) == Lagrum("LSS", "9", punkt="6")


@pytest.mark.parametrize(
    ("text", "lagrum"),
    [
        ("19 § MBL", Lagrum("MBL", "19")),
        ("MBL 19§", Lagrum("MBL", "19")),
        ("19 § medbestämmandelagen", Lagrum("MBL", "19")),
        ("4 kap. 1 § SoL", Lagrum("SoL", "1", "4")),
        ("4 kap 1 § socialtjänstlagen", Lagrum("SoL", "1", "4")),
        ("SoL 4:1", Lagrum("SoL", "1", "4")),
        ("4 kap 1 b SoL", Lagrum("SoL", "1 b", "4")),
        ("8 kap. 9§ skollagen", Lagrum("skollagen", "9", "8")),
        ("19 a kap. 2 § LOU", Lagrum("LOU", "2", "19 a")),
        ("5 kap. 65–67 §§ KL", Lagrum("KL", "65–67", "5")),
        ("9 § 2–10 LSS", Lagrum("LSS", "9", punkt="2–10")),
        ("6 § andra stycket FL", Lagrum("FL", "6", stycke=2)),
        ("2 § LVU", Lagrum("LVU", "2")),
        ("12 § valfrihetslagen", Lagrum("valfrihetslagen", "12")),
    ],
)
def test_andra_lagrum(text: str, lagrum: Lagrum) -> None:
    assert parse(text, Lagrum) == lagrum


@pytest.mark.parametrize(
    ("text", "sfs"),
    [
        ("4 kap. 1 § socialtjänstlagen (2001:453)", "2001:453"),
        ("9 § 6 lagen (1993:387)", "1993:387"),
        ("9:6 lagen (1993:387)", "1993:387"),
        ("§ 9.6 lagen (1993:387)", "1993:387"),
        ("§ 9.6 LSS (1993:387)", "1993:387"),
        ("4:1 SoL (2001:453)", "2001:453"),
        ("9 § lagen(1993:387)", "1993:387"),
        ("9 § lagen 1993:387", "1993:387"),
    ],
)
def test_lagens_nummer_bevaras(text: str, sfs: str) -> None:
    lagrum = parse(text, Lagrum)
    assert isinstance(lagrum, Lagrum)
    assert lagrum.sfs == sfs


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,1 %", Procent(Decimal("3.1"))),
        ("3,1 procent", Procent(Decimal("3.1"))),
        ("8–9 procent", Procent(Decimal(8), Decimal(9))),
        ("tre procent", Procent(Decimal(3))),
        ("0,5 procentenheter", Procent(Decimal("0.5"), enheter=True)),
        ("minus 2 %", Procent(Decimal(-2))),
        ("1 200 timmar per år", Antal(1200, "timmar", per=("år",))),
        ("35 timmar/vecka", Antal(35, "timmar", per=("vecka",))),
        ("ca 2 besök per person och dag", Antal(2, "besök", None, "ca", ("person", "dag"))),
        ("4 korttidsvård/mellanvård", Antal(4, "korttidsvård/mellanvård")),
        ("12 månader", Langd(12, "månad")),
        ("tre (3) år", Langd(3, "år")),
        ("en vecka", Langd(1, "vecka")),
        ("30 dagar", Langd(30, "dag")),
        ("1993:387", Sfs("1993:387")),
        ("SFS 1993:387", Sfs("1993:387")),
        ("SON 2025-417", Diarienummer("SON 2025-417")),
        ("Dnr: KS/2021:512", Diarienummer("KS/2021:512")),
        ("Dnr dnr KS/2021:512", Diarienummer("KS/2021:512")),
        ("2025/ÄON 0204 30", Diarienummer("2025/ÄON 0204 30")),
        ("0541/23", Diarienummer("0541/23")),
        ("212000-0449", Organisationsnummer("212000-0449")),
        ("2120000449", Organisationsnummer("212000-0449")),
        ("19121212-1212", Personnummer("19121212-1212")),
        ("701063-2391", Personnummer("701063-2391")),
        ("  Leanlink  Råd\noch stöd ", Namn("Leanlink Råd och stöd")),
    ],
)
def test_ovriga_sorter(text: str, value: Value) -> None:
    assert parse(text, type(value)) == value


FEL: list[tuple[str, type[Value], str, str]] = [
    (
        "2018-02-30",
        Datum,
        "2018-02-30 finns inte: februari 2018 har 28 dagar.",
        "Rätta dagen; den sista är 2018-02-28.",
    ),
    (
        "30 februari 2018",
        Datum,
        "30 februari 2018 finns inte: februari 2018 har 28 dagar.",
        "Rätta dagen; den sista är 2018-02-28.",
    ),
    (
        "2018-13-01",
        Datum,
        "2018-13-01 finns inte: ett år har tolv månader.",
        "Skriv år, månad och dag i den ordningen, till exempel 2018-02-01.",
    ),
    (
        "0218-03-01",
        Datum,
        "0218-03-01 finns inte: året 218 är orimligt.",
        "Skriv hela datumet med fyra siffror för året, till exempel 2018-02-01.",
    ),
    ("2018-3-1", Datum, "2018-3-1 är inte skrivet som ett datum.", "Skriv 2018-03-01."),
    ("20180301", Datum, "20180301 är inte skrivet som ett datum.", "Skriv 2018-03-01."),
    ("2018/03/01", Datum, "2018/03/01 är inte skrivet som ett datum.", "Skriv 2018-03-01."),
    (
        "1.3.2018",
        Datum,
        "1.3.2018 är inte skrivet som ett datum.",
        "Skriv 2018-03-01 om du menar 1 mars 2018.",
    ),
    (
        "18-03-01",
        Datum,
        "18-03-01 saknar århundrade.",
        "Skriv året med fyra siffror, till exempel 2018-03-01.",
    ),
    ("250401", Datum, "250401 saknar århundrade.", "Skriv året med fyra siffror, till exempel 2025-04-01."),
    ("980401", Datum, "980401 saknar århundrade.", "Skriv året med fyra siffror, till exempel 1998-04-01."),
    ("250431", Datum, "250431 finns inte: april 2025 har 30 dagar.", "Rätta dagen; den sista är 2025-04-30."),
    ("202504", Datum, "202504 är inte skrivet som en månad.", "Skriv 2025-04."),
    (
        "201204",
        Datum,
        "201204 kan läsas på två sätt.",
        "Skriv 2020-12-04, eller 2012-04 om du menar månaden.",
    ),
    (
        "250401–280331",
        Period,
        "250401 saknar århundrade.",
        "Skriv året med fyra siffror, till exempel 2025-04-01.",
    ),
    ("1 marts 2018", Datum, "marts är ingen månad.", "Menade du mars?"),
    ("1 mars", Datum, "1 mars saknar år.", "Skriv hela datumet, till exempel 1 mars 2018."),
    ("2018", Datum, "2018 är bara ett år.", "Skriv en dag (2018-03-01) eller en månad (2018-03)."),
    (
        "snart",
        Datum,
        "”snart” är inget datum.",
        "Skriv till exempel 2018-02-01, 1 februari 2018 eller 2018-02.",
    ),
    (
        "fr.o.m. 2018-03-01",
        Datum,
        "fr.o.m. 2018-03-01 är en period, inte ett datum.",
        "Skriv till exempel 2018-02-01, 1 februari 2018 eller 2018-02.",
    ),
    ("", Datum, "Värdet är tomt.", "Skriv till exempel 2018-02-01, 1 februari 2018 eller 2018-02."),
    (
        "2018-03-01",
        Period,
        "2018-03-01 är ett datum, inte en period.",
        "Skriv början och slut, eller fr.o.m. 2018-03-01 om slutet är öppet.",
    ),
    (
        "2018-02-01–2021-02-31",
        Period,
        "2021-02-31 finns inte: februari 2021 har 28 dagar.",
        "Rätta dagen; den sista är 2021-02-28.",
    ),
    (
        "3 år",
        Period,
        "”3 år” är ingen period.",
        "Skriv till exempel 2018-02-01–2021-01-31, eller fr.o.m. 2018-02-01 om slutet är öppet.",
    ),
    ("3,8 mnk", Belopp, "mnk är ingen enhet för belopp.", "Menade du mnkr?"),
    ("3 mnk per år", Belopp, "mnk är ingen enhet för belopp.", "Menade du mnkr?"),
    (
        "3 800 000",
        Belopp,
        "3 800 000 saknar enhet.",
        "Skriv 3 800 000 kr, 3 800 000 tkr eller 3 800 000 mnkr.",
    ),
    ("1.234,50 kr", Belopp, "1.234,50 har punkt mellan siffrorna.", "Skriv 1 234,50 med mellanslag."),
    ("1.234.567 kr", Belopp, "1.234.567 har punkt mellan siffrorna.", "Skriv 1 234 567 med mellanslag."),
    ("10.000 kr", Belopp, "10.000 kan läsas på två sätt.", "Skriv 10 000 eller 10,000."),
    ("3.8 mnkr", Belopp, "3.8 har punkt i stället för decimalkomma.", "Skriv 3,8."),
    ("13–11 mnkr", Belopp, "13–11 slutar inte högre än det börjar.", "Skriv det lägre talet först."),
    (
        "drygt 3 mnkr",
        Belopp,
        "”drygt” kan inte anges för drygt 3 mnkr.",
        "Skriv cirka, högst eller minst före talet.",
    ),
    ("3 mnkr om året", Belopp, "”om året” efter beloppet kan inte läsas.", "Skriv per år."),
    ("5 euro", Belopp, "euro är inte svenska kronor.", "Bara belopp i svenska kronor kan anges."),
    (
        "en massa pengar",
        Belopp,
        "”en massa pengar” innehåller inget tal för ett belopp.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "7 platser",
        Belopp,
        "platser är ingen enhet för belopp.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "sju (8) platser",
        Antal,
        "sju (8) platser anger två olika tal: 7 och 8.",
        "Skriv talet en gång, med siffror.",
    ),
    ("7,5 platser", Antal, "7,5 platser är inget helt tal.", "Skriv ett helt tal, till exempel 7 platser."),
    ("7", Antal, "7 saknar enhet.", "Skriv vad som räknas, till exempel 7 platser."),
    (
        "10 000 kr",
        Antal,
        "10 000 kr är ett belopp, inte ett antal.",
        "Skriv till exempel 7 platser, 8–10 platser eller 1 200 timmar per år.",
    ),
    (
        "tjugo platser",
        Antal,
        "Talet tjugo kan inte läsas som ord.",
        "Skriv talet med siffror; ord går bra till och med tolv.",
    ),
    ("-3 platser", Antal, "-3 platser är mindre än noll.", "Skriv ett antal som är noll eller större."),
    ("30 timmar i veckan", Antal, "”i veckan” efter antalet kan inte läsas.", "Skriv per vecka."),
    ("30 timmar varje månad", Antal, "”varje månad” efter antalet kan inte läsas.", "Skriv per månad."),
    ("30 timmar årligen", Antal, "”årligen” efter antalet kan inte läsas.", "Skriv per år."),
    ("sju", Antal, "sju saknar enhet.", "Skriv vad som räknas, till exempel sju platser."),
    ("1,150,000 kr", Belopp, "1,150,000 har komma mellan tusentalen.", "Skriv 1 150 000."),
    ("1,150,000.50 kr", Belopp, "1,150,000.50 har komma mellan tusentalen.", "Skriv 1 150 000,50."),
    ("1,150.50 kr", Belopp, "1,150.50 har komma mellan tusentalen.", "Skriv 1 150,50."),
    ("12,345,678 platser", Antal, "12,345,678 har komma mellan tusentalen.", "Skriv 12 345 678."),
    (
        "1,150 kr",
        Belopp,
        "1,150 kr kan läsas på två sätt.",
        "Skriv 1 150 kr, eller högst två decimaler.",
    ),
    ("1,2,3 kr", Belopp, "1,2,3 har mer än ett komma.", "Skriv tusental med mellanslag: 1 234,50."),
    (
        "1 23 000 kr",
        Belopp,
        "Siffrorna i 1 23 000 är inte grupperade tre och tre.",
        "Skriv till exempel 1 234 567, eller siffrorna utan mellanslag.",
    ),
    ("0123 kr", Belopp, "Talet 0123 börjar med en nolla.", "Skriv 123."),
    ("cirka 012 345 kr", Belopp, "Talet 012 345 börjar med en nolla.", "Skriv 12 345."),
    ("01 000–2 000 kr", Belopp, "Talet 01 000 börjar med en nolla.", "Skriv 1 000."),
    ("05,5 mnkr", Belopp, "Talet 05,5 börjar med en nolla.", "Skriv 5,5."),
    ("0 123 kr", Belopp, "Talet 0 123 börjar med en nolla.", "Skriv 123."),
    ("07 platser", Antal, "Talet 07 börjar med en nolla.", "Skriv 7."),
    ("03 procent", Procent, "Talet 03 börjar med en nolla.", "Skriv 3."),
    ("högst ca 0 012,50 kr", Belopp, "Talet 0 012,50 börjar med en nolla.", "Skriv 12,50."),
    ("01 000 – 2 000 kr", Belopp, "Talet 01 000 börjar med en nolla.", "Skriv 1 000."),
    (
        "0046 1 200 kr",
        Belopp,
        "Siffrorna i 0046 1 200 är inte grupperade tre och tre.",
        "Skriv till exempel 1 234 567, eller siffrorna utan mellanslag.",
    ),
    (
        "0 1 2 3 kr",
        Belopp,
        "Siffrorna i 0 1 2 3 är inte grupperade tre och tre.",
        "Skriv till exempel 1 234 567, eller siffrorna utan mellanslag.",
    ),
    (
        "AB012 kr",
        Belopp,
        "”kr” i AB012 kr kan inte läsas.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "1 000 kr, 05",
        Belopp,
        "”05” i 1 000 kr, 05 kan inte läsas.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "05 mars 2024 kr",
        Belopp,
        "mars är ingen enhet för belopp.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "05 mars",
        Belopp,
        "mars är ingen enhet för belopp.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    (
        "SE0012345678 kr",
        Belopp,
        "”kr” i SE0012345678 kr kan inte läsas.",
        "Skriv till exempel 3,8 mnkr per år, 150 tkr eller 10 000 kr per plats.",
    ),
    ("3,8 miljner kronor", Belopp, "miljner är ingen enhet för belopp.", "Menade du miljoner kronor?"),
    (
        "3,8 Mkr i 2019 års prisnivå",
        Belopp,
        "”i 2019 års prisnivå” hör inte till beloppet.",
        "Skriv prisnivån för sig, under prisniva.",
    ),
    (
        "2018-00-10",
        Datum,
        "2018-00-10 finns inte: ett år har tolv månader.",
        "Skriv år, månad och dag i den ordningen, till exempel 2018-02-01.",
    ),
    (
        "måndagen den 1 mars 2018",
        Datum,
        "1\u00a0mars 2018 är en torsdag, inte en måndag.",
        "Rätta dagen eller veckodagen.",
    ),
    ("1 mars 18", Datum, "1 mars 18 saknar århundrade.", "Skriv året med fyra siffror, till exempel 2018."),
    ("2018-02-01 13:30", Datum, "”13:30” efter datumet kan inte läsas.", "Skriv bara datumet."),
    ("2019–2018", Period, "2019–2018 slutar inte efter sitt första år.", "Skriv det tidigare året först."),
    ("1+1", Forlangning, "1+1 saknar enhet.", "Skriv 1+1 år, eller 1+1 månader."),
    ("1,5 år i taget", Forlangning, "1,5 år i taget är inte hela år.", "Skriv 18 månader i taget."),
    (
        "2 år i taget, högst 100 gånger",
        Forlangning,
        "100 gånger är orimligt många.",
        "Skriv högst 20 gånger.",
    ),
    ("ingen", Forlangning, "”ingen” är ingen förlängning.", "Ta bort raden om avtalet inte kan förlängas."),
    (
        "9 § 6 LSS och 9 § 7 LSS",
        Lagrum,
        "9 § 6 LSS och 9 § 7 LSS är mer än ett lagrum.",
        "Skriv ett lagrum i taget.",
    ),
    ("3,1", Procent, "3,1 saknar enhet.", "Skriv 3,1 procent eller 3,1 procentenheter."),
    ("1,5 år", Langd, "1,5 år är inte hela år.", "Skriv 18 månader."),
    ("12", Langd, "12 saknar enhet.", "Skriv 12 månader eller 12 år."),
    (
        "då och då",
        Forlangning,
        "”då och då” är ingen förlängning som kan läsas.",
        "Skriv till exempel 2 år i taget, 1 år i taget, högst 2 gånger, eller 1+1 år.",
    ),
    ("2", Forlangning, "2 saknar enhet.", "Skriv 2 år i taget, eller 2 månader i taget."),
    ("19 §", Lagrum, "19 § saknar lag.", "Skriv lagen efter, till exempel 19 § MBL."),
    ("9 § lagen", Lagrum, "9 § lagen säger inte vilken lag.", "Skriv lagen efter, till exempel 9 § MBL."),
    ("9 § 6 LLS", Lagrum, "LLS finns inte i lagtabellen.", "Menade du LSS?"),
    ("8 kap. 9 § skolagen", Lagrum, "skolagen finns inte i lagtabellen.", "Menade du skollagen?"),
    ("9 LSS", Lagrum, "9 LSS saknar paragraftecken.", "Skriv 9 § LSS."),
    ("93:387", Sfs, "”93:387” är inget SFS-nummer.", "Skriv år, kolon och nummer, till exempel 1993:387."),
    (
        "okänt",
        Diarienummer,
        "”okänt” är inget diarienummer.",
        "Skriv till exempel SON 2025-417 eller KS 2024/77.",
    ),
    (
        "212000-0448",
        Organisationsnummer,
        "212000-0448 har fel kontrollsiffra.",
        "Kontrollera alla siffror; om de nio första är rätt ska den sista vara 9.",
    ),
    (
        "2120-449",
        Organisationsnummer,
        "”2120-449” är inget organisationsnummer.",
        "Skriv tio siffror, till exempel 212000-0449.",
    ),
]


@pytest.mark.parametrize("text", ["1,125 mnkr", "1,125 kr per kWh", "12 345,678 kr"])
def test_tre_decimaler_gar_bra_dar_de_brukar_sta(text: str) -> None:
    assert isinstance(parse(text, Belopp), Belopp)


@pytest.mark.parametrize(("text", "kind", "message", "hint"), FEL)
def test_felet_sager_vad_som_stod_och_vad_man_gor(
    text: str, kind: type[Value], message: str, hint: str
) -> None:
    assert parse(text, kind) == Fault(message, hint)


def test_for_lang_text_ar_inget_varde() -> None:
    fault = parse("1 mars 2018 " * 100, Datum)
    assert isinstance(fault, Fault)
    assert len(fault.message) < 150
