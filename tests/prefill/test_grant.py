"""Ett bidragsärende med huvud i kolumner, att-satser, lista och egna rubriker."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from drafted import case, draft

from beslutsgen.facts import write

PAPER: Final = (Path(__file__).parent / "bidrag.txt").read_text(encoding="utf-8")
TEXT: Final = draft(bidrag=PAPER).text
CASE: Final = case(TEXT)


def test_the_head_is_read_in_columns() -> None:
    head = CASE.arende
    assert head.diarienummer is not None
    assert head.diarienummer.text == "KFN 2024-118"
    assert head.datum is not None
    assert write(head.datum, "iso") == "2024-03-12"
    assert [(one.namn.text, one.epost, one.telefon) for one in head.handlaggare] == [
        ("Anna Ek", "anna.ek@norrby.se", "011-15 20 30")
    ]
    assert [(one.namn.text, one.titel and one.titel.text) for one in head.undertecknare] == [
        ("Per Lund", "Kultur- och fritidsdirektör"),
        ("Anna Ek", "Handläggare"),
    ]
    assert (CASE.parter["bestallare"].namn.text, head.typ) == ("Kultur- och fritidsnämnden", "beslutsarende")
    assert "  # OSÄKERT: Typen är gissad. " in TEXT


def test_every_att_clause_is_a_point() -> None:
    assert [point.text.split()[1] for point in CASE.beslut.punkter] == ["bevilja", "ge", "finansiering"]
    assert "# UR PAPPERET: Kultur- och fritidsnämnden föreslås besluta\nbeslut:" in TEXT


def amounts() -> dict[str, tuple[str | None, str | None]]:
    return {
        write(one.varde, "kort").replace("\N{NO-BREAK SPACE}", " "): (
            one.avser.text if one.avser else None,
            one.avtal,
        )
        for one in CASE.belopp.values()
    }


def test_old_and_new_amounts_are_told_apart() -> None:
    found = amounts()
    assert found["450 000 kr per år"] == ("driftbidrag", "uppdrag")
    assert found["400 tkr per år"] == ("bidraget", "tidigare")
    assert found["1 350 000 kr"] == ("driftbidraget, totalt", None)
    assert found["ca 85 000 kr"] == ("ny belysning", None)
    assert "  # OSÄKERT: Hör beloppet till ett avtal? Skriv i så fall avtal: och avtalets namn.\n" in TEXT


def test_an_end_without_a_beginning_is_a_date_and_the_period_is_missing() -> None:
    assert "  # SAKNAS: period. Papperet säger bara att avtalet slutar 2024-03-31.\n  tidigare:" in TEXT
    assert CASE.avtal["tidigare"].period is None
    assert "2024-03-31" in [write(one.varde, "iso") for one in CASE.datum.values()]


def test_lists_own_headings_and_underlag_keep_their_form() -> None:
    assert "    - ny belysning, {{ belopp.ny_belysning | kort }}\n    - staket vid hage 3\n" in TEXT
    assert [one.rubrik.text for one in CASE.text.egna] == ["Jämställdhetsperspektiv"]
    assert CASE.text.barnkonsekvenser is not None
    assert [(one.titel.text, one.datum and write(one.datum, "iso")) for one in CASE.underlag] == [
        ("Ansökan från {{ parter.utforare }}", "2023-11-20"),
        ("Ekonomisk redovisning 2023", None),
    ]
    assert CASE.mbl is not None
    assert CASE.mbl.text is not None
