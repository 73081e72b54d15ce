"""SFS-nummer: lagars och förordningars nummer, skilda från andra författningssamlingars och från diarienummer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.lagar import lag_med_sfs
from beslutsgen.facts.lagnamn import lagar_fore
from beslutsgen.facts.text import GAP, LETTER, MAYBE, Hit, framfor
from beslutsgen.facts.values import Sfs
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text

_NUMMER: Final = late(r"1[6-9][0-9]{2}:[0-9]{1,4}|20[0-9]{2}:[0-9]{1,4}")
_EFTER: Final = late(rf"(?![0-9{LETTER}:/_]|[-–.,][0-9])")
_SAMLING: Final = framfor(
    rf"(?:(?<![{LETTER}])(?:sou|ds|dir|prop|bet|skr|rskr|jo|ho|hfd|nja|rå|ad|mod|möd|pmö|jk|eu|eg|cirkulär|nr|iso|en"
    rf"|iec|arn|dnr|rk|kb)|[{LETTER}]{{1,12}}[-{LETTER}]?fs)\.?:?{GAP}(?:(?:nr|nummer)\.?{GAP})?",
    *(".", ":", "nr", "nummer", "fs", "ou", "ds", "dir", "prop", "bet", "skr", "jo", "ho", "hfd"),
    *("nja", "rå"),
    *("ad", "mod", "möd", "pmö", "jk", "eu", "eg", "cirkulär", "iso", "en", "iec", "arn", "rk", "kb"),
)
_SFS: Final = framfor(
    rf"(?<![{LETTER}-])sfs(?:{MAYBE}(?:nr|nummer)\.?)?:?{MAYBE}", "sfs", "nr", "nummer", ".", ":"
)
_LAGORD: Final = framfor(
    rf"(?:lag|lagen|lags|lagens|balk|balken|förordning|förordningen|regeringsformen|kungörelse|kungörelsen|stadga)"
    rf"{GAP}\(?{MAYBE}",
    *("(", "lag", "lagen", "lags", "lagens", "balk", "balken", "förordning", "förordningen"),
    *("regeringsformen",),
    *("kungörelse", "kungörelsen", "stadga"),
)
_LAG_I_MENINGEN: Final = framfor(
    rf"(?<![{LETTER}])[{LETTER}]{{0,40}}(?:lag|lagen|förordning|förordningen)(?![{LETTER}])[^.;]*"
)
_NARA: Final = 48


def read_sfs(text: Text, at: int) -> Hit | None:
    """SFS-numret som börjar vid `at`: efter ordet SFS, efter en lags namn, eller ett nummer ur lagtabellen."""
    match = _NUMMER.match(text.low, at)
    if match is None or not text.free(at) or not _EFTER.match(text.low, match.end()):
        return None
    hit = Hit(at, match.end(), Sfs(match.group()))
    if text.whole or text.before(_SFS, at, 0):
        return hit
    bracket = text.low[at - 1 : at] == "("
    if text.before(_SAMLING, at - bracket, 0, reach=_NARA - bracket):
        return None
    return hit if _is_law(text, at, match.group()) else None


def _is_law(text: Text, at: int, nummer: str) -> bool:
    """Om orden före numret, eller lagtabellen, säger att det är en lag eller förordning."""
    if lag_med_sfs(nummer) or text.before(_LAGORD, at, 0):
        return True
    if text.plain[at - 1 : at] != "(":
        return False
    names = lagar_fore(text, at - 1, reach=60)
    adjacent = bool(names) and not text.low[names[0].end : at - 1].strip()
    return adjacent or text.before(_LAG_I_MENINGEN, at - 1, 0, reach=140) is not None
