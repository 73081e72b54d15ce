"""TEX020: En rad i papperets tabell heter som posten i ärendefilen.

Vad: när två eller fler belopp, eller antal, hör till det avtal som beslutas står de i en tabell. En post utan `avser`
(och ett belopp utan `slag`) kallas där det som den heter i ärendefilen.
Varför: namnet är till för hänvisningar och skrivs utan å, ä och ö: `ovre_plan` blir ”Ovre plan” i papperet.

Fel:

    avtal: {uppdrag: {slag: hyresavtal}}
    belopp:
      hyra: {varde: 1 150 000 kr per år, avser: hyra, avtal: uppdrag}
      varme: {varde: 90 000 kr per år, avtal: uppdrag}

Rätt:

    avtal: {uppdrag: {slag: hyresavtal}}
    belopp:
      hyra: {varde: 1 150 000 kr per år, avser: hyra, avtal: uppdrag}
      varme: {varde: 90 000 kr per år, avser: värme, avtal: uppdrag}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat, called
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.arende.uppgifter import AntalPost, BeloppPost
    from beslutsgen.checks.base import View

# Papperen där tabellerna står.
_AMOUNTS: Final = frozenset({"tjansteskrivelse", "verksamhetsuppdrag"})
_COUNTS: Final = frozenset({"verksamhetsuppdrag"})


def look(view: View) -> Iterator[Finding]:
    """Tabellrader vars namn är nycklar i ärendefilen."""
    decided = beslutat(view.arende)
    if decided is None:
        return
    papers = {papper.fil for papper in view.pack.papper.get(view.arende.arende.typ, ())}
    if papers & _AMOUNTS:
        yield from _named("belopp", _rows(view.arende.belopp, decided[0]))
    if papers & _COUNTS:
        yield from _named("antal", _rows(view.arende.antal, decided[0]))


def _rows(
    posts: Mapping[str, BeloppPost] | Mapping[str, AntalPost], agreement: str
) -> Mapping[str, BeloppPost | AntalPost]:
    """Posterna som blir rader; en ensam post blir en mening."""
    rows = {name: post for name, post in posts.items() if post.avtal == agreement}
    return rows if len(rows) > 1 else {}


def _named(section: str, rows: Mapping[str, BeloppPost | AntalPost]) -> Iterator[Finding]:
    for name, post in rows.items():
        if post.avser is None and not getattr(post, "slag", None):
            said = write(called(name), "versal")
            yield Finding(
                f"{section}.{name}",
                f"Raden med {plain(write(post.varde))} kallas ”{said}” i papperets tabell, som posten i ärendefilen.",
                "Skriv under avser vad raden ska heta i papperet.",
            )


CHECK: Final = Check("TEX020", Severity.INFO, look)
