"""Nycklar som inte finns på sin plats: felet, med den nyckel som nog menades och alla som finns där."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import faults
from beslutsgen.arende.keys import ascii_key, suggestion
from beslutsgen.arende.problems import MOST_PROBLEMS, Problem, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from beslutsgen.arende.problems import Place, Run
    from beslutsgen.arende.shapes import Record

_SHORTEST_START: Final = 4
# Ord ur papperen för det som nycklarna heter.
_SAME: Final[Mapping[str, str]] = {
    "mottagare": "skickas_till",
    "expediering": "skickas_till",
    "sandlista": "skickas_till",
    "bilaga": "underlag",
    "bilagor": "underlag",
    "handlingar": "underlag",
    "beslutspunkter": "beslut",
    "kostnader": "belopp",
}


def unknown_key(inner: Place, name: str, place: Place, shape: Record, run: Run) -> Problem:
    """Felet för en nyckel som inte finns i uppställningen."""
    told = f"finns inte i {place.path}" if place.path else "känns inte igen"
    every = listed(shape.fields, len(shape.fields))
    hint = every
    if place.path and name in run.roots:
        hint = f"{name} är ett eget avsnitt: ta bort indraget. {every}"
    elif not place.path and name in run.homes:
        hint = f"{name} hör hemma under {run.homes[name]}, indraget två steg. {every}"
    elif len(run.problems) <= MOST_PROBLEMS and (close := nearest_key(name, shape.fields)):
        hint = f"Menade du {close}? {every}"
    written = inner.key.text if inner.key else inner.path
    return Problem(faults.UNKNOWN_KEY, f"Nyckeln {written} {told}.", inner.title, hint, inner.path)


def nearest_key(word: str, known: Collection[str]) -> str | None:
    """Nyckeln som nog menades: den som stavas nästan så, den enda som börjar så, eller den som betyder detsamma."""
    close = suggestion(word, known)
    if close:
        return close
    plain = ascii_key(word).lower()
    begun = [key for key in known if key.startswith(plain)] if len(plain) >= _SHORTEST_START else []
    if len(begun) == 1:
        return begun[0]
    same = _SAME.get(plain)
    return same if same in known else None
