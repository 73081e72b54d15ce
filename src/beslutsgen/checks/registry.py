"""Registret: alla kontroller i en tabell, i den ordning som `explain` listar dem, och vilka texter de läser.

En kontrolls modul läses in när den ska köras eller förklaras: ett bygge behöver inte de kontroller som läser färdiga
papper, och inget kommando dem vars fynd ett annat steg rapporterar.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.faults import FAULT_KINDS
from beslutsgen.checks.base import Check, Reads

if TYPE_CHECKING:
    from collections.abc import Collection

# Texterna som var och en läser; `None` för fynd som ett annat steg rapporterar.
_TABLE: Final[tuple[tuple[str, Reads | None], ...]] = (
    ("MALL001", None),
    ("MALL002", None),
    ("MALL003", None),
    ("MALL004", None),
    ("MALL005", None),
    ("MALL006", None),
    ("MALL007", None),
    ("MALL008", None),
    ("MALL009", None),
    ("MALL010", None),
    ("DOK001", None),
    ("DOK002", None),
    ("DOK003", None),
    ("DOK004", None),
    ("DOK005", None),
    ("DOK006", None),
    ("DOK007", None),
    ("DOK008", None),
    ("DOK009", None),
    ("DOK010", None),
    ("DOK011", None),
    ("DOK012", None),
    ("DOK013", None),
    ("DAT001", Reads.ALL),
    ("DAT002", Reads.CASE),
    ("DAT003", Reads.CASE),
    ("DAT004", Reads.CASE),
    ("DAT005", Reads.CASE),
    ("DAT006", Reads.ALL),
    ("DAT007", Reads.ALL),
    ("DAT008", Reads.CASE),
    ("DAT009", Reads.CASE),
    ("DAT010", Reads.CASE),
    ("DAT011", Reads.CASE),
    ("DAT012", Reads.ALL),
    ("DAT013", Reads.CASE),
    ("DAT014", Reads.ALL),
    ("DAT015", Reads.CASE),
    ("DAT016", Reads.PAPERS),
    ("DAT017", Reads.PAPERS),
    ("DAT018", Reads.PAPERS),
    ("DAT020", Reads.PAPERS),
    ("DAT021", Reads.PAPERS),
    ("BEL001", Reads.CASE),
    ("BEL002", Reads.CASE),
    ("BEL003", Reads.CASE),
    ("BEL004", Reads.CASE),
    ("BEL005", Reads.CASE),
    ("BEL006", Reads.CASE),
    ("BEL007", Reads.ALL),
    ("BEL008", Reads.ALL),
    ("BEL009", Reads.CASE),
    ("BEL010", Reads.CASE),
    ("BEL011", Reads.CASE),
    ("BEL012", Reads.PAPERS),
    ("BEL013", Reads.ALL),
    ("BEL014", Reads.ALL),
    ("BEL015", Reads.PAPERS),
    ("BEL016", Reads.ALL),
    ("ANT001", Reads.ALL),
    ("ANT002", Reads.CASE),
    ("ANT003", Reads.PAPERS),
    ("ANT004", Reads.ALL),
    ("ANT005", Reads.ALL),
    ("NAM001", Reads.ALL),
    ("NAM002", Reads.ALL),
    ("NAM003", Reads.CASE),
    ("NAM004", Reads.AGAINST),
    ("NAM005", Reads.CASE),
    ("NAM006", Reads.ALL),
    ("LAG001", Reads.ALL),
    ("LAG002", Reads.ALL),
    ("LAG003", Reads.ALL),
    ("LAG004", Reads.CASE),
    ("LAG005", Reads.ALL),
    ("LAG006", Reads.ALL),
    ("LAG007", Reads.ALL),
    ("LAG008", Reads.ALL),
    ("TEX001", Reads.AGAINST),
    ("TEX002", Reads.AGAINST),
    ("TEX003", Reads.CASE),
    ("TEX004", Reads.ALL),
    ("TEX005", Reads.ALL),
    ("TEX006", Reads.ALL),
    ("TEX007", Reads.ALL),
    ("TEX008", Reads.CASE),
    ("TEX009", Reads.CASE),
    ("TEX010", Reads.ALL),
    ("TEX011", Reads.ALL),
    ("TEX012", None),
    ("TEX013", Reads.CASE),
    ("TEX014", Reads.PAPERS),
    ("TEX015", Reads.PAPERS),
    ("TEX016", Reads.PAPERS),
    ("TEX017", Reads.CASE),
    ("TEX018", Reads.ALL),
    ("TEX019", Reads.PAPERS),
    ("TEX020", Reads.CASE),
    ("UND001", Reads.CASE),
    ("UND002", Reads.CASE),
    ("UND003", Reads.PAPERS),
    ("UND004", Reads.CASE),
    ("UND005", Reads.ALL),
    ("UND006", Reads.CASE),
    ("UND007", Reads.PAPERS),
    ("PER001", Reads.ALL),
    ("PER002", Reads.ALL),
    ("PER003", None),
)


def codes() -> tuple[str, ...]:
    """Alla koder. Felen i filen rapporteras när den läses; deras koder står i läsarens egen tabell."""
    return (*(kind.code for kind in FAULT_KINDS), *(code for code, _ in _TABLE))


def readers_of(readers: Collection[Reads]) -> tuple[Check, ...]:
    """Kontrollerna som läser sådana texter."""
    return tuple([check_named(code) for code, reads in _TABLE if reads in readers])


def all_checks() -> tuple[Check, ...]:
    """Alla kontroller, också de vars fynd ett annat steg rapporterar."""
    faults = (Check(kind.code, kind.severity, None) for kind in FAULT_KINDS)
    return (*faults, *(check_named(code) for code, _ in _TABLE))


@cache
def check_named(code: str) -> Check:
    """Kontrollen med koden; den läses in först nu, så också den som bara rapporterar fynd väntar tills det har ett."""
    check: Check = import_module(f"beslutsgen.checks.{code.lower()}").CHECK
    return check
