"""Guldsamlingen är så stor och så full av fällor som den ska, och måtten håller golven."""

from __future__ import annotations

from samling import texter

TEXTER = texter()


def test_samlingens_omfang() -> None:
    assert len(TEXTER) >= 300
    assert sum(text.halva == "fore" for text in TEXTER) >= 150
    assert len({text.namn for text in TEXTER}) == len(TEXTER)
    assert sum(bool(text.fallor) for text in TEXTER) >= 0.4 * len(TEXTER)
