"""Diarienummer: kommunernas många skrivsätt, med nämndens förkortning eller ordet diarienummer som stöd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.text import GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Diarienummer
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.text import Text

_STOR: Final = "A-ZÅÄÖ"
_SLUT: Final = rf"(?![0-9{_STOR}a-zåäö_/]|[-–:][0-9]|[.,][0-9])"
_AR: Final = r"(?:19|20)[0-9]{2}"
# SN 19/0123, KS 2024/77, SON 2025-417, SN 2024.0061, 2024/41-700: numret efter nämndens förkortning eller ordet dnr.
_NUMMER: Final = (
    rf"(?:{_AR}[-–/][0-9]{{1,6}}(?:-[0-9]{{1,4}})?|{_AR}\.[0-9]{{3,6}}"
    r"|[0-9]{2}/[0-9]{2,6}|[0-9]{3,6}/[0-9]{2,4})"
)
_EFTER_NAMND: Final = late(rf"(?P<nummer>{_NUMMER}|{_AR}:[0-9]{{1,6}}){_SLUT}")
_UTAN_NAMND: Final = late(
    rf"(?:(?:{_AR}/[{_STOR}]{{2,6}} [0-9]{{2,5}}(?: [0-9]{{2,3}})?)"
    rf"|(?:{_AR}/[0-9]{{1,6}}-[0-9]{{3}} [{_STOR}]{{2,6}})"
    rf"|(?:[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}-[0-9]{{1,6}}[-/]{_AR})){_SLUT}"
)
_FORE_UTAN_NAMND: Final = frozenset("/.")
_EFTER_ORDET: Final = late(
    rf"(?:{_NUMMER}|[0-9]{{2,4}}-[0-9]{{2,6}}-{_AR}|{_AR}:[0-9]{{1,6}}|[0-9]{{2,6}}[-/][0-9]{{2,6}}){_SLUT}"
)
# Ju2022/01234: departementets bokstäver alldeles före året.
_DEPARTEMENT: Final = late(rf"(?<![{LETTER}0-9])(?:Fi|Fö|Ju|Ku|KN|LI|UD|SB|[AIKMNSU])\Z")
_EFTER_DEPARTEMENT: Final = late(rf"{_AR}/[0-9]{{5}}{_SLUT}")
_DATUM: Final = late(r"[12][0-9]{3}[-–][01][0-9][-–][0-3][0-9](?![0-9])")
_ORDET: Final = framfor(
    rf"(?<![{LETTER}])(?:d\.?nr|diarienr|diarienummer|diariet|ärendenr|ärendenummer|beteckning)\.?{MAYBE}:?{MAYBE}",
    *("nr", "nummer", "diariet", "beteckning", ".", ":"),
)
_NAMND: Final = late(
    rf"(?<![{_STOR}a-zåäö0-9/.-])(?P<namnd>[{_STOR}][{_STOR}a-zåäö]{{0,4}}[{_STOR}]|[{_STOR}][a-zåäö]?n|S[oO]n)"
    r"(?P<fog>[ /-])\Z"
)
_FOG: Final = frozenset(" /-")
_INTE_NAMND: Final = frozenset(
    {
        *(
            "SFS",
            "SOU",
            "DS",
            "EU",
            "EG",
            "EN",
            "ISO",
            "IEC",
            "JO",
            "HFD",
            "NJA",
            "RÅ",
            "AD",
            "MÖD",
            "HT",
            "VT",
            "LÅ",
        ),
        *(
            "OPI",
            "KPI",
            "PKV",
            "BNP",
            "SKR",
            "CIRK",
            "NR",
            "ÅR",
            "KR",
            "SEK",
            "MSEK",
            "TKR",
            "COVID",
            "WCAG",
            "RFC",
        ),
        *(
            "DNR",
            "PROP",
            "BET",
            "DIR",
            "TEL",
            "FAX",
            "PM",
            "CA",
            "KL",
            "OCH",
            "TOM",
            "FROM",
            "ATT",
            "IN",
        ),
        *("DEN", "MEN", "HAN", "HON", "KAN", "MIN", "DIN", "SIN", "MAN", "SEN", "LÅN", "JAN", "JUN"),
    }
)
# Äldrenämnden och andra, som i en text med bara stora bokstäver också är vanliga ord.
_ORD_ELLER_NAMND: Final = frozenset({"ÄN", "UN", "AN"})
_VERSALER: Final = late(rf"(?<![{_STOR}a-zåäö])(?!DNR)[{_STOR}]{{2,30}}[.:]?[ ]\Z")


def _known_prefix(text: Text, at: int, floor: int) -> re.Match[str] | None:
    """Nämndens förkortning alldeles före numret."""
    fog, last = text.plain[at - 1 : at], text.plain[at - 2 : at - 1]
    possible = fog in _FOG and (last.isupper() or last == "n")
    match = _NAMND.search(text.plain, max(floor, at - 10, 0), at) if possible else None
    if match is None:
        return None
    name = match["namnd"].upper()
    if name in _ORD_ELLER_NAMND:
        capitals = _VERSALER.search(text.plain, max(0, match.start() - 33), match.start())
        return match if match["namnd"] == name and capitals is None else None
    return None if name in _INTE_NAMND or (name.endswith("FS") and len(name) > 2) else match


def read_diarienummer(text: Text, at: int, after: str, floor: int) -> Hit | None:
    """Diarienumret vars första siffror, följda av tecknet `after`, står vid `at`; ordet diarienummer hör inte till."""
    prefix = _known_prefix(text, at, floor)
    match = _EFTER_NAMND.match(text.plain, at) if prefix else None
    if (
        prefix
        and match
        and not _DATUM.match(text.plain, at)
        and (":" not in match.group() or prefix["fog"] == "/")
    ):
        return _hit(text, prefix.start(), match.end())
    if not text.free(at):
        return _departement(text, at, floor)
    match = _UTAN_NAMND.match(text.plain, at) if after in _FORE_UTAN_NAMND else None
    if match is None and text.before(_ORDET, at, 0, reach=30) and not _DATUM.match(text.plain, at):
        match = _EFTER_ORDET.match(text.plain, at)
    return _hit(text, at, match.end()) if match else None


def _departement(text: Text, at: int, floor: int) -> Hit | None:
    """Regeringskansliets nummer, där bokstäverna sitter ihop med året."""
    letters = _DEPARTEMENT.search(text.plain, max(floor, at - 3), at)
    match = _EFTER_DEPARTEMENT.match(text.plain, at) if letters else None
    return _hit(text, letters.start(), match.end()) if letters and match else None


def _hit(text: Text, start: int, end: int) -> Hit:
    """Diarienumret som det står."""
    return Hit(start, end, Diarienummer(text.plain[start:end]))


_FRITT: Final = late(
    rf"(?:(?i:dnr|diarienummer|diarienr)\.?:?{GAP})*(?P<text>[{_STOR}a-zåäö0-9][{_STOR}a-zåäö0-9 ./:_–-]{{1,38}})"
)


def whole_diarienummer(text: Text) -> Hit | None:
    """Diarienumret som hela texten är: i en ärendefil duger varje skrivsätt som innehåller en siffra."""
    match = _FRITT.fullmatch(text.plain)
    if match is None or not any(char.isdigit() for char in match["text"]):
        return None
    return Hit(0, match.end(), Diarienummer(match["text"]))
