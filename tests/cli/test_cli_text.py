"""Texten som `check` och `review` visar: för fel som handläggare gör, de riktiga ärendena och papperen."""

from __future__ import annotations

import pytest
from snapshots import ALL, BROKEN, TEXTS, shown


@pytest.mark.parametrize("name", ALL)
def test_text(name: str) -> None:
    assert shown(name) == (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_text_belongs_to_a_case() -> None:
    assert {path.stem for path in TEXTS.iterdir()} == set(ALL)


def test_a_file_without_findings_is_two_lines() -> None:
    assert shown("litet") == (
        "litet: inga anmärkningar.\nAlla 7 uppgifter i texterna kommer ur ärendefilen.\n"
    )


@pytest.mark.parametrize("name", BROKEN)
def test_every_mistake_has_a_place_and_a_remedy(name: str) -> None:
    text = shown(name)
    assert f"{name}.yaml:" in text
    assert "^" in text
    assert "  tips: " in text
