"""Finnarens tid växer i takt med texten, hur texten än ser ut."""

from __future__ import annotations

from time import process_time

import pytest

from beslutsgen.facts import find

FRON = [
    "1",
    "1 ",
    "1-",
    "1 000 ",
    "1 + ",
    "9 § ",
    "§ 1 ",
    "9 §§ 6, ",
    "4 kap. 1 ",
    "2018-01-",
    "ett år + ",
    "1:1 ",
    "@",
    "1,",
]


def _tid(text: str) -> float:
    """Den kortaste av tre körningars tid, i processorsekunder."""
    tider = []
    for _ in range(3):
        start = process_time()
        find(text)
        tider.append(process_time() - start)
    return min(tider)


@pytest.mark.parametrize("fro", FRON)
def test_fyra_ganger_sa_lang_text_tar_inte_sexton_ganger_sa_lang_tid(fro: str) -> None:
    kort = (fro * 8_000)[:8_000]
    find(kort)
    assert _tid(kort * 4) < 10 * _tid(kort) + 0.05


@pytest.mark.parametrize("fro", ["1-", " 0"])
def test_en_megabyte_av_siffror_tar_begransad_tid(fro: str) -> None:
    start = process_time()
    assert find(fro * 500_000) == ()
    assert process_time() - start < 60
