"""BEL006: Två belopp som jämförs har inte samma prisnivå.

Vad: när ett belopp har `jamfors_med` ska båda beloppen ange `prisniva`, och samma. Saknas den på båda är det
inget fynd.
Varför: utan samma prisnivå vet läsaren inte hur mycket av skillnaden som är prisökning.

Fel:

    belopp:
      tidigare: {varde: 46 632 092 kr per år, prisniva: 2019}
      uppdrag: {varde: 28 928 446 kr per år, jamfors_med: tidigare}

Rätt:

    belopp:
      tidigare: {varde: 46 632 092 kr per år, prisniva: 2019}
      uppdrag: {varde: 28 928 446 kr per år, prisniva: 2019, jamfors_med: tidigare}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.checks.words import shown, upper_first
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.uppgifter import BeloppPost
    from beslutsgen.checks.base import View


def look(view: View) -> Iterator[Finding]:
    """Jämförda belopp med olika prisnivå, eller med prisnivå bara på det ena."""
    for name, post in view.arende.belopp.items():
        other = view.arende.belopp.get(post.jamfors_med) if post.jamfors_med else None
        if other is None or post.prisniva == other.prisniva:
            continue
        message, lacking = _difference(post, other)
        at, beside = (name, post.jamfors_med) if lacking is not other else (post.jamfors_med, name)
        yield Finding(
            f"belopp.{at}",
            upper_first(message),
            "Ange samma prisnivå för båda, eller räkna om det ena beloppet.",
            ((f"belopp.{beside}", "beloppet som det jämförs med"),),
        )


def _difference(post: BeloppPost, other: BeloppPost) -> tuple[str, BeloppPost | None]:
    """Vad som skiljer, och beloppet som saknar prisnivå om det är så."""
    if post.prisniva and other.prisniva:
        message = (
            f"{shown(post.varde)} är i {post.prisniva} års prisnivå, men jämförs med {shown(other.varde)} i "
            f"{other.prisniva} års prisnivå."
        )
        return message, None
    lacking, having = (post, other) if post.prisniva is None else (other, post)
    beside = f"{shown(having.varde)} i {having.prisniva} års prisnivå"
    message = f"{shown(lacking.varde)} saknar prisnivå, men jämförs med {beside}."
    return message, lacking


CHECK: Final = Check("BEL006", Severity.INFO, look)
