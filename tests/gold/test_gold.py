"""Guldsamlingen är så stor och så full av fällor som den ska, och måtten håller golven."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import faktamatt
import pytest
from samling import papperspar, texter

if TYPE_CHECKING:
    from samling import Text

GOLV_F1: Final = {"date": 0.98, "period": 0.98, "amount": 0.98, "count": 0.98, "sfs": 0.98}
TEXTER: Final = texter()
PAR: Final = papperspar()


def _halvan(halva: str) -> list[Text]:
    return [text for text in TEXTER if halva in ("alla", text.halva)]


def test_samlingens_omfang() -> None:
    assert len(TEXTER) >= 300
    assert sum(text.halva == "fore" for text in TEXTER) >= 150
    assert len({text.namn for text in TEXTER}) == len(TEXTER)
    assert sum(bool(text.fallor) for text in TEXTER) >= 0.4 * len(TEXTER)


def test_parens_omfang() -> None:
    assert len(PAR) >= 150
    assert sum(par.halva == "fore" for par in PAR) >= 75
    assert sum(not par.fel for par in PAR) >= len(PAR) / 2
    assert len({par.namn for par in PAR}) == len(PAR)


@pytest.mark.parametrize("halva", ["alla", "fore"])
def test_finnaren_haller_golven(halva: str) -> None:
    matning = faktamatt.mat(_halvan(halva))
    under = {
        sort: matning.per_sort[sort].f1 for sort, golv in GOLV_F1.items() if matning.per_sort[sort].f1 < golv
    }
    assert not under, matning.avvikelser


@pytest.mark.parametrize("halva", ["alla", "fore"])
def test_varje_sort_har_nagot_att_mata(halva: str) -> None:
    matning = faktamatt.mat(_halvan(halva))
    assert all(matning.per_sort[sort].ratt + matning.per_sort[sort].missade >= 10 for sort in GOLV_F1)
