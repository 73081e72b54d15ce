"""Tecken som måste finnas i en text för att det ska vara värt att leta närmare i den."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def holds(text: str, signs: Iterable[str]) -> bool:
    """Om texten har något av tecknen i sig."""
    for sign in signs:  # noqa: SIM110  # en generator kostar mer än sökningarna
        if sign in text:
            return True
    return False
