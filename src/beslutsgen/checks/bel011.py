"""BEL011: En kontroll som ärendefilen begär kan inte räknas ut.

Vad: en rad under `kontroller` som inte kan läsas, nämner något som inte finns eller blandar belopp, antal och
datum; en summa, produkt, motsvarighet eller ram vars belopp inte gäller per samma sak.
Varför: en kontroll som inte kan göras ser annars ut som en kontroll som gick bra.

Fel:

    belopp: {ny: 1 000 kr}
    kontroller:
      - belopp.nya <= 4000000

Rätt:

    belopp: {ny: 1 000 kr}
    kontroller:
      - belopp.ny <= 4000000
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.amounts import per_words, yearly
from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.factors import count_with_rate, factors
from beslutsgen.checks.known import named_values
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.uppgifter import AntalPost, BeloppPost
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Kontroller och begärda jämförelser som inte kan göras."""
    for name, post in view.arende.belopp.items():
        yield from _sums(view.arende, name, post)
        yield from _products(view.arende, name, post)
        yield from _compared(view.arende, name, post)
    for name, count in view.arende.antal.items():
        yield from _counted(view.arende, name, count)
    if view.arende.kontroller:
        yield from _own(view)


def _sums(arende: Arende, name: str, post: BeloppPost) -> Iterator[Finding]:
    for part in post.summa_av:
        value = arende.belopp[part].varde
        if value.per != post.varde.per:
            yield Finding(
                f"belopp.{name}",
                f"Beloppet {name} anges {per_words(post.varde.per)}, men delen {part} {per_words(value.per)}; "
                "de kan inte läggas ihop.",
                "Ange delarna och totalen per samma sak.",
                ((f"belopp.{part}", "delen"),),
            )
            return


def _counted(arende: Arende, name: str, post: AntalPost) -> Iterator[Finding]:
    for part in post.summa_av:
        value = arende.antal[part].varde
        if value.per != post.varde.per:
            yield Finding(
                f"antal.{name}",
                f"Antalet {name} är {shown(post.varde)}, men delen {part} är {shown(value)}; de gäller inte per samma "
                "sak och kan inte läggas ihop.",
                "Ange delarna och totalen per samma sak.",
                ((f"antal.{part}", "delen"),),
            )
            return


def _products(arende: Arende, name: str, post: BeloppPost) -> Iterator[Finding]:
    reason = factors(arende, post)
    if isinstance(reason, str):
        yield Finding(
            f"belopp.{name}", f"Beloppet {name} kan inte räknas ut: {reason}.", _remedy(arende, post)
        )


def _remedy(arende: Arende, post: BeloppPost) -> str:
    """Tipset: det enkla att antalet gäller per samma tid som beloppet, om det räcker."""
    rated = count_with_rate(arende, post)
    if rated:
        return f"Gäller antalet {per_words(rated.per)}, skriv {shown(rated)}."
    return "Ange under produkt_av ett belopp per styck och det antal som räknas, och beloppet per det som blir kvar."


def _compared(arende: Arende, name: str, post: BeloppPost) -> Iterator[Finding]:
    for key, other_name in (("motsvarar", post.motsvarar), ("ryms_inom", post.ryms_inom)):
        other = arende.belopp.get(other_name) if other_name else None
        if other and not yearly(post.varde).comparable(yearly(other.varde)):
            yield Finding(
                f"belopp.{name}.{key}",
                f"{shown(post.varde)} och {shown(other.varde)} gäller inte per samma sak och kan inte jämföras.",
                "Ange beloppen per samma sak, eller ta bort jämförelsen.",
                ((f"belopp.{other_name}", "beloppet som det jämförs med"),),
            )


def _own(view: View) -> Iterator[Finding]:
    # Räknaren läses in bara för ärenden med egna kontroller.
    from beslutsgen.checks.expression import evaluate
    from beslutsgen.checks.quantities import Problem

    known = named_values(view.arende)
    for number, text in enumerate(view.arende.kontroller, 1):
        result = evaluate(text, known).result
        if isinstance(result, Problem):
            message = f"Kontrollen ”{_short(text)}” kan inte räknas ut: {result.message}"
            yield Finding(f"kontroller[{number}]", message, result.hint)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:80]}…"  # det som ryms på en rad


CHECK: Final = Check("BEL011", Severity.ERROR, look)
