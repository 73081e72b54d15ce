"""Tal i siffror och ord: läsa med den noggrannhet som skrevs, och skriva med svenska mellanrum och decimalkomma."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.facts.text import END, MAYBE, even
from beslutsgen.pattern import late

if TYPE_CHECKING:
    import re

    from beslutsgen.facts.text import Text

HARD_SPACE: Final = "\u00a0"
MINUS: Final = "−"
RANGE_DASH: Final = "–"

# Räkneord skrivs ut till och med tolv (EU:s publikationshandbok 10.6).
RAKNEORD: Final = (
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)
ORDVARDEN: Final = {"ett": 1, **{ord_: tal for tal, ord_ in enumerate(RAKNEORD)}}
RAKNEORDSMONSTER: Final = "|".join(sorted(ORDVARDEN, key=len, reverse=True))

Form: TypeAlias = Literal["siffror", "ord", "decimalpunkt", "punktgrupper", "ore"]


class Tal(Struct, frozen=True, gc=False):
    """Ett tal, var det står och hur det skrevs; `ordtal` är ordet bredvid siffran i dubbel skrivning.

    `foljt` är tecknet efter talet, mellanrum oräknade.
    """

    start: int
    end: int
    varde: Decimal
    form: Form
    foljt: str
    decimaler: bool = False
    ordtal: int | None = None

    @property
    def helt(self) -> bool:
        """Om talet skrevs som ett heltal."""
        return self.form not in ("decimalpunkt", "ore") and not self.decimaler


_SIFFROR: Final = late(
    r"(?:(?P<grupper>[1-9][0-9]{0,2}(?:(?: | ?\n {0,12})[0-9]{3}(?![0-9])){1,8})"
    r"|(?P<punktgrupper>[1-9][0-9]{0,2}(?:\.[0-9]{3}(?![0-9])){1,8})"
    r"|(?P<rakt>0|[1-9][0-9]{0,14}))"
    r"(?:,(?P<decimaler>[0-9]{1,6})|:(?P<ore>[0-9]{2})|\.(?P<punkt>[0-9]{1,2}))?"
    r"(?![0-9]|[.,:][0-9])"
)
_ORD: Final = late(rf"(?P<ord>{RAKNEORDSMONSTER}){END}")
_PARENTES: Final = late(
    rf"{MAYBE}\({MAYBE}(?:(?P<siffror>[0-9]{{1,6}})|(?P<ord>{RAKNEORDSMONSTER})){MAYBE}\)"
)
TALSTART: Final = late(rf"[0-9]+|\b(?:{RAKNEORDSMONSTER})\b")
_INTE_SIFFROR: Final = late(r"[^0-9]+")


def _digits(text: Text, match: re.Match[str]) -> Tal:
    """Siffertalet i träffen."""
    grupper, punktgrupper, rakt, komma, ore, punkt = match.groups()
    heltal = rakt or _INTE_SIFFROR.sub("", grupper or punktgrupper)
    decimaler = komma or ore or punkt
    form: Form = "siffror"
    if ore:
        form = "ore"
    elif punkt:
        form = "decimalpunkt"
    elif punktgrupper:
        form = "punktgrupper"
    varde = Decimal(f"{heltal}.{decimaler}" if decimaler else heltal)
    start, end = match.span()
    return Tal(start, end, varde, form, text.lead(end), decimaler is not None)


def _single(text: Text, at: int) -> Tal | None:
    """Talet i siffror eller i ett räkneord som börjar vid `at`."""
    if text.low[at : at + 1].isdigit():
        match = _SIFFROR.match(text.low, at)
        return _digits(text, match) if match else None
    if match := _ORD.match(text.low, at):
        return Tal(at, match.end(), Decimal(ORDVARDEN[match[1]]), "ord", text.lead(match.end()))
    return None


def read_tal(text: Text, at: int) -> Tal | None:
    """Talet som börjar vid `at`. `sju (7)` och `7 (sju)` är ett tal, och siffran gäller."""
    tal = _single(text, at)
    if tal is None or tal.foljt != "(" or not tal.helt:
        return tal
    match = _PARENTES.match(text.low, tal.end)
    if match is None:
        return tal
    if tal.form == "ord" and match["siffror"]:
        varde, end = Decimal(match["siffror"]), match.end()
        return Tal(tal.start, end, varde, "siffror", text.lead(end), ordtal=int(tal.varde))
    if tal.form == "siffror" and match["ord"]:
        return replace(tal, end=match.end(), foljt=text.lead(match.end()), ordtal=ORDVARDEN[match["ord"]])
    return tal


def double_notation(text: str) -> tuple[int, int] | None:
    """Ordets och siffrans tal i dubbel skrivning (`sju (8) platser` ger 7 och 8), annars `None`."""
    flat = even(text.strip(), whole=True)
    for match in TALSTART.finditer(flat.low):
        tal = read_tal(flat, match.start())
        if tal and tal.ordtal is not None:
            return tal.ordtal, int(tal.varde)
    return None


def skriv_tal(tal: Decimal | int) -> str:
    """Talet i siffror: tre i grupp med hårt mellanslag, decimalkomma och riktigt minustecken."""
    heltal, _, decimaler = f"{abs(Decimal(tal)):f}".partition(".")
    grupper = f"{int(heltal):,}".replace(",", HARD_SPACE)
    return f"{MINUS if tal < 0 else ''}{grupper}{',' if decimaler else ''}{decimaler}"


def skriv_spann(tal: Decimal | int, till: Decimal | int | None) -> str:
    """Ett tal, eller ett intervall med tankstreck."""
    return skriv_tal(tal) if till is None else f"{skriv_tal(tal)}{RANGE_DASH}{skriv_tal(till)}"


def raknevord(tal: int, *, neutrum: bool = False) -> str:
    """Talet som ord till och med tolv, därefter i siffror."""
    if tal == 1 and neutrum:
        return "ett"
    return RAKNEORD[tal] if 0 <= tal < len(RAKNEORD) else skriv_tal(tal)


def raknat(tal: int, ord_: str, *, neutrum: bool = False) -> str:
    """Talet som ord till och med tolv, följt av det som räknas; en siffra hålls ihop med sitt ord."""
    tal_ord = raknevord(tal, neutrum=neutrum)
    return f"{tal_ord}{HARD_SPACE if tal_ord[-1].isdigit() else ' '}{ord_}"
