"""TEX012: Ett undantag gäller inget fynd.

Vad: varje post under `undantag` jämförs med fynden. Ett undantag som inte träffar något, har en kod som inte
finns eller gäller ett fel som inte kan godtas (FIL och MALL: filen eller mallen går inte att använda) är ett
fynd.
Varför: ett gammalt undantag ligger kvar och godtar nästa fynd av samma slag, som ingen har granskat.

Fel:

    undantag:
      - {kod: DAT004, skal: Glappet är täckt av en tillfällig överenskommelse.}

Rätt:

    avtal:
      tidigare: {slag: överenskommelse, period: 2013-03-01–2019-08-31}
      uppdrag: {slag: verksamhetsuppdrag, efter: tidigare, period: 2019-10-01–2021-08-31}
    undantag:
      - {kod: DAT004, skal: Glappet är täckt av en tillfällig överenskommelse.}
"""

from __future__ import annotations

from typing import Final

from beslutsgen.checks.base import Check
from beslutsgen.diagnostic import Severity

CODE: Final = "TEX012"
CHECK: Final = Check(CODE, Severity.INFO, None)
