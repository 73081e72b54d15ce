"""Granskningen ger inget fel på rena par, hittar minst lika många motsägelser som förut, och tål andra skrivsätt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import mutationer
import parmatt
import pytest
from mutanter import PAPPER, mutanter
from omskrivningar import nya, omskrivningar
from samling import papperspar

if TYPE_CHECKING:
    from omskrivningar import Omskrivning

# Golven får bara höjas.
GOLV_HITTADE: Final = 66
GOLV_HITTADE_BLINDA: Final = 29
GOLV_MUTANTER: Final = 0.95
GOLV_MUTANTER_ARENDE: Final = 0.93
# Var tionde mutant prövas här; alla prövas av mutationer.py.
STEG: Final = 10


@pytest.fixture(scope="module")
def matning() -> parmatt.Parmatning:
    return parmatt.mat(ett for ett in papperspar() if ett.halva != "blind")


@pytest.fixture(scope="module")
def blind() -> parmatt.Parmatning:
    return parmatt.mat(ett for ett in papperspar() if ett.halva == "blind")


def test_inget_fel_i_ett_rent_par(matning: parmatt.Parmatning) -> None:
    assert not matning.fel_i_rena, matning.avvikelser


def test_inget_fel_utover_facit(matning: parmatt.Parmatning) -> None:
    assert not matning.fel_utover, matning.avvikelser


def test_motsagelserna_hittas(matning: parmatt.Parmatning) -> None:
    assert sum(matt.hittade for matt in matning.per_slag.values()) >= GOLV_HITTADE, matning.avvikelser


def test_ingen_anmarkning_pa_ett_rent_blint_par(blind: parmatt.Parmatning) -> None:
    assert blind.rena == 30
    assert not blind.fel_i_rena, blind.avvikelser
    assert not blind.varningar_i_rena, blind.avvikelser
    assert not blind.fel_utover, blind.avvikelser


def test_de_blinda_motsagelserna_hittas(blind: parmatt.Parmatning) -> None:
    assert sum(matt.hittade for matt in blind.per_slag.values()) >= GOLV_HITTADE_BLINDA, blind.avvikelser


def test_det_finns_fyrtio_omskrivningar() -> None:
    assert len(omskrivningar()) == 40


@pytest.mark.parametrize("omskrivning", omskrivningar(), ids=lambda ett: f"{ett.papper}: {ett.namn}")
def test_en_omskrivning_ger_inget_fel(omskrivning: Omskrivning) -> None:
    assert not list(nya(omskrivning))


@pytest.mark.parametrize("med_arende", [False, True], ids=["ensamt", "mot ärendefilen"])
def test_mutanterna_hittas(med_arende: bool) -> None:
    alla = [mutant for papper in PAPPER for mutant in mutanter(papper)][::STEG]
    utfall = mutationer.kor(alla, med_arende=med_arende)
    assert utfall.andel >= (GOLV_MUTANTER_ARENDE if med_arende else GOLV_MUTANTER), utfall.missade
