"""UND005: Ett filnamn står där en titel ska stå.

Vad: titlar på underlag och löpande text som innehåller ett filnamn (.docx, .pdf, .xlsx). Länkars mål räknas
inte.
Varför: ett filnamn säger inget till den som läser protokollet, och handlingen har ofta ett annat namn i
diariet.

Fel:

    underlag:
      - {titel: Verksamhetsuppdrag till Leanlink Råd och stöd.docx, datum: 2017-11-01}

Rätt:

    underlag:
      - {titel: Verksamhetsuppdrag till Leanlink Råd och stöd, datum: 2017-11-01}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_WORD: Final = Pattern(r"[^\s/]{1,80}\.(?:docx?|pdf|xlsx?|pptx?|odt|ods|rtf|msg)(?![\w/])", re.IGNORECASE)
_ADDRESS: Final = Pattern(r"(?:https?://|www\.)\S*\Z")

_HINT: Final = "Skriv handlingens titel och datum."


def look(view: View) -> Iterator[Finding]:
    """Filnamn i titlar och löpande text."""
    for sentence in (
        view.sentences if view.says(".doc", ".pdf", ".xls", ".ppt", ".od", ".rtf", ".msg") else ()
    ):
        text = sentence.passage.text
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            start, end = match.span()
            if sentence.authored(end - 1) and not _ADDRESS.search(text, sentence.start, end):
                yield Finding(
                    sentence.spot(start, end),
                    f"Texten innehåller ett filnamn: {match[0]}.",
                    _HINT if sentence.paper else f"{_HINT} Filen anges under fil.",
                )


CHECK: Final = Check("UND005", Severity.WARNING, look, reads=Reads.ALL)
