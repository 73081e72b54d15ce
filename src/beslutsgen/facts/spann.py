"""Ett tal eller ett intervall med sin inledning: `ca 150`, `8–10`, `mellan 11 och 13`, `sju (7)`, `−2,5`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.facts.grans import read_grans
from beslutsgen.facts.tal import read_tal
from beslutsgen.facts.text import GAP, LETTER, MAYBE, framfor
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from decimal import Decimal

    from beslutsgen.facts.tal import Tal
    from beslutsgen.facts.text import Text
    from beslutsgen.facts.values import Grans


class Spann(Struct, frozen=True):
    """Ett läst tal eller intervall, utan enhet."""

    start: int
    end: int
    fran: Tal
    till: Tal | None = None
    grans: Grans | None = None
    negativ: bool = False

    @property
    def lag(self) -> Decimal:
        """Det (lägsta) talet."""
        return -self.fran.varde if self.negativ else self.fran.varde

    @property
    def hog(self) -> Decimal | None:
        """Intervallets övre tal."""
        return None if self.till is None else self.till.varde

    @property
    def helt(self) -> bool:
        """Om talen skrevs som heltal."""
        return self.fran.helt and (self.till is None or self.till.helt)

    @property
    def foljt(self) -> str:
        """Tecknet efter det sista talet, mellanrum oräknade."""
        return self.fran.foljt if self.till is None else self.till.foljt

    @property
    def tal(self) -> tuple[Tal, ...]:
        """Talen, i ordning."""
        return (self.fran,) if self.till is None else (self.fran, self.till)


_STRECK: Final = late(rf"{MAYBE}[-–]{{1,2}}{MAYBE}(?=[0-9{LETTER}])")
_FOGORD: Final = late(rf"{GAP}(?P<ord>och|till|à|á){GAP}(?:(?:ca|cirka){GAP})?(?=[0-9{LETTER}])")
# Så börjar mönstren: ett annat tecken efter talet behöver inte prövas.
_FORE_STRECK: Final = frozenset("-–")
_FORE_FOGORD: Final = frozenset("otàá")
_MELLAN: Final = framfor(rf"(?<![{LETTER}0-9])mellan{GAP}", "mellan")
_FRAN: Final = framfor(rf"(?<![{LETTER}0-9])från{GAP}", "från")
_MINUS: Final = framfor(rf"(?<![{LETTER}0-9])minus{GAP}|(?<![^ \n(])[-–]", "minus", "-", "–")
# "utökas från 8 till 10 platser" är en ändring, inte ett intervall.
_ANDRING: Final = framfor(
    r"(?:ök|utök|minsk|höj|sänk|ändr|förändr|gå|går|gick|steg|stig|sjunk|sjönk|väx)[^.;]{0,60}"
)


def _joined(text: Text, fran: Tal, floor: int) -> tuple[int, int] | None:
    """Var intervallets övre tal står, och var spannet börjar med `mellan` eller `från` inräknat."""
    lead = fran.foljt
    if lead in _FORE_STRECK and (streck := _STRECK.match(text.low, fran.end)):
        return streck.end(), fran.start
    ord_ = _FOGORD.match(text.low, fran.end) if lead in _FORE_FOGORD else None
    if ord_ is None:
        return None
    inledning = text.before(_MELLAN if ord_["ord"] == "och" else _FRAN, fran.start, floor, reach=12)
    if ord_["ord"] == "och":
        return (ord_.end(), inledning.start()) if inledning else None
    if inledning and text.before(_ANDRING, inledning.start(), floor, reach=80):
        return None
    return ord_.end(), inledning.start() if inledning else fran.start


def read_spann(text: Text, at: int, floor: int) -> Spann | None:
    """Talet eller intervallet vars första tal börjar vid `at`, ännu utan gränsord och tecken."""
    if not text.free(at):
        return None
    fran = read_tal(text, at)
    if fran is None:
        return None
    joined = _joined(text, fran, floor)
    till = read_tal(text, joined[0]) if joined else None
    if joined is None or till is None or till.varde <= fran.varde:
        return Spann(fran.start, fran.end, fran)
    return Spann(joined[1], till.end, fran, till)


def inledd(text: Text, spann: Spann, floor: int) -> Spann:
    """Spannet med det minustecken och det gränsord som står före."""
    minus = None if spann.till else text.before(_MINUS, spann.start, floor, reach=12)
    grans, start = read_grans(text, minus.start() if minus else spann.start, floor)
    return replace(spann, start=start, grans=grans, negativ=minus is not None)
