"""Summarader i tabeller."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from beslutsgen.pipeline import review_papers


def _paper(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Kostnaderna framgår av tabellen.")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _found(rows: list[list[str]]) -> list[str]:
    found = review_papers({"tjansteskrivelse.docx": _paper(rows)}).diagnostics
    return [f"{getattr(one.spot, 'excerpt', '')}: {one.message}" for one in found if one.code == "BEL014"]


def test_a_sum_that_is_not_the_sum() -> None:
    rows = [
        ["Post", "2024", "2025"],
        ["Lokaler", "1 200", "1 250"],
        ["Personal", "4 100", "4 300"],
        ["Summa", "5 300", "5 500"],
    ]
    assert _found(rows) == ["5 500: Raderna ovanför blir 5 550, men summan anges till 5 500."]


@pytest.mark.parametrize(
    "rows",
    [
        [["Post", "Belopp (kr)"], ["Lokaler", "1 200 kr"], ["Personal", "4 100 kr"], ["Totalt", "5 300 kr"]],
        # Avrundade tal.
        [["Post", "mnkr"], ["A", "1,2"], ["B", "1,2"], ["C", "1,2"], ["Summa", "3,5"]],
        [["Post", "tkr"], ["A", "133"], ["B", "133"], ["C", "133"], ["Summa", "400"]],
        # Delsummor och en total.
        [
            ["Post", "kr"],
            ["A", "10"],
            ["B", "20"],
            ["Delsumma", "30"],
            ["C", "5"],
            ["D", "6"],
            ["Delsumma", "11"],
            ["Totalt", "41"],
        ],
        # Priser, andelar och text läggs inte ihop.
        [
            ["Enhet", "Platser", "Pris per plats"],
            ["A", "6", "100"],
            ["B", "5", "120"],
            ["Summa", "11", "109"],
        ],
        [["Enhet", "Ansvar"], ["A", "5"], ["B", "se bilaga"], ["Summa", "9"]],
        # Bara en rad ovanför.
        [["Post", "kr"], ["A", "10"], ["Summa", "12"]],
        # Tomma celler är noll.
        [["Post", "kr"], ["A", "10"], ["B", "–"], ["C", "5"], ["Summa", "15"]],
    ],
)
def test_sums_that_add_up_or_are_no_sums(rows: list[list[str]]) -> None:
    assert _found(rows) == []
