"""Texten som läsarna läser: mellanslag och streck jämnade, med vägen tillbaka till källans kodpunkter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import is_normalized, normalize

from msgspec import Struct

from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.values import Value

# Mellanrum inuti ett faktum: några blanksteg eller en radbrytning, aldrig en blankrad. Alla längder är begränsade,
# så att varje läsning tar konstant tid, hur texten än ser ut.
_LONGEST_GAP: Final = 18
GAP: Final = r"(?: {1,4}| {0,3}\n {0,12})"
MAYBE: Final = r"(?: {1,4}| {0,3}\n {0,12})?"
LETTER: Final = "a-zåäöéü"
END: Final = rf"(?![{LETTER}0-9_]|-[{LETTER}])"

_SPACES: Final = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_BREAKS: Final = "\v\f\x85\u2028\u2029"
_HYPHENS: Final = "\u2010\u2011\ufe63\uff0d"
_DASHES: Final = "\u2012\u2014\u2015\u2212"
_SLASHES: Final = "\u2044\u2215"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# İ är det enda tecken som blir två när det görs gement; positionerna ska stå kvar.
_EVENED: Final = (
    *((char, " ") for char in _SPACES),
    ("\r\n", " \n"),
    ("\r", "\n"),
    *((char, "\n") for char in _BREAKS),
    *((char, "-") for char in _HYPHENS),
    *((char, "–") for char in _DASHES),
    *((char, "/") for char in _SLASHES),
    ("\u0130", "I"),
)


class Hit(Struct, frozen=True, gc=False):
    """Ett läst värde och var det står i den jämnade texten."""

    start: int
    end: int
    value: Value


class Framfor(Struct, frozen=True):
    """Ett mönster för det som står framför ett ställe; `slut` är allt som det kan sluta på, mellanrum oräknade."""

    monster: re.Pattern[str]
    slut: tuple[str, ...]


def framfor(monster: str, *slut: str) -> Framfor:
    """Mönstret för det som slutar vid ett ställe; utan `slut` kan det sluta hur som helst."""
    return Framfor(late(rf"(?:{monster})\Z"), slut or ("",))


class Text(Struct, frozen=True, gc=False):
    """En jämnad text; `whole` säger att hela texten ska vara ett enda värde, så att inget sammanhang krävs."""

    plain: str
    low: str
    whole: bool
    origin: tuple[tuple[int, int], ...] | None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Samma ställe i källtexten."""
        if self.origin is None:
            return start, end
        return self.origin[start][0], self.origin[end - 1][1]

    def lead(self, at: int) -> str:
        """Tecknet efter `at`, mellanrum oräknade: det avgör vilka mönster som är värda att pröva."""
        return self.low[at : at + _LONGEST_GAP].lstrip(" \n")[:1]

    def before(self, pattern: Framfor, at: int, floor: int, reach: int = 48) -> re.Match[str] | None:
        """Mönstrets träff närmast före `at`, om mönstret slutar där; inte längre bort än `floor` och `reach`."""
        begin = max(floor, at - reach, 0)
        if not self.low[begin:at].rstrip(" \n").endswith(pattern.slut):
            return None
        return pattern.monster.search(self.low, begin, at)

    def free(self, at: int) -> bool:
        """Om ett tal kan börja här: inte mitt i ett ord, ett annat tal, ett datum eller en beteckning."""
        if at == 0:
            return True
        last = self.low[at - 1]
        if last.isalnum() or last in "_/§":
            return False
        if last in ".,:-–+*" and at > 1:
            return not (self.low[at - 2].isdigit() or (last == "-" and self.low[at - 2].isalpha()))
        return True


def _evened(text: str) -> str:
    """Texten med ett slags blanksteg, radbrytning, bindestreck och tankstreck, utan att längden ändras."""
    for char, even in _EVENED:
        if char in text:
            text = text.replace(char, even)
    return text


_CLUSTER: Final = late("[^\u0300-\u036f][\u0300-\u036f]{0,8}|[\u0300-\u036f]")


def _composed(source: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Texten utan osynliga tecken och med sammansatta bokstäver, och varje teckens ställe i källan."""
    chars: list[str] = []
    origin: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(source):
        if match.group() in _INVISIBLE:
            continue
        composed = normalize("NFC", match.group())
        chars.append(composed)
        origin.extend([match.span()] * len(composed))
    return "".join(chars), tuple(origin)


_ODD: Final = late(f"[\r{_SPACES}{_BREAKS}{_HYPHENS}{_DASHES}{_SLASHES}{_INVISIBLE}\u0130]")


def even(source: str, *, whole: bool = False) -> Text:
    """Källtexten, jämnad för läsning."""
    composed, odd = is_normalized("NFC", source), _ODD.search(source)
    if composed and not odd:
        return Text(source, source.lower(), whole, None)
    origin = None
    if not composed or any(char in source for char in _INVISIBLE):
        source, origin = _composed(source)
    plain = _evened(source)
    return Text(plain, plain.lower(), whole, origin)
