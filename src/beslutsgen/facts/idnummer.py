"""Personnummer, samordningsnummer och organisationsnummer med rätt kontrollsiffra."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from beslutsgen.facts.text import LETTER, Hit, framfor
from beslutsgen.facts.values import Organisationsnummer, Personnummer
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text

_PERSON: Final = late(
    r"(?P<sekel>1[89]|20)?(?P<ar>[0-9]{2})(?P<manad>[01][0-9])(?P<dag>[0-9]{2})"
    rf"(?:(?P<skilje>[-+–])(?: {{0,3}}\n {{0,12}})?)?(?P<slut>[0-9]{{4}})(?![0-9{LETTER}_]|[-–/.,][0-9])"
)
_TELEFON: Final = framfor(
    rf"(?<![{LETTER}])(?:tel|telefon|telefonnummer|mobil|mobilnummer|fax|sms|växel)\.?:? {{0,3}}",
    *("tel", "telefon", "nummer", "mobil", "fax", "sms", "växel", ".", ":"),
)
_ORGANISATION: Final = late(r"(?:16)?(?P<fore>[0-9]{6})-?(?P<slut>[0-9]{4})")
# Samordningsnummer har dagen plus 60 (folkbokföringslagen 18 a §).
_SAMORDNING: Final = 60


def kontrollsiffra(siffror: str) -> str:
    """Siffran som enligt Luhn ska följa på siffrorna: var annan, räknat bakifrån, dubbleras."""
    summa = sum(sum(divmod(2 * int(siffra), 10)) for siffra in siffror[::-2])
    return str(-(summa + sum(map(int, siffror[-2::-2]))) % 10)


def _luhn(siffror: str) -> bool:
    """Om kontrollsiffran stämmer."""
    return siffror[-1] == kontrollsiffra(siffror[:-1])


def _day_exists(sekel: str | None, ar: str, manad: str, dag: int) -> bool:
    """Om födelsedagen finns; utan sekel prövas ett år vars skottår stämmer för båda möjliga sekel."""
    try:
        date(int(f"{sekel or '20'}{ar}"), int(manad), dag)
    except ValueError:
        return False
    return True


def read_personnummer(text: Text, at: int) -> Hit | None:
    """Personnumret eller samordningsnumret som börjar vid `at`, om dagen finns och kontrollsiffran stämmer."""
    match = _PERSON.match(text.low, at)
    if match is None or not text.free(at):
        return None
    dag = int(match["dag"])
    fodelsedag = dag - _SAMORDNING if dag > _SAMORDNING else dag
    if not _day_exists(match["sekel"], match["ar"], match["manad"], fodelsedag):
        return None
    if not _luhn(match["ar"] + match["manad"] + match["dag"] + match["slut"]):
        return None
    if match["sekel"] is None and match["skilje"] is None and _may_be_telephone(text, at):
        return None
    written = "".join(text.plain[at : match.end()].split())
    return Hit(at, match.end(), Personnummer(written))


def _may_be_telephone(text: Text, at: int) -> bool:
    """Om tio siffror i följd kan vara ett telefonnummer."""
    return text.low.startswith("0", at) or text.before(_TELEFON, at, 0) is not None


def whole_organisationsnummer(text: Text) -> Hit | None:
    """Organisationsnumret som hela texten är, med eller utan bindestreck."""
    match = _ORGANISATION.fullmatch(text.low)
    if match is None or not _luhn(match["fore"] + match["slut"]):
        return None
    return Hit(0, match.end(), Organisationsnummer(f"{match['fore']}-{match['slut']}"))
