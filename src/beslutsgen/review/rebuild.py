"""Texten som byggd, för den som kan ta fram den på nytt; granskningen frågar, den som bygger svarar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.word.stamp import Stamp

# Texten som byggd för ett papper med stämpeln, eller varför den inte går att ta fram.
Rebuild: TypeAlias = "Callable[[Stamp], bytes | str]"

OTHER_CASE: Final = "ärendefilen är ändrad sedan papperet byggdes"
OTHER_PACK: Final = "mallpaketet är ett annat än när papperet byggdes"
OTHER_PROGRAM: Final = "programmet är en annan version än när papperet byggdes"
OTHER_TEXT: Final = "papperet går inte att bygga likadant igen"
_MISSING: Final = (
    "jämförelse saknas: programmets minne av papperet (mappen .beslutsgen) finns inte bredvid det"
)
_UNKNOWN: Final = "så vilka uppgifter som är ändrade går inte att säga"


def no_comparison(why: str | None) -> str:
    """Vad som inte går att säga om ett ändrat papper, och varför."""
    return f"{_MISSING}, och {why}, {_UNKNOWN}" if why else f"{_MISSING}, {_UNKNOWN}"
