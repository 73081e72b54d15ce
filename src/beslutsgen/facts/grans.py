"""Ord som gör ett tal till en gräns: cirka, högst och minst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.facts.text import GAP, LETTER, framfor
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text
    from beslutsgen.facts.values import Grans

# Orden som en ärendefil får använda: de betyder precis det som papperen sedan skriver ut.
_RAKA: Final = {
    "ca": r"ca\.?|c:a|cirka|circa|omkring|ungefär|uppskattningsvis|runt",
    "max": rf"max\.?|maximalt|högst|som{GAP}mest|som{GAP}högst|upp{GAP}till|inte{GAP}mer{GAP}än",
    "min": rf"min\.?|minst|lägst|som{GAP}lägst|inte{GAP}mindre{GAP}än",
}
RAKA_GRANSORD: Final = "|".join(_RAKA.values())
# Ord med en egen nyans, som bara förstås i löpande text.
_NYANSERADE: Final = {
    "ca": rf"drygt|knappt|nästan|närmare|i{GAP}storleksordningen",
    "max": rf"mindre{GAP}än|färre{GAP}än",
    "min": rf"mer{GAP}än|fler{GAP}än|över",
}
_FORE: Final = framfor(
    rf"(?<![{LETTER}0-9])(?:"
    + "|".join(f"(?P<{grans}>{ord_}|{_NYANSERADE[grans]})" for grans, ord_ in _RAKA.items())
    + rf"){GAP}",
    *("ca", "c:a", ".", "omkring", "ungefär", "uppskattningsvis", "runt", "max", "maximalt", "mest"),
    *("högst", "till"),
    *("min", "minst", "lägst", "drygt", "knappt", "nästan", "närmare", "storleksordningen", "över"),
    *("cirka", "än"),
)
_NYANS: Final = late("|".join(_NYANSERADE.values()))
_NYANSORD: Final = ("drygt", "knappt", "nästan", "närmare", "storleksordningen", "än", "över")

UTSKRIVEN: Final[dict[Grans, str]] = {"ca": "cirka", "max": "högst", "min": "minst"}
KORT: Final[dict[Grans, str]] = {"ca": "ca", "max": "högst", "min": "minst"}


def read_grans(text: Text, at: int, floor: int) -> tuple[Grans | None, int]:
    """Gränsen som står före `at`, och var den börjar. Av `upp till cirka` gäller det första, som är en gräns."""
    grans: Grans | None = None
    start = at
    for _ in range(2):
        match = text.before(_FORE, start, floor, reach=24)
        if match is None:
            break
        found: Grans = "ca" if match["ca"] else "max" if match["max"] else "min"
        grans = found if grans in (None, "ca") else grans
        start = match.start()
    return grans, start


def nyanserad(text: str) -> str | None:
    """Ett gränsord i texten som inte kan återges troget av cirka, högst eller minst."""
    low = text.lower()
    match = _NYANS.search(low) if any(ord_ in low for ord_ in _NYANSORD) else None
    return match.group() if match else None
