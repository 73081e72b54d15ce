"""Procent och procentenheter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.grans import KORT, UTSKRIVEN
from beslutsgen.facts.spann import inledd
from beslutsgen.facts.tal import HARD_SPACE, skriv_spann
from beslutsgen.facts.text import END, MAYBE, Hit
from beslutsgen.facts.values import Procent
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.spann import Spann
    from beslutsgen.facts.text import Text

_ENHET: Final = late(
    rf"{MAYBE}(?:(?P<enheter>procentenheter|procentenhet|%-enheter|%-enhet)|(?P<procent>procent|%)){END}"
)
_LANGST_TILL_ORDET: Final = 24


def read_procent(text: Text, spann: Spann, floor: int) -> Hit | None:
    """Andelen eller skillnaden vars tal är `spann`; gränsord söks tillbaka till `floor`."""
    match = _ENHET.match(text.low, spann.end) if spann.foljt == "%" or _named(text, spann) else None
    if match is None or any(tal.form == "ore" for tal in spann.tal):
        return None
    spann = inledd(text, spann, floor)
    value = Procent(spann.lag, spann.hog, match["enheter"] is not None, spann.grans)
    return Hit(spann.start, match.end(), value)


def _named(text: Text, spann: Spann) -> bool:
    """Om ordet procent kan stå efter talet."""
    return text.low.find("proc", spann.end, spann.end + _LANGST_TILL_ORDET) >= 0


def skriv_procent(procent: Procent, notation: str) -> str:
    """Andelen med ordet procent (förvalt), eller `kort` med tecknet."""
    kort = notation == "kort"
    enhet = ("%-enheter" if kort else "procentenheter") if procent.enheter else ("%" if kort else "procent")
    if procent.enheter and procent.tal == 1 and procent.till is None:
        enhet = enhet.removesuffix("er")
    ord_ = (KORT if kort else UTSKRIVEN)[procent.grans] + " " if procent.grans else ""
    return f"{ord_}{skriv_spann(procent.tal, procent.till)}{HARD_SPACE}{enhet}"
