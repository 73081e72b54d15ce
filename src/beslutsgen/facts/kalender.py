"""Kalenderns räkning: månader framåt från en dag, och tiden mellan två dagar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class Tid(NamedTuple):
    """En tid i hela år, månader och dagar."""

    ar: int
    manader: int
    dagar: int


def manader_senare(dag: date, manader: int) -> date:
    """Samma dag så många månader senare; den 31 blir månadens sista dag där den 31 saknas."""
    ar, manad = divmod(dag.year * 12 + dag.month - 1 + manader, 12)
    return date(ar, manad + 1, min(dag.day, monthrange(ar, manad + 1)[1]))


def tiden_mellan(fran: date, till: date) -> Tid:
    """Tiden från den första dagen till den senare: så många hela månader som ryms, och dagarna därefter."""
    manader = (till.year - fran.year) * 12 + till.month - fran.month
    if manader_senare(fran, manader) > till:
        manader -= 1
    return Tid(*divmod(manader, 12), (till - manader_senare(fran, manader)).days)
