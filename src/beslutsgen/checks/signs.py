"""Tecken som måste finnas i en text för att det ska vara värt att leta närmare i den."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    # Tecken av vilka ett finns där uttrycket finns, och uttrycket.
    Alternative: TypeAlias = tuple[tuple[str, ...], str]


def holds(text: str, signs: Iterable[str]) -> bool:
    """Om texten har något av tecknen i sig."""
    for sign in signs:  # noqa: SIM110  # en generator kostar mer än sökningarna
        if sign in text:
            return True
    return False


def fitting(low: str, alternatives: Iterable[Alternative]) -> re.Pattern[str] | None:
    """Det av uttrycken, i deras ordning, vars tecken finns i texten i gemener; bara de behöver kompileras."""
    sources = tuple([source for signs, source in alternatives if holds(low, signs)])
    return _either(sources) if sources else None


@cache
def _either(sources: tuple[str, ...]) -> re.Pattern[str]:
    return late("|".join(sources), re.IGNORECASE)
