"""BEL009: Ett belopp per styck saknar ett tydligt antal.

Vad: ett belopp per något som räknas (10 000 kr per plats) jämförs med antalen i samma avtal. Finns det flera
sådana antal går det inte att se vilka som räknas. Ett belopp som någon `produkt_av` räknar med är tydligt,
och ett pris per tid, tillfälle eller person behöver inget antal.
Varför: utan antal vet nämnden inte vad den beslutar att betala.

Fel:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    antal:
      platser: {varde: 7 platser, avtal: uppdrag}
      sviktplatser: {varde: 1 sviktplats, avtal: uppdrag}
    belopp:
      basutrustning: {varde: 10 000 kr per plats, avtal: uppdrag}

Rätt:

    avtal: {uppdrag: {slag: verksamhetsuppdrag}}
    antal:
      platser: {varde: 7 platser, avtal: uppdrag}
      sviktplatser: {varde: 1 sviktplats, avtal: uppdrag}
    belopp:
      per_plats: {varde: 10 000 kr per plats, avtal: uppdrag}
      basutrustning: {varde: 70 000 kr, avtal: uppdrag, produkt_av: [per_plats, platser]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import is_time, kr
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import listing, shown, upper_first
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import kronor
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import AntalPost, BeloppPost
    from beslutsgen.checks.base import View

# Det som ett avtal har ett bestämt antal av, till skillnad från tillfällen, besök och timmar.
_CAPACITY: Final = ("plats", "lägenhet", "bostad", "rum", "säng", "avdelning", "enhet", "fordon")


def look(view: View) -> Iterator[Finding]:
    """Belopp per styck där det inte framgår hur många de gäller."""
    used = {name for post in view.arende.belopp.values() for name in post.produkt_av}
    for name, post in view.arende.belopp.items():
        unit = _unit(post)
        counts = {
            key: one for key, one in view.arende.antal.items() if unit and _counts(one, unit, post.avtal)
        }
        if unit is None or name in used or len(counts) == 1 or (not counts and not _needs_count(post, unit)):
            continue
        yield Finding(
            f"belopp.{name}",
            upper_first(_message(post, unit, counts)),
            "Ange totalen som ett eget belopp med produkt_av, eller skriv i texten vad som räknas.",
            tuple((f"antal.{key}", "ett antal som kan räknas") for key in counts),
        )


def _unit(post: BeloppPost) -> str | None:
    """Det som räknas, när beloppet gäller per just en sak som inte är tid."""
    units = [unit for unit in post.varde.per if not is_time(unit)]
    return units[0] if len(units) == 1 else None


def _needs_count(post: BeloppPost, unit: str) -> bool:
    """Om beloppet betalas en gång för var och en av något som avtalet har ett visst antal av."""
    return unit.endswith(_CAPACITY) and not any(is_time(one) for one in post.varde.per)


def _counts(post: AntalPost, unit: str, avtal: str | None) -> bool:
    return (
        post.avtal == avtal
        and not post.summa_av
        and enhetsnyckel(post.varde.enhet).endswith(enhetsnyckel(unit))
    )


def _message(post: BeloppPost, unit: str, counts: dict[str, AntalPost]) -> str:
    price = shown(post.varde)
    if not counts:
        return f"{price} anges utan något antal ({unit}), så totalen framgår inte."
    # Antalet vars enhet är just den som beloppet gäller per nämns först.
    first, *others = sorted(
        (one.varde for one in counts.values()), key=lambda one: enhetsnyckel(one.enhet) != unit
    )
    question = f"{price} kan gälla bara {shown(first)} eller också {listing(map(shown, others))}"
    if len(post.varde.per) > 1 or post.varde.till or any(one.till for one in (first, *others)):
        return f"{question}: totalen framgår inte."
    each, whole = kronor(post.varde), sum(one.tal for one in (first, *others))
    return f"{question}: {kr(each * first.tal)} eller {kr(each * whole)}."


CHECK: Final = Check("BEL009", Severity.INFO, look)
