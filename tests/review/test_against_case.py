"""Papper mot sin ärendefil: det som ärendefilens egen text säger är känt."""

from __future__ import annotations

from beslutsgen.pipeline import review_papers

CASE = """\
arende: {rubrik: Nytt boende, typ: verksamhetsuppdrag, namnd: Omsorgsnämnden}
beslut: [Boendet godkänns.]
uppdrag:
  ersattning: {index: "OPI, första gången 2026-09-01"}
"""
PAPER = "Prisjustering\n\nErsättningen räknas upp enligt OPI, första gången {}.\n"


def test_a_date_in_the_case_file_s_prose_is_known() -> None:
    for day, codes in (("2026-09-01", []), ("2025-03-04", ["TEX002"])):
        reviewed = review_papers({"uppdrag.txt": PAPER.format(day).encode()}, CASE.encode())
        assert [one.code for one in reviewed.diagnostics] == codes
