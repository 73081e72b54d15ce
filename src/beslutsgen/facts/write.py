"""Skriva ett värde i det skrivsätt som platsen begär."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from beslutsgen.facts.antal import skriv_antal
from beslutsgen.facts.belopp import skriv_belopp
from beslutsgen.facts.datum import skriv_datum
from beslutsgen.facts.fault import Fault
from beslutsgen.facts.forlangning import skriv_forlangning
from beslutsgen.facts.lagrum import skriv_lagrum
from beslutsgen.facts.langd import skriv_langd
from beslutsgen.facts.namn import gemen, genitiv, versal
from beslutsgen.facts.period import skriv_period
from beslutsgen.facts.procent import skriv_procent
from beslutsgen.facts.sort import SORT, narmast
from beslutsgen.facts.values import (
    Antal,
    Belopp,
    Datum,
    Diarienummer,
    Forlangning,
    Lagrum,
    Langd,
    Namn,
    Organisationsnummer,
    Period,
    Personnummer,
    Procent,
    Sfs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.facts.values import Value as Sort
    from beslutsgen.passage import Value

_TEXT: Final[dict[str, Callable[[str], str]]] = {"genitiv": genitiv, "gemen": gemen, "versal": versal}
_BOKSTAV: Final = ("gemen", "versal")
_ALLA: Final = ("genitiv", *_BOKSTAV)
_FILTER: Final[dict[type, tuple[str, ...]]] = {
    Datum: ("iso", "utskrivet", *_BOKSTAV),
    Period: ("iso", "utskrivet", *_BOKSTAV),
    Langd: ("ord", *_ALLA),
    Forlangning: _BOKSTAV,
    Belopp: ("kort", "kronor", "belopp", *_BOKSTAV),
    Antal: ("ord", "tal", *_ALLA),
    Procent: ("kort", *_BOKSTAV),
    Lagrum: ("fullt", "namn", "utan_lag"),
    Sfs: (),
    Diarienummer: (),
    Organisationsnummer: (),
    Personnummer: (),
    Namn: _ALLA,
}
# Skrivsätt som utesluter varandra. "belopp" går ihop med de andra: det tar bara bort det som beloppet gäller per.
_ETT_AV: Final = (("iso", "utskrivet"), ("kort", "kronor"), ("ord", "tal"), ("fullt", "namn", "utan_lag"))


def filters() -> tuple[str, ...]:
    """Alla skrivsätt som finns."""
    return tuple(dict.fromkeys(name for names in _FILTER.values() for name in names))


def allowed(kind: type[Sort]) -> tuple[str, ...]:
    """Skrivsätten som passar sorten."""
    return _FILTER[kind]


def _names(notation: str) -> tuple[str, ...]:
    """Skrivsättens namn i ordning."""
    return tuple(name.strip() for name in notation.split("|") if name.strip())


def _either(names: tuple[str, ...]) -> str:
    """Namnen som en uppräkning i löpande text."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} eller {names[-1]}"


def _unknown(name: str, fitting: tuple[str, ...]) -> Fault:
    """Felet för ett skrivsätt som inte finns."""
    close = narmast(name.lower(), filters())
    if close:
        return Fault(f"{name} är inget filter.", f"Menade du {close}?")
    hint = f"Välj {_either(fitting)}, eller ta bort {name}." if fitting else f"Ta bort {name}."
    return Fault(f"{name} är inget filter.", hint)


def _fault(kind: type[Value], names: tuple[str, ...]) -> Fault | None:
    """Felet i kedjan av skrivsätt för en sorts värde, om det finns något."""
    fitting, sort = _FILTER[kind], SORT[kind]
    for name in names:
        if name not in filters():
            return _unknown(name, fitting)
        if name not in fitting:
            hint = (
                f"För {sort} finns {_either(fitting)}."
                if fitting
                else f"Ta bort {name}: {sort} skrivs på ett sätt."
            )
            return Fault(f"Filtret {name} passar inte {sort}.", hint)
    for group in _ETT_AV:
        both = tuple(name for name in dict.fromkeys(names) if name in group)
        if len(both) > 1:
            return Fault(
                f"Filtren {both[0]} och {both[1]} kan inte gälla samtidigt.",
                f"Ta bort {both[0]} eller {both[1]}.",
            )
    return None


# Hur varje sort skrivs: värdet, dess skrivsätt, och om det som ett belopp gäller per ska stå med.
_WRITERS: Final[dict[type, Callable[[Any, str, bool], str]]] = {
    Datum: lambda value, notation, _: skriv_datum(value, notation),
    Period: lambda value, notation, _: skriv_period(value, notation),
    Langd: lambda value, notation, _: skriv_langd(value, notation),
    Forlangning: lambda value, _, __: skriv_forlangning(value),
    Belopp: lambda value, notation, per: skriv_belopp(value, notation, per=per),
    Antal: lambda value, notation, _: skriv_antal(value, notation),
    Procent: lambda value, notation, _: skriv_procent(value, notation),
    Lagrum: lambda value, notation, _: skriv_lagrum(value, notation),
    Sfs: lambda value, _, __: str(value.nummer),
    Diarienummer: lambda value, _, __: str(value.text),
    Organisationsnummer: lambda value, _, __: str(value.text),
    Personnummer: lambda value, _, __: str(value.text),
    Namn: lambda value, _, __: str(value.text),
}


class _Way(Struct, frozen=True):
    """Hur en sorts värden skrivs i ett skrivsätt: skrivaren, värdets eget skrivsätt, och textens omvandlingar."""

    write: Callable[[Any, str, bool], str]
    notation: str
    per: bool
    changes: tuple[Callable[[str], str], ...]


@lru_cache(maxsize=1024)
def _way(kind: type[Value], notation: str) -> _Way | Fault:
    """Sättet att skriva, eller felet i skrivsättet."""
    names = _names(notation)
    own = next((name for name in names if name not in _TEXT and name != "belopp"), "")
    changes = tuple(_TEXT[name] for name in names if name in _TEXT)
    return _fault(kind, names) or _Way(_WRITERS[kind], own, "belopp" not in names, changes)


def write_checked(value: Value, notation: str = "") -> str | Fault:
    """Värdet i skrivsättet, eller felet när skrivsättet inte finns eller inte passar sorten.

    `notation` är namn på skrivsätt med `|` emellan: först värdets eget, sedan textens omvandlingar i ordning.
    """
    way = _way(type(value), notation)
    if not isinstance(way, _Way):
        return way
    text = way.write(value, way.notation, way.per)
    for change in way.changes:
        text = change(text)
    return text


def write(value: Value, notation: str = "") -> str:
    """Värdet i skrivsättet; ett skrivsätt som inte passar är ett programfel här (pröva med `write_checked`)."""
    text = write_checked(value, notation)
    if isinstance(text, str):
        return text
    raise LookupError(text.message)
