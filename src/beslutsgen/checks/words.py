"""Svenska ord i meddelanden: värden, uppräkningar, antal och avtalens namn i bestämd form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts import write
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from beslutsgen.arende.model import Arende
    from beslutsgen.facts import Value

_BROKEN: Final = late(r"(?<=\d[-\u2010-\u2014]) (?=\d)")
# Vad papper kallar avtal, med bestämd form efter ordets slut.
_DEFINITE: Final = (
    ("avtal", "et"),
    ("uppdrag", "et"),
    ("kontrakt", "et"),
    ("avrop", "et"),
    ("beslut", "et"),
    ("åtagande", "t"),
    ("förordnande", "t"),
    ("överenskommelse", "n"),
    ("beställning", "en"),
    ("upphandling", "en"),
    ("plan", "en"),
)


def shown(value: Value, notation: str = "") -> str:
    """Värdet som det skrivs i ett meddelande: med vanliga mellanslag, så att det går att söka efter."""
    return plain(write(value, notation))


def plain(text: str) -> str:
    """Texten med vanliga mellanslag."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")


def even(text: str) -> str:
    """Texten som den läses: med enkla mellanslag, och utan radbrytningens mellanslag efter ett streck i ett datum."""
    return _BROKEN.sub("", " ".join(plain(text).split()))


def listing(words: Iterable[str], last: str = "och") -> str:
    """Orden som uppräkning: a, b och c."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def counted(number: int, one: str, many: str) -> str:
    """Talet med sitt substantiv: 1 dag, 30 dagar."""
    return f"{number} {one if number == 1 else many}"


def days_between(first: date, last: date) -> int:
    """Antal dagar från den första dagen till den sista, utan den sista."""
    return (last - first).days


def upper_first(text: str) -> str:
    """Texten med stor första bokstav."""
    return text[:1].upper() + text[1:]


def agreement(arende: Arende, name: str) -> str:
    """Avtalet som det kallas i löpande text: verksamhetsuppdraget, eller med sitt namn där slaget inte räcker."""
    slag = arende.avtal[name].slag.strip()
    alike = sum(other.slag.strip().casefold() == slag.casefold() for other in arende.avtal.values())
    ending = next((ending for word, ending in _DEFINITE if slag.casefold().endswith(word)), None)
    if alike > 1 or ending is None or " " in slag:
        return f"{slag} ({name})" if slag.casefold() != name.casefold() else f"avtalet {name}"
    return f"{slag}{ending}"
