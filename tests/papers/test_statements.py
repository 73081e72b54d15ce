"""Varje påstående i de riktiga papperen finns i det papper som det hör till."""

from __future__ import annotations

import pytest
from cases import CASES, ROOT, built, paragraphs, plain

PAPER = {"F": "forslag-till-beslut.docx", "T": "tjansteskrivelse.docx"}
LISTS = ROOT / "tests" / "data" / "papers"


def statements() -> list[tuple[str, str, str]]:
    found = []
    for case in CASES:
        for line in (LISTS / f"{case}.statements.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                paper, _, statement = line.partition(" ")
                found.append((case, paper, statement))
    return found


@pytest.mark.parametrize(("case", "paper", "statement"), statements())
def test_the_statement_stands_in_its_paper(case: str, paper: str, statement: str) -> None:
    assert any(plain(statement) in text for text in paragraphs(built(case)[PAPER[paper]]))


def test_the_lists_are_whole() -> None:
    counts = {case: sum(found == case for found, _, _ in statements()) for case in CASES}
    assert counts == {"kanberget": 35, "korttidsvistelse-lss": 40}
