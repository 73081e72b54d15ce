"""Fakta i de två verkliga papperen: just dessa, på just dessa ställen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from samlingen import visat

from beslutsgen.facts import double_notation, find

MAPP: Final = Path(__file__).parents[1] / "data" / "papers"

# Rad i papperet, texten som den står och värdet.
KANBERGET: Final = """
16 | 2018-02-01—2021-01-31 | period 2018-02-01/2021-01-31
17 | med två år i taget | extension P2Y utan gräns
22 | 3,8 miljoner kronor per år | amount 3800000 per år
24 | 2,9 ⏎mnkr per år | amount 2900000 per år
25 | sju (7) platser | count 7 platser
25 | en (1) sviktplats | count 1 sviktplats
27 | 10 000 kr /plats | amount 10000 per plats
30 | 2018-03-01—2021-01-31 | period 2018-03-01/2021-01-31
31 | med två år i taget | extension P2Y utan gräns
47 | 2018-02-⏎01—2021-01-31 | period 2018-02-01/2021-01-31
48 | med två år i taget | extension P2Y utan gräns
53 | 3,8 miljoner kronor per år | amount 3800000 per år
55 | 2,9 mnkr per år | amount 2900000 per år
58 | 10 000 kr /plats | amount 10000 per plats
64 | sju (7) platser | count 7 platser
64 | en (1) svikplats | count 1 svikplats
73 | 2018-⏎03-01—2021-01-31 | period 2018-03-01/2021-01-31
74 | med två år i taget | extension P2Y utan gräns
89 | 1976:580 | sfs 1976:580
91 | MBL 19§ | law 19 § MBL
91 | 2017-11-06 | date 2017-11-06
"""
KORTTIDSVISTELSE: Final = """
3 | 9 § 6 | law 9 § 6 LSS
4 | 9 § 7 LSS | law 9 § 7 LSS
9 | 9 § 6 | law 9 § 6 LSS
9 | 9 § 7 lag om stöd ⏎och service till vissa funktionshindrade | law 9 § 7 LSS
15 | LSS 9 § 6 | law 9 § 6 LSS
17 | LSS 9 § 7 | law 9 § 7 LSS
19 | 2019-09-01-2021-08-31 | period 2019-09-01/2021-08-31
19 | vid två ⏎tillfällen med ett år i taget | extension P1Y 2 gånger
20 | 2023-08-31 | date 2023-08-31
33 | 9 § 6 | law 9 § 6 LSS
33 | 9 § 7 | law 9 § 7 LSS
39 | 2013-03-01 | date 2013-03-01
40 | 8-10 platser | count 8..10 platser
41 | 31 platser | count 31 platser
41 | 60 ⏎platser | count 60 platser
42 | 2019-08-31 | date 2019-08-31
52 | LSS 9 § 6 | law 9 § 6 LSS
54 | LSS 9 § 7 | law 9 § 7 LSS
54 | 2019-09-01-⏎2021-08-31 | period 2019-09-01/2021-08-31
55 | vid två tillfällen med ett år i taget | extension P1Y 2 gånger
56 | 2023-08-31 | date 2023-08-31
77 | 46 632 092 kr | amount 46632092
80 | 28 928 446 kr | amount 28928446
99 | 1976:580 | sfs 1976:580
101 | 19 § | law 19 § MBL
"""


def _rad(text: str, at: int) -> int:
    """Raden som stället står på."""
    return text.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    ("namn", "vantat"), [("kanberget", KANBERGET), ("korttidsvistelse-lss", KORTTIDSVISTELSE)]
)
def test_papperets_fakta(namn: str, vantat: str) -> None:
    text = (MAPP / f"{namn}.txt").read_text(encoding="utf-8")
    hittat = [
        f"{_rad(text, span.start)} | {text[span.start : span.end]} | {visat(span.value)}".replace("\n", "⏎")
        for span in find(text)
    ]
    assert hittat == vantat.strip().splitlines()


def test_papperens_dubbla_skrivningar_stammer() -> None:
    text = (MAPP / "kanberget.txt").read_text(encoding="utf-8")
    dubbla = [double_notation(text[span.start : span.end]) for span in find(text)]
    assert [par for par in dubbla if par] == [(7, 7), (1, 1), (7, 7), (1, 1)]
