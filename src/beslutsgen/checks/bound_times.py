"""När två utsagor om samma avtals tider inte kan vara sanna samtidigt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.checks.bound_dates import NAMED
from beslutsgen.facts import Datum, Forlangning, Period, agrees, dagen_efter

if TYPE_CHECKING:
    from beslutsgen.checks.bound import Said
    from beslutsgen.passage import Value


def conflicting(one: Said, other: Said, single: bool) -> bool:  # noqa: ARG001, FBT001  # samma form för alla sorter
    """Om de två utsagorna om samma sak inte kan vara sanna samtidigt."""
    if one.part == other.part and not (one.sure and other.sure and _close(one.value, other.value)):
        return False
    if _follows(one, other) or _follows(other, one):
        return False
    if one.about and other.about and not _may_be_same(one.about, other.about):
        return False
    if isinstance(one.value, Forlangning) and isinstance(other.value, Forlangning):
        return not _extensions_fit(one.value, other.value)
    return not agrees(one.value, other.value)


def _close(one: Value, other: Value) -> bool:
    """Om två dagar ligger så nära att den ena är en felskrivning: samma år, eller samma dag ett annat år."""
    if not isinstance(one, Datum) or not isinstance(other, Datum):
        return True
    return one.ar == other.ar or (one.manad, one.dag) == (other.manad, other.dag)


def _follows(one: Said, other: Said) -> bool:
    """Om det är ett avtal och dess efterföljare: det ena har en period som börjar dagen efter att det andra slutar."""
    first, second = one.fact.value, other.fact.value
    ends = one.subject[-1] == "slut"
    end = first.slut if isinstance(first, Period) else first if ends and isinstance(first, Datum) else None
    return end is not None and isinstance(second, Period) and dagen_efter(end) == second.start.forsta


def _may_be_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Om två bestämningar kan avse samma avtal: de delar ord, och den enas namn ryms bland den andras."""
    first, second = ({word for word in about if word.startswith(NAMED)} for about in (one, other))
    nested = first <= second or second <= first or not first or not second
    return nested and bool(one & other)


def _extensions_fit(one: Forlangning, other: Forlangning) -> bool:
    """Om förlängningarna kan vara samma: den ena kan vara kortare sagd, eller ange hela tiden."""
    if agrees(one, other):
        return True
    first, second = sorted((one, other), key=lambda each: len(each.steg))
    shorter = len(first.steg) == 1 and agrees(
        Forlangning(first.steg, upprepas=False), Forlangning(second.steg[:1], upprepas=False)
    )
    unsure = first.upprepas != second.upprepas or (len(first.steg) < len(second.steg))
    return (shorter and unsure) or _total(one) == _total(other) is not None


def _total(value: Forlangning) -> int | None:
    """Förlängningens hela längd i månader, om den har en."""
    if value.upprepas or any(step.enhet not in ("år", "månad") for step in value.steg):
        return None
    return sum(step.antal * (12 if step.enhet == "år" else 1) for step in value.steg)
