"""Värden som de skrivs i en ärendefil, och det skrivsätt som ger papperets ord."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from beslutsgen.facts import Antal as Count
from beslutsgen.facts import Belopp, Datum, Fault, Forlangning, Lagrum, Period, parse, write, write_checked

if TYPE_CHECKING:
    from beslutsgen.facts import Value

_HARD: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_NOTATIONS: Final[dict[type, tuple[tuple[str, ...], ...]]] = {
    Datum: (("", "utskrivet"),),
    Period: (("", "utskrivet"),),
    Belopp: (("", "kort", "kronor"), ("", "belopp")),
    Count: (("", "ord", "tal"),),
    Lagrum: (("", "utan_lag", "namn", "fullt"),),
}
_CASES: Final = ("", "versal", "gemen")
_CHOSEN: Final[dict[type, str]] = {Belopp: "kort"}


def plain(text: str) -> str:
    """Texten med vanliga blanksteg och bindestreck."""
    return text.translate(_HARD)


def case_text(value: Value) -> str | None:
    """Värdet som det skrivs i ärendefilen, eller `None` om det inte går att skriva så att det läses likadant."""
    candidates = (_extension(value), plain(write(value, _CHOSEN.get(type(value), ""))), plain(write(value)))
    return next((one for one in candidates if one and _reads(one, value)), None)


def _reads(text: str, value: Value) -> bool:
    read = parse(text, type(value))
    return not isinstance(read, Fault) and read == value


def _extension(value: Value) -> str | None:
    if not isinstance(value, Forlangning):
        return None
    first = plain(write(value.steg[0]))
    if value.upprepas and len(value.steg) == 1:
        return f"{first} i taget"
    return f"{first} i taget, högst {len(value.steg)} gånger"


def notations(value: Value) -> tuple[str, ...]:
    """Skrivsätten att pröva, det enklaste först."""
    own = ("|".join(filter(None, names)) for names in product(*_NOTATIONS.get(type(value), ((("",),)))))
    return tuple("|".join(filter(None, (name, case))) for name, case in product(own, _CASES))


def best_notation(value: Value, text: str) -> tuple[str, str, int]:
    """Skrivsättet som ger papperets ord eller det som kommer närmast, det som skrivs, och hur mycket det ersätter.

    Ett lagrum vars lag står i ord efter paragrafen ersätter bara paragrafen.
    """
    wanted = plain(text)
    written = [
        (notation, plain(shown))
        for notation in notations(value)
        if isinstance(shown := write_checked(value, notation), str)
    ]
    for notation, shown in written:
        if shown == wanted:
            return notation, shown, len(text)
    if isinstance(value, Lagrum):
        bare = plain(write(value, "utan_lag"))
        if re.match(rf"{re.escape(bare)} [a-zåäö]", wanted):
            return "utan_lag", bare, len(bare)
        return (
            "" if value.lag in wanted else "utan_lag",
            plain(write(value)) if value.lag in wanted else bare,
            len(text),
        )
    from rapidfuzz.distance import Indel

    low = wanted.casefold()
    notation, shown = min(written, key=lambda one: Indel.distance(one[1].casefold(), low))
    return notation, shown, len(text)
