"""LAG008: Lagens förkortning följs av ordet lagen.

Vad: LSS-lagen, MBL-lagen och liknande. L:et i förkortningen står redan för lag.
Varför: uttrycket betyder lagen om stöd och service-lagen. Skriv LSS, eller lagens hela namn första gången.

Fel:

    text:
      bakgrund: Insatserna omfattas av LSS-lagen.

Rätt:

    text:
      bakgrund: Insatserna omfattas av LSS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_TAUTOLOGY: Final = Pattern(
    r"(?<!\w)(LSS|MBL|LOU|LOV|OSL|SoL|SOL|HSL|PBL|LVU|LVM|LSO|LAS|KL|FL)[- ]?lag(?:en|ens)?(?!\w)",
    needs=r"[A-Z][- ]?lag",
    signs=("lag",),
)


def look(view: View) -> Iterator[Finding]:
    """Förkortningar av lagar följda av lagen."""
    for sentence, match in _TAUTOLOGY.found_in(view.sentences):
        if sentence.authored(match.start()):
            yield Finding(
                sentence.spot(*match.span()),
                f"{match[0]} säger lagen två gånger: lag ingår redan i förkortningen {match[1]}.",
                f"Skriv {match[1]}.",
            )


CHECK: Final = Check("LAG008", Severity.INFO, look, reads=Reads.ALL)
