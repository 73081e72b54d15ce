"""Namn på organ som är vanliga ord i bestämd form: inne i en mening skrivs de med liten bokstav."""

from __future__ import annotations

import re
from typing import Final

from beslutsgen.pattern import late

_ORGAN: Final = late(
    r"(?<![\w-])(?:\w*(?:nämnden|förvaltningen|kontoret|fullmäktige|enheten|avdelningen|sektionen|rådet|utskottet|beredningen"
    r"|verksamheten|kommunstyrelsen|regionstyrelsen)|styrelsen|kommunen|regionen)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = late(r"(?<!\A)[A-ZÅÄÖÉ0-9]")


def is_common(name: str) -> bool:
    """Om namnet är ett vanligt ord för ett organ (Kommunstyrelsen), inte ett egennamn (Region Östergötland)."""
    owner = name.partition(" ")[0].endswith("s") and " " in name
    return not owner and _ORGAN.search(name) is not None and _CAPITAL.search(name) is None
