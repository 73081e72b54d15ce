"""ANT001: Antalet i ord är ett annat än antalet i siffror.

Vad: tal som är skrivna i både ord och siffror, som sju (7) eller 7 (sju), jämförs.
Varför: dubbel skrivning bjuder in till att bara det ena ändras. Skriv talet på ett sätt.

Fel:

    text:
      bakgrund: Verksamheten omfattar sju (8) platser.

Rätt:

    text:
      bakgrund: Verksamheten omfattar sju (7) platser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.numerals import NUMERAL, number
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View

_DOUBLE: Final = Pattern(
    rf"(?<![\w-])(?:(?P<word>{NUMERAL})\s?\((?P<digits>\d{{1,3}})\)|(?P<digits2>\d{{1,3}})\s?\((?P<word2>{NUMERAL})\))(?!\w)",
    re.IGNORECASE,
    needs=r"\(",
)


def look(view: View) -> Iterator[Finding]:
    """Tal där orden och siffrorna inte är lika."""
    for sentence, match in _DOUBLE.found_in(view.sentences if view.says("(") else ()):
        word, digits = match["word"] or match["word2"], match["digits"] or match["digits2"]
        if number(word) != int(digits) and sentence.authored(match.start()):
            yield Finding(
                sentence.spot(*match.span()),
                f"”{plain(match[0])}” säger {number(word)} i ord men {digits} i siffror.",
                "Skriv talet på ett sätt: i ord till och med tolv, annars i siffror.",
            )


CHECK: Final = Check("ANT001", Severity.ERROR, look, reads=Reads.ALL)
