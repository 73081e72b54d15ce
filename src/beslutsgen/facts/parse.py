"""Tolka en hel text som ett värde av en given sort, eller säga varför det inte går."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from msgspec.structs import replace

from beslutsgen.facts.antal import read_antal
from beslutsgen.facts.belopp import read_belopp
from beslutsgen.facts.datumord import VECKODAG
from beslutsgen.facts.diarienummer import whole_diarienummer
from beslutsgen.facts.forlangning import read_forlangning
from beslutsgen.facts.grans import nyanserad
from beslutsgen.facts.idnummer import read_personnummer, whole_organisationsnummer
from beslutsgen.facts.lagar import lag
from beslutsgen.facts.lagrum import read_lagrum
from beslutsgen.facts.langd import read_langd
from beslutsgen.facts.period import read_tid
from beslutsgen.facts.procent import read_procent
from beslutsgen.facts.sfs import read_sfs
from beslutsgen.facts.spann import read_spann
from beslutsgen.facts.start import starts
from beslutsgen.facts.substantiv import bojd
from beslutsgen.facts.tal import read_tal
from beslutsgen.facts.text import Hit, even
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
    Value,
)
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.facts.fault import Fault
    from beslutsgen.facts.text import Text

V = TypeVar("V", bound=Value)

# Längre än så är inget värde utan en text.
LANGST: Final = 300
# Så många tolkade texter finns kvar: namn, lagrum och datum går igen från ärende till ärende.
_KEPT: Final = 4096
_DEN: Final = late(rf"(?:{VECKODAG} )?(?:den )?", re.IGNORECASE)
# Ord som får stå före värdet utan att höra till det.
_INLEDNING: Final = {Datum: _DEN, Period: _DEN, Sfs: late(r"SFS (?:nr )?", re.IGNORECASE)}


def _starts(text: Text) -> tuple[int, ...]:
    """Ställen där ett värdes första siffra, månad eller räkneord kan stå."""
    return tuple(start.at for start in starts(text.low))


def _covering(text: Text, read: Callable[[Text, int], Hit | None]) -> Value | None:
    """Värdet när en läsning täcker hela texten."""
    for at in _starts(text):
        hit = read(text, at)
        if hit and (hit.start, hit.end) == (0, len(text.low)):
            return hit.value
    return None


def _measured(text: Text, at: int) -> Hit | None:
    """Ett belopp, en procentsats eller ett antal; det första som passar talets enhet."""
    spann = read_spann(text, at, 0)
    if spann is None:
        return None
    return (
        read_belopp(text, spann, 0)
        or read_procent(text, spann, 0)
        or read_antal(text, spann, None, frozenset())
    )


def _length(text: Text, at: int) -> Hit | None:
    """En tidslängd."""
    read = read_langd(text, at)
    return Hit(at, read[1], read[0]) if read else None


def _extension(text: Text, at: int) -> Hit | None:
    """En förlängning."""
    tal = read_tal(text, at)
    return read_forlangning(text, tal, 0) if tal else None


_READ: Final[dict[type, Callable[[Text, int], Hit | None]]] = {
    Datum: lambda text, at: read_tid(text, at, 0),
    Period: lambda text, at: read_tid(text, at, 0),
    Langd: _length,
    Forlangning: _extension,
    Belopp: _measured,
    Antal: _measured,
    Procent: _measured,
    Lagrum: lambda text, at: read_lagrum(text, at, None),
    Sfs: read_sfs,
    Personnummer: read_personnummer,
}
_WHOLE: Final[dict[type, Callable[[Text], Hit | None]]] = {
    Diarienummer: whole_diarienummer,
    Organisationsnummer: whole_organisationsnummer,
}


def _name(text: str) -> Namn:
    """Namnet på en rad, med sina egna hårda mellanslag."""
    return Namn(re.sub(r"[ \t\r\n]+", " ", text.strip()))


def _read(text: Text, kind: type) -> Value | None:
    """Det värde, av någon sort, som hela texten är."""
    if kind in _WHOLE:
        hit = _WHOLE[kind](text)
        return hit.value if hit else None
    return _covering(text, _READ[kind])


def _canonical(value: Value) -> Value:
    """Värdet så som det skrivs: ett antals enhet böjd efter talet."""
    if isinstance(value, Antal):
        return replace(value, enhet=bojd(value.enhet, value.tal if value.till is None else value.till))
    return value


def _prepared(text: str, kind: type) -> Text:
    """Texten jämnad, utan omgivande mellanrum och utan ord som bara säger vad som kommer."""
    plain = even(text).plain.strip()
    if kind in _INLEDNING and (match := _INLEDNING[kind].match(plain)):
        plain = plain[match.end() :]
    return even(plain, whole=True)


def parse(text: str, kind: type[V]) -> V | Fault:
    """Värdet av sorten `kind` som hela texten är (mellanrum runt om räknas inte), eller felet med sitt botemedel."""
    # En lång text är inget värde, och inget att spara.
    wanted: Any = kind
    read = _kept if len(text) <= LANGST else _parsed
    return cast("V | Fault", read(text, wanted))


def _parsed(text: str, kind: Any) -> Value | Fault:
    stripped = " ".join(even(text).plain.split())
    usual = bool(stripped) and len(stripped) <= LANGST
    if usual and kind is Namn:
        return _name(text)
    value = _read(_prepared(text, kind), kind) if usual else None
    if isinstance(value, kind) and certain(even(stripped).low, value):
        return _canonical(value)
    return _doubtful(stripped, kind, value)


def _doubtful(text: str, kind: Any, value: Value | None) -> Value | Fault:
    """Felet i en text som inte är ett värde av sorten, eller värdet om det trots allt är klart."""
    from beslutsgen.facts.fel import explain, fel_sort, otydligt, tom_eller_for_lang

    if not text or len(text) > LANGST:
        return tom_eller_for_lang(text, kind)
    if value is None or (isinstance(value, Antal) and kind is not Antal):
        # Vilket ord som helst kan räknas, så ett okänt ord efter talet är ett fel i det som väntades.
        return explain(text, kind)
    if not isinstance(value, kind):
        return fel_sort(text, type(value), kind)
    return otydligt(even(text).low, value) or _canonical(value)


def certain(low: str, value: Value) -> bool:
    """Om inget i texten kan göra värdet otydligt. Är det inte säkert säger `fel.otydligt` hur det är."""
    if isinstance(value, Lagrum):
        return lag(value.lag) is not None
    if isinstance(value, Datum):
        # Bara en veckodag kan säga emot datumet.
        return low[:1].isdigit()
    return not isinstance(value, (Belopp, Antal, Procent)) or _plain_number(low)


def _plain_number(low: str) -> bool:
    """Sant för ett tal utan punkt, parentes, tusentalskomma och ord med en egen nyans."""
    _, comma, rest = low.partition(",")
    thousands = "," in rest or (comma and rest[:3].isdigit() and len(rest) > 2)
    return not (thousands or "." in low or "(" in low or nyanserad(low))


_kept: Final = lru_cache(maxsize=_KEPT)(_parsed)
