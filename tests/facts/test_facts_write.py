"""Skrivsätt: varje sorts förvalda form, filter, och svar på filter som inte passar."""

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
    allowed,
    filters,
    genitiv,
    write,
    write_checked,
)

if TYPE_CHECKING:
    from beslutsgen.facts import Value

FEBRUARI = Datum(2018, 2, 1)
PERIOD = Period(FEBRUARI, Datum(2021, 1, 31))
UPPDRAG = Belopp(Decimal("3.8"), "mnkr", per=("år",))
UTRUSTNING = Belopp(Decimal(10000), "kr", per=("plats",))
ETT_AR = Langd(1, "år")
TVA_AR = Langd(2, "år")
LSS = Lagrum("LSS", "9", punkt="6")


# ~ står för hårt mellanslag.
@pytest.mark.parametrize(
    ("value", "notation", "text"),
    [
        (FEBRUARI, "", "2018-02-01"),
        (FEBRUARI, "iso", "2018-02-01"),
        (FEBRUARI, "utskrivet", "1~februari 2018"),
        (Datum(2018, 3), "", "2018-03"),
        (Datum(2018, 3), "utskrivet", "mars 2018"),
        (Datum(2018, 3), "utskrivet|versal", "Mars 2018"),
        (PERIOD, "", "2018-02-01–2021-01-31"),
        (PERIOD, "utskrivet", "1~februari 2018 till och med 31~januari 2021"),
        (Period(FEBRUARI, None), "", "från och med 2018-02-01 tills vidare"),
        (Period(FEBRUARI, None), "utskrivet", "från och med 1~februari 2018 tills vidare"),
        (Period(FEBRUARI, None), "versal", "Från och med 2018-02-01 tills vidare"),
        (Period(Datum(2019), Datum(2021)), "", "2019–2021"),
        (Period(Datum(2019), Datum(2021)), "utskrivet", "2019–2021"),
        (Langd(12, "månad"), "", "12~månader"),
        (ETT_AR, "", "1~år"),
        (TVA_AR, "ord", "två år"),
        (TVA_AR, "ord|genitiv", "två års"),
        (Langd(18, "månad"), "ord", "18~månader"),
        (Forlangning((TVA_AR,), upprepas=True), "", "med två år i taget"),
        (Forlangning((ETT_AR, ETT_AR), upprepas=False), "", "vid två tillfällen med ett år i taget"),
        (Forlangning((TVA_AR,), upprepas=False), "", "med två år"),
        (Forlangning((Langd(18, "månad"),), upprepas=False), "", "med 18~månader"),
        (Forlangning((ETT_AR, TVA_AR), upprepas=False), "", "med ett år och därefter med två år"),
        (
            Forlangning((ETT_AR, TVA_AR), upprepas=True),
            "versal",
            "Med ett år och därefter med två år i taget",
        ),
        (UPPDRAG, "", "3,8~miljoner kronor per år"),
        (UPPDRAG, "kort", "3,8~mnkr per år"),
        (UPPDRAG, "kronor", "3~800~000~kronor per år"),
        (UPPDRAG, "belopp", "3,8~miljoner kronor"),
        (UPPDRAG, "kort|belopp", "3,8~mnkr"),
        (UPPDRAG, "belopp|kronor", "3~800~000~kronor"),
        (UTRUSTNING, "", "10~000~kr per plats"),
        (UTRUSTNING, "kronor", "10~000~kronor per plats"),
        (Belopp(Decimal(10000), "kronor"), "", "10~000~kronor"),
        (Belopp(Decimal(10000), "kronor"), "kort", "10~000~kr"),
        (Belopp(Decimal(150), "tkr"), "", "150~tusen kronor"),
        (Belopp(Decimal(150), "tkr", grans="ca"), "", "cirka 150~tusen kronor"),
        (Belopp(Decimal(150), "tkr", grans="ca"), "kort", "ca 150~tkr"),
        (Belopp(Decimal(150), "tkr", grans="max"), "kronor|versal", "Högst 150~000~kronor"),
        (Belopp(Decimal("1.2"), "mdkr"), "", "1,2~miljarder kronor"),
        (Belopp(Decimal(1), "mnkr"), "", "1~miljon kronor"),
        (Belopp(Decimal("1.0"), "mnkr"), "", "1,0~miljoner kronor"),
        (Belopp(Decimal(1), "mdkr"), "", "1~miljard kronor"),
        (Belopp(Decimal(1), "kronor"), "", "1~krona"),
        (Belopp(Decimal(1), "kr"), "kronor", "1~krona"),
        (Belopp(Decimal(11), "mnkr", Decimal(13)), "", "11–13~miljoner kronor"),
        (Belopp(Decimal(11), "mnkr", Decimal(13)), "kronor", "11~000~000–13~000~000~kronor"),
        (Belopp(Decimal("-12.4"), "mnkr"), "", "−12,4~miljoner kronor"),
        (Belopp(Decimal("20.75"), "kr"), "", "20,75~kr"),
        (Belopp(Decimal("1234567.00"), "kr"), "", "1~234~567~kr"),
        (Belopp(Decimal(46632092), "kr"), "", "46~632~092~kr"),
        (
            Belopp(Decimal(385), "kr", per=("person", "verksamhetsdygn")),
            "",
            "385~kr per person och verksamhetsdygn",
        ),
        (Antal(7, "platser"), "", "7~platser"),
        (Antal(7, "platser"), "ord", "sju platser"),
        (Antal(7, "platser"), "tal", "7"),
        (Antal(1200, "timmar", per=("år",)), "", "1~200~timmar per år"),
        (Antal(1, "timmar", per=("person", "dag")), "ord", "en timme per person och dag"),
        (Antal(1200, "timmar", per=("år",)), "tal", "1~200"),
        (Antal(7, "platser"), "ord|versal", "Sju platser"),
        (Antal(1, "sviktplats"), "ord", "en sviktplats"),
        (Antal(1, "sviktplatser"), "ord", "en sviktplats"),
        (Antal(1, "rum"), "ord", "ett rum"),
        (Antal(1, "korttidsboende"), "ord", "ett korttidsboende"),
        (Antal(13, "platser"), "ord", "13~platser"),
        (Antal(1240, "elever"), "", "1~240~elever"),
        (Antal(8, "platser", 10), "", "8–10~platser"),
        (Antal(8, "platser", 10), "ord", "åtta–tio platser"),
        (Antal(8, "platser", 10), "tal", "8–10"),
        (Antal(90, "personer", grans="ca"), "", "cirka 90~personer"),
        (Antal(7, "platser"), "ord|genitiv", "sju platsers"),
        (Procent(Decimal("3.1")), "", "3,1~procent"),
        (Procent(Decimal("3.1")), "kort", "3,1~%"),
        (Procent(Decimal(8), Decimal(9)), "", "8–9~procent"),
        (Procent(Decimal("0.5"), enheter=True), "", "0,5~procentenheter"),
        (Procent(Decimal(1), enheter=True), "", "1~procentenhet"),
        (LSS, "", "9~§~6 LSS"),
        (LSS, "namn", "9~§~6 lagen om stöd och service till vissa funktionshindrade"),
        (Lagrum("KL", "5", "2"), "namn", "2~kap.~5~§~kommunallagen"),
        (LSS, "fullt", "9~§~6 lagen (1993:387) om stöd och service till vissa funktionshindrade"),
        (Lagrum("MBL", "19"), "", "19~§~MBL"),
        (Lagrum("SoL", "1", "4"), "", "4~kap.~1~§~SoL"),
        (Lagrum("SoL", "1", "4", sfs="2001:453"), "fullt", "4~kap.~1~§~socialtjänstlagen (2001:453)"),
        (Lagrum("SoL", "1", "4"), "fullt", "4~kap.~1~§~socialtjänstlagen (2025:400)"),
        (Lagrum("PBL", "31 b", "9"), "", "9~kap.~31~b~§~PBL"),
        (Lagrum("KL", "65–67", "5"), "", "5~kap.~65–67~§§~KL"),
        (Lagrum("FL", "6", stycke=2), "", "6~§ andra stycket FL"),
        (Lagrum("OSL", "1", "4", punkt="2", stycke=3), "", "4~kap.~1~§ tredje stycket 2 OSL"),
        (Sfs("1993:387"), "", "1993:387"),
        (Diarienummer("SON 2025-417"), "", "SON 2025-417"),
        (Organisationsnummer("212000-0449"), "", "212000-0449"),
        (Personnummer("19121212-1212"), "", "19121212-1212"),
        (Namn("Omsorgskontoret"), "", "Omsorgskontoret"),
        (Namn("Omsorgskontoret"), "gemen|genitiv", "omsorgskontorets"),
        (Namn("Region Östergötland"), "genitiv", "Region Östergötlands"),
        (Namn("regionen"), "versal", "Regionen"),
        (Namn("LSS Funktionsstöd"), "gemen", "LSS Funktionsstöd"),
    ],
)
def test_skrivsatt(value: Value, notation: str, text: str) -> None:
    assert write(value, notation) == text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("nämnden", "nämndens"),
        ("Borås", "Borås"),
        ("Linköpings kommun", "Linköpings kommuns"),
        ("ABB", "ABB:s"),
        ("Nordby Fastigheter AB", "Nordby Fastigheter AB:s"),
        ("SKR", "SKR:s"),
        ("S:t Eriks AB", "S:t Eriks AB:s"),
        ("LEANLINK", "LEANLINKs"),
        ("SoL", "SoLs"),
        ("Plan B", "Plan Bs"),
        ("Max", "Max"),
        ("Schulz", "Schulz"),
        ("LSS", "LSS"),
        ("SL", "SL:s"),
        ("Solrosens Omsorg AB (publ)", "Solrosens Omsorg AB (publ):s"),
        ("Team Nord 7", "Team Nord 7:s"),
        ("”Unga Vuxna”", "”Unga Vuxna”:s"),
        ("”Barnens hus”", "”Barnens hus”"),
        ("kommunen.se", "kommunen.se:s"),
        ("www.exempelköping.nu", "www.exempelköping.nu:s"),
        ("", ""),
    ],
)
def test_genitiv(text: str, vantat: str) -> None:
    assert genitiv(text) == vantat


@pytest.mark.parametrize(
    ("value", "notation", "message", "hint"),
    [
        (UPPDRAG, "kronr", "kronr är inget filter.", "Menade du kronor?"),
        (
            UPPDRAG,
            "qqq",
            "qqq är inget filter.",
            "Välj kort, kronor, belopp, gemen eller versal, eller ta bort qqq.",
        ),
        (
            UPPDRAG,
            "ord",
            "Filtret ord passar inte ett belopp.",
            "För ett belopp finns kort, kronor, belopp, gemen eller versal.",
        ),
        (
            UPPDRAG,
            "kort|kronor",
            "Filtren kort och kronor kan inte gälla samtidigt.",
            "Ta bort kort eller kronor.",
        ),
        (FEBRUARI, "utskrivit", "utskrivit är inget filter.", "Menade du utskrivet?"),
        (
            Sfs("1993:387"),
            "kort",
            "Filtret kort passar inte ett SFS-nummer.",
            "Ta bort kort: ett SFS-nummer skrivs på ett sätt.",
        ),
    ],
)
def test_skrivsatt_som_inte_gar(value: Value, notation: str, message: str, hint: str) -> None:
    assert write_checked(value, notation) == Fault(message, hint)
    with pytest.raises(LookupError):
        write(value, notation)


def test_filter_och_vad_som_passar_hanger_ihop() -> None:
    sorter = (Datum, Period, Langd, Forlangning, Belopp, Antal, Procent, Lagrum, Namn, Sfs, Diarienummer)
    assert set(filters()) == {name for sort in sorter for name in allowed(sort)}
    assert {
        "iso",
        "utskrivet",
        "kort",
        "kronor",
        "belopp",
        "ord",
        "tal",
        "genitiv",
        "gemen",
        "fullt",
        "versal",
    } <= set(filters())
    assert allowed(Sfs) == ()


def test_inget_fast_uttryck_kan_brytas_pa_fel_stalle() -> None:
    for value in (UPPDRAG, UTRUSTNING, Antal(1240, "elever"), Procent(Decimal(5)), Langd(18, "månad")):
        assert " " not in write(value).split(" per ")[0].replace("miljoner kronor", "")
