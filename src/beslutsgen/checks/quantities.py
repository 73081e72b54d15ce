"""Värden i en egen kontroll, och räkning med dem: belopp, antal, tal, dagar, perioder och sant eller falskt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.amounts import kr, per_words
from beslutsgen.checks.ranges import exactly, of_count, price
from beslutsgen.checks.words import plain, shown
from beslutsgen.facts import Antal, Belopp, Datum, Langd, Period
from beslutsgen.facts.enheter import enhetsnyckel
from beslutsgen.facts.langd import i_manader
from beslutsgen.facts.tal import skriv_tal

if TYPE_CHECKING:
    from collections.abc import Callable

    from beslutsgen.checks.ranges import Range
    from beslutsgen.facts import Value


class Quantity(Struct, frozen=True):
    """Ett belopp, ett antal, ett rent tal eller en tid i månader. `said` är hur det skrivs i ett meddelande.

    `per` är det som ett belopp gäller per eller det som ett antal räknar, `rate` det som antalet gäller per.
    `scaled` är sant för ett belopp räknat gånger eller delat med ett rent tal: en månads belopp gånger 12 är ett års.
    """

    kind: Literal["belopp", "antal", "tal", "tid"]
    amount: Range
    said: str
    per: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()
    scaled: bool = False


class Day(Struct, frozen=True):
    """Ett datum."""

    datum: Datum

    @property
    def said(self) -> str:
        """Datumet som det skrivs."""
        return shown(self.datum)


class Truth(Struct, frozen=True):
    """Om ett villkor håller; `said` är varför det inte gör det."""

    holds: bool
    said: str


class Problem(Struct, frozen=True):
    """Varför något inte kan räknas ut, och vad man gör åt det."""

    message: str
    hint: str


Operand: TypeAlias = Quantity | Day | Truth
Result: TypeAlias = Operand | Problem

_KINDS: Final = {"belopp": "ett belopp", "antal": "ett antal", "tal": "ett tal", "tid": "en tid"}
_TIMES: Final = ("timme", "dag", "dygn", "vecka", "månad", "kvartal", "halvår", "år")
_DATES_FAIL: Final = {
    "==": "är inte",
    "!=": "är",
    "<": "är inte före",
    "<=": "är efter",
    ">": "är inte efter",
    ">=": "är före",
}
_FAILS: Final = {
    "==": "är inte lika med",
    "!=": "är lika med",
    "<": "är inte mindre än",
    "<=": "är mer än",
    ">": "är inte mer än",
    ">=": "är mindre än",
}


def of_value(value: Value, path: str) -> Result:
    """Ett värde i ärendet som något att räkna med."""
    match value:
        case Belopp():
            amount = price(value)
            return Quantity(
                "belopp", amount.reaching("ca") if value.grans == "ca" else amount, shown(value), value.per
            )
        case Antal():
            return Quantity("antal", of_count(value), shown(value), (enhetsnyckel(value.enhet),), value.per)
        case Datum():
            return Day(value)
        case Langd():
            months, days = i_manader(value)
            if months and not days:
                return Quantity("tid", exactly(months), shown(value))
    hint = (
        f"Skriv {path}.start eller {path}.slut."
        if isinstance(value, Period)
        else "Räkna med belopp, antal och datum."
    )
    return Problem(f"{path} kan inte räknas med.", hint)


def kind_of(operand: Operand) -> str:
    """Vad ett värde är, i ord."""
    if isinstance(operand, Quantity):
        return _KINDS[operand.kind]
    return "ett datum" if isinstance(operand, Day) else "ett villkor"


def added(left: Operand, right: Operand, sign: Literal["+", "-"]) -> Result:
    """Summan eller skillnaden av två värden av samma slag."""
    if isinstance(left, Day) and isinstance(right, Day) and sign == "-":
        days = (left.datum.forsta - right.datum.forsta).days
        return Quantity("tal", exactly(days), f"{days} dagar")
    if not (isinstance(left, Quantity) and isinstance(right, Quantity)) or left.kind != right.kind:
        return _unlike(left, right, "läggas ihop" if sign == "+" else "dras ifrån varandra")
    if left.kind == "belopp" and left.per != right.per:
        return _other_per(left, right)
    amount = left.amount.plus(right.amount) if sign == "+" else left.amount.minus(right.amount)
    return _computed(left.kind, amount, left.per)


def multiplied(left: Operand, right: Operand) -> Result:
    """Produkten: ett belopp eller ett antal gånger ett antal eller ett tal."""
    if not (isinstance(left, Quantity) and isinstance(right, Quantity)):
        return _unlike(left, right, "multipliceras")
    first, second = (right, left) if right.kind == "belopp" else (left, right)
    if second.kind not in ("antal", "tal"):
        return _unlike(left, right, "multipliceras")
    amount = first.amount.times(second.amount)
    if first.kind == "belopp":
        units = (*first.per, *second.rate)
        product = _computed("belopp", amount, tuple(unit for unit in units if unit not in second.per))
        return replace(product, scaled=first.scaled or second.kind == "tal")
    if first.kind == "tal":
        return _computed(second.kind, amount, second.per, second.rate)
    return _computed(
        first.kind, amount, first.per, tuple(unit for unit in first.rate if unit not in second.per)
    )


def divided(left: Operand, right: Operand) -> Result:
    """Kvoten: två av samma slag ger ett tal, ett belopp delat med ett antal ger ett belopp per styck."""
    if not (isinstance(left, Quantity) and isinstance(right, Quantity)):
        return _unlike(left, right, "divideras")
    amount = left.amount.over(right.amount)
    if amount is None:
        return Problem(
            f"{right.said} är noll, och det går inte att dividera med noll.", "Ändra kontrollen eller värdet."
        )
    if right.kind == "tal":
        return replace(_computed(left.kind, amount, left.per), scaled=left.kind == "belopp")
    if left.kind == right.kind:
        return (
            _computed("tal", amount, ())
            if left.per == right.per or left.kind != "belopp"
            else _other_per(left, right)
        )
    if (left.kind, right.kind) == ("belopp", "antal"):
        return _computed("belopp", amount, (*left.per, *right.per))
    return _unlike(left, right, "divideras")


def negated(operand: Operand) -> Result:
    """Talet med omvänt tecken."""
    if isinstance(operand, Quantity):
        return _computed(operand.kind, exactly(0).minus(operand.amount), operand.per)
    return Problem(f"{kind_of(operand)} kan inte ha minustecken.", "Ta bort minustecknet.")


def compared(left: Operand, op: str, right: Operand) -> Result:
    """Om jämförelsen håller med den noggrannhet som värdena är skrivna med."""
    if isinstance(left, Day) and isinstance(right, Day):
        return Truth(_DAYS[op](left.datum, right.datum), f"{left.said} {_DATES_FAIL[op]} {right.said}")
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        if left.kind != right.kind and "tal" not in (left.kind, right.kind):
            return _unlike(left, right, "jämföras")
        if left.kind == right.kind == "belopp" and not _same_per(left, right):
            return _other_per(left, right)
        said = f"{_beside(left, right)} {_FAILS[op]} {_beside(right, left)}"
        return Truth(_NUMBERS[op](left.amount, right.amount), said)
    return _unlike(left, right, "jämföras")


def _beside(one: Quantity, other: Quantity) -> str:
    """Det ena värdet så som det skrivs bredvid det andra: ett rent tal bredvid ett belopp är kronor."""
    bare = one.kind == "tal" and other.kind == "belopp" and one.said[-1:].isdigit()
    return f"{one.said} kr" if bare else one.said


_NUMBERS: Final[dict[str, Callable[[Range, Range], bool]]] = {
    "==": lambda a, b: a.meets(b),
    "!=": lambda a, b: not a.meets(b),
    "<": lambda a, b: a.low < b.high,
    "<=": lambda a, b: a.low <= b.high,
    ">": lambda a, b: a.high > b.low,
    ">=": lambda a, b: a.high >= b.low,
}
_DAYS: Final[dict[str, Callable[[Datum, Datum], bool]]] = {
    "==": lambda a, b: a.forsta <= b.sista and b.forsta <= a.sista,
    "!=": lambda a, b: a.sista < b.forsta or b.sista < a.forsta,
    "<": lambda a, b: a.forsta < b.sista,
    "<=": lambda a, b: a.forsta <= b.sista,
    ">": lambda a, b: a.sista > b.forsta,
    ">=": lambda a, b: a.sista >= b.forsta,
}


def _computed(
    kind: Literal["belopp", "antal", "tal", "tid"],
    amount: Range,
    per: tuple[str, ...],
    rate: tuple[str, ...] = (),
) -> Quantity:
    """Ett uträknat värde med sin text; ett intervall skrivs med båda gränserna."""
    ends = (amount.low,) if amount.low == amount.high else (amount.low, amount.high)
    write = kr if kind == "belopp" else lambda number: plain(skriv_tal(number.normalize()))
    unit = f" {per_words(per)}" if kind == "belopp" and per else " månader" if kind == "tid" else ""
    return Quantity(kind, amount, "–".join(map(write, ends)) + unit, per, rate)


def _unlike(left: Operand, right: Operand, verb: str) -> Problem:
    return Problem(
        f"{kind_of(left)} ({left.said}) och {kind_of(right)} ({right.said}) kan inte {verb}.",
        "Räkna belopp med belopp, antal med antal och datum med datum.",
    )


def _same_per(left: Quantity, right: Quantity) -> bool:
    """Om beloppen gäller per samma sak; ett omräknat belopp får gälla per en annan tid."""
    if left.per == right.per:
        return True
    times = [[unit for unit in each.per if unit in _TIMES] for each in (left, right)]
    others = [[unit for unit in each.per if unit not in _TIMES] for each in (left, right)]
    return (left.scaled or right.scaled) and all(times) and others[0] == others[1]


def _other_per(left: Quantity, right: Quantity) -> Problem:
    return Problem(
        f"{left.said} och {right.said} gäller inte per samma sak.",
        "Räkna om det ena först, till exempel belopp.per_manad * 12.",
    )
