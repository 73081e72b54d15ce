"""DAT020: En dag eller period är nästan en annan.

Vad: dagar i två papper, i meningar som delar ord, där en siffra är fel eller två siffror har bytt plats, och perioder
där den ena änden är densamma och den andra inte.
Varför: ett skrivfel i det ena papperet. Nämnden ser två dagar för samma sak.

Fel:

    forslag.txt:
      Ärende
      Kommunen tillträder fastigheten Lärkan 4 den 2 maj 2025.
    tjansteskrivelse.txt:
      Bakgrund
      Tillträde till fastigheten Lärkan 4 sker 2026-05-02.

Rätt:

    forslag.txt:
      Ärende
      Kommunen tillträder fastigheten Lärkan 4 den 2 maj 2025.
    tjansteskrivelse.txt:
      Bakgrund
      Tillträde till fastigheten Lärkan 4 sker 2025-05-02.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Reads
from beslutsgen.checks.near_values import findings, near_dates, near_periods
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Finding, View


def look(view: View) -> Iterator[Finding]:
    """Värden som nästan är lika."""
    return findings(chain(near_dates(view), near_periods(view)))


CHECK: Final = Check("DAT020", Severity.WARNING, look, reads=Reads.PAPERS)
