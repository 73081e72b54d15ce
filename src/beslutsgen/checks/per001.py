"""PER001: Ett personnummer står i texten.

Vad: personnummer och samordningsnummer med rätt kontrollsiffra, och nummer av den formen efter ordet personnummer.
Organisationsnummer, telefonnummer och diarienummer är något annat.
Varför: papperen publiceras och skickas vidare. Ett personnummer får inte läggas ut på webben, och behövs sällan för
beslutet.

Fel:

    text:
      bakgrund: Ansökan kommer från Anna Lund, 640823-3234.

Rätt:

    text:
      bakgrund: Ansökan kommer från en privatperson.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Personnummer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_NUMBER: Final = Pattern(
    r"(?:person|samordnings)(?:nummer|nr)(?:et)?[\s:.,(är]{0,6}(?P<number>(?:1[89]|20)?\d{6}[-+–]?\d{4})(?!\d)",
    re.IGNORECASE,
    needs=r"\d{6}\W?\d{4}",
)
_NAMED: Final = ("personn", "samordningsn")
_DAY: Final = slice(-6, -4)
_COORDINATED: Final = 60
_SECRET: Final = 4


def look(view: View) -> Iterator[Finding]:
    """Personnummer i löpande text."""
    for sentence, start, end in _numbers(view):
        number = "".join(sentence.passage.text[start:end].split())
        yield Finding(
            sentence.spot(start, end),
            f"Texten innehåller {_what(number)} {number[:-_SECRET]}XXXX.",
            "Ta bort det, eller se till att papperet inte publiceras.",
        )


def _numbers(view: View) -> Iterator[tuple[Sentence, int, int]]:
    """Numren, var de än står."""
    for sentence, facts in view.stating(Personnummer):
        yield from ((sentence, fact.start, fact.end) for fact in facts)
    for sentence, match in _NUMBER.found_in(view.sentences if view.says(*_NAMED) else ()):
        start, end = match.span("number")
        if not any(
            isinstance(fact.value, Personnummer) and fact.start < end and start < fact.end
            for fact in sentence.facts
        ):
            yield sentence, start, end


def _what(number: str) -> str:
    digits = "".join(char for char in number if char.isdigit())
    return "samordningsnumret" if int(digits[_DAY]) > _COORDINATED else "personnumret"


CHECK: Final = Check("PER001", Severity.WARNING, look, reads=Reads.ALL)
