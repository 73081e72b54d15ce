"""Värdets form i `facts --format json`, som är stabil utåt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from beslutsgen.facts.belopp import SKALA
from beslutsgen.facts.datum import iso
from beslutsgen.facts.langd import iso_langd
from beslutsgen.facts.values import Antal, Belopp, Datum, Forlangning, Lagrum, Langd, Period, Procent, Sfs
from beslutsgen.facts.write import write

if TYPE_CHECKING:
    from decimal import Decimal

    from beslutsgen.facts.values import Grans
    from beslutsgen.passage import Value


class Listed(Struct, frozen=True):
    """Ett värde som text: sort, värde, enheter det gäller per, gräns, enhet som räknas och antal gånger."""

    kind: str
    value: str
    per: tuple[str, ...] = ()
    bound: Grans | None = None
    unit: str | None = None
    times: int | None = None


def _plain(tal: Decimal) -> str:
    """Talet med punkt, utan onödiga nollor."""
    whole = tal.to_integral_value()
    return f"{whole:f}" if tal == whole else f"{tal.normalize():f}"


def _span(low: str, high: str | None) -> str:
    """Ett tal eller ett intervall."""
    return low if high is None else f"{low}..{high}"


def _period(period: Period) -> str:
    """Perioden med snedstreck; `..` där slutet är öppet."""
    return f"{iso(period.start)}/{iso(period.slut) if period.slut else '..'}"


def _extension(value: Forlangning) -> Listed:
    """Förlängningen: stegets längd och antalet gånger (`None` utan gräns); olika långa steg med plus emellan."""
    steps = [iso_langd(steg) for steg in value.steg]
    text = steps[0] if len(set(steps)) == 1 else "+".join(steps)
    return Listed(value.kind, text, times=None if value.upprepas else len(steps))


def listed(value: Value) -> Listed:
    """Värdet i den form som listas, i kronor och enligt ISO 8601."""
    match value:
        case Belopp():
            skala = SKALA[value.enhet]
            high = None if value.till is None else _plain(value.till * skala)
            return Listed(value.kind, _span(_plain(value.tal * skala), high), value.per, value.grans)
        case Procent():
            high = None if value.till is None else _plain(value.till)
            return Listed(value.kind, _span(_plain(value.tal), high), bound=value.grans)
        case Antal():
            high = None if value.till is None else str(value.till)
            return Listed(value.kind, _span(str(value.tal), high), bound=value.grans, unit=value.enhet)
        case Forlangning():
            return _extension(value)
        case _:
            return Listed(value.kind, _text(value))


def _text(value: Value) -> str:
    """Värdet som en enda text."""
    match value:
        case Datum():
            return iso(value)
        case Period():
            return _period(value)
        case Langd():
            return iso_langd(value)
        case Sfs():
            return value.nummer
        case Lagrum():
            return write(value).replace("\u00a0", " ")
        case _:
            return write(value)
