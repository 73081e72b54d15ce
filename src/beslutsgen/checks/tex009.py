"""TEX009: Ett avsnitt finns men blir tomt.

Vad: texter vars alla villkor och slingor ger ingenting när de skrivs ut.
Varför: rubriken utelämnas då ur papperet, utan att någon har bestämt det.

Fel:

    text:
      bakgrund: "{% if mbl %}Information har lämnats.{% endif %}"

Rätt:

    text:
      bakgrund: "{% if mbl %}Information har lämnats.{% else %}Information har inte lämnats.{% endif %}"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

# Rena hjälptexter får vara tomma: den som skriver ut dem väljer själv.
_HELPERS: Final = ("stycken.",)


def look(view: View) -> Iterator[Finding]:
    """Texter som inte blir något."""
    for text in view.texts:
        empty = not any(passage.text.strip() for passage in text.passages)
        if empty and not text.path.startswith(_HELPERS):
            yield Finding(
                text.path,
                f"Texten {text.path} blir tom när den skrivs ut.",
                "Ta bort texten, eller skriv vad som ska stå när villkoret inte gäller.",
            )


CHECK: Final = Check("TEX009", Severity.WARNING, look)
