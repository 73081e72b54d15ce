"""Det i ärendet som text och kontroller kan nämna: uppgifter efter sökväg, med delar och uträknade dagar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beslutsgen.arende import case_facts, case_prose, senaste_slut
from beslutsgen.facts import Period, find, langd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende.model import Arende
    from beslutsgen.facts import Value
    from beslutsgen.passage import Value as AnyValue


def named_values(arende: Arende) -> Mapping[str, Value]:
    """Alla uppgifter med värde efter sökväg, periodernas delar och avtalens sista dag inräknade."""
    return dict(_named(arende))


def prose_values(arende: Arende) -> tuple[AnyValue, ...]:
    """Uppgifterna som är skrivna för hand i ärendefilens löpande text."""
    units = {post.varde.enhet for post in arende.antal.values()}
    return tuple(fact.value for _, prosa in case_prose(arende) for fact in find(prosa.text, units))


def _named(arende: Arende) -> Iterator[tuple[str, Value]]:
    for fact in case_facts(arende):
        yield fact.path, fact.value
        if isinstance(fact.value, Period):
            yield from _parts(fact.path, fact.value)
    for name, avtal in arende.avtal.items():
        end = senaste_slut(avtal)
        if end is not None:
            yield f"avtal.{name}.senaste_slut", end


def _parts(path: str, period: Period) -> Iterator[tuple[str, Value]]:
    yield f"{path}.start", period.start
    if period.slut:
        yield f"{path}.slut", period.slut
    length = langd(period)
    if length:
        yield f"{path}.langd", length
