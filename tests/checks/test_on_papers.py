"""Kontroller som läser både ärendefiler och papper, prövade på papper."""

from __future__ import annotations

from textwrap import dedent

import pytest

from papers import paper_findings

# Papper, och det som just den kontrollen ska finna i dem: fyndets utdrag, i ordning.
FOUND = {
    "DAT001": (
        """\
        avtal.txt:
          Avtalstid

          Avtalstiden är 2025-03-01–2024-02-28. Uppsägningstiden är sex månader.
        """,
        ["2025-03-01–2024-02-28"],
    ),
    "DAT007": (
        """\
        tjansteskrivelse.txt:
          Socialnämndens sammanträde 2024-05-21

          Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet

          Förhandling enligt 11 § MBL avslutades 2024-05-03. Information enligt 19 § MBL har skett 2024-05-28.
        """,
        ["2024-05-28"],
    ),
    "DAT014": (
        """\
        avtal.txt:
          Bakgrund

          Överenskommelsen löper ut 31 april 2024.
        """,
        ["31 april 2024"],
    ),
    "BEL008": (
        """\
        forslag.txt:
          Ärende

          Avgiften höjs från 400 kr till 440 kr per månad, en höjning med 15 procent.
        """,
        ["15 procent"],
    ),
    "BEL013": (
        """\
        forslag.txt:
          Ärende

          Engångsersättningen är 25 000 kr per plats och för sex
          platser totalt 175 000 kr.
        """,
        ["175 000 kr"],
    ),
    "BEL014": (
        """\
        forslag.txt:
          Ärende

          Etapp 1 kostar 92 mnkr och etapp 2 kostar 65 mnkr, totalt 148 mnkr.
        """,
        ["148 mnkr"],
    ),
    "LAG005": (
        """\
        tjansteskrivelse.txt:
          Samverkan

          Information enligt MBL 11 § har skett 2017-11-06.
        """,
        ["MBL 11 §"],
    ),
}


@pytest.mark.parametrize("code", FOUND)
def test_a_check_of_cases_also_reads_papers(code: str) -> None:
    text, expected = FOUND[code]
    found = [one.spot for one in paper_findings(dedent(text)) if one.code == code]
    assert [getattr(spot, "excerpt", None) for spot in found] == expected


def test_a_meeting_before_is_another_meeting() -> None:
    text = """\
        tjansteskrivelse.txt:
          Bakgrund

          Vid nämndens sammanträde 2024-02-20 beslutades om en utredning.

          Samverkan

          Information enligt 19 § MBL har skett 2024-05-28.
        """
    assert "DAT007" not in {one.code for one in paper_findings(dedent(text))}


@pytest.mark.parametrize("row", ["5 kr, ", "2024-01-01–2024-12-31, ", "7 platser, ", "9 § 6 LSS, "])
def test_a_long_list_in_one_sentence_is_read(row: str) -> None:
    text = f"lista.txt:\n  Bakgrund\n\n  Avtalet gäller {row * 600}totalt 7 kr.\n"
    assert isinstance(paper_findings(text), tuple)
