"""BEL007: Belopp skrivs på olika sätt i samma papper.

Vad: ett handskrivet belopp i miljoner eller tusental jämförs med hur ärendets andra belopp av samma storlek
skrivs: mnkr mot miljoner kronor, tkr mot tusen kronor.
Varför: i löpande text läses miljoner kronor lättast. Två skrivsätt får läsaren att undra om det är två
sorters belopp.

Fel:

    belopp: {kommunen: "3,8 mnkr", regionen: "2,9 mnkr"}
    text:
      bakgrund: Kommunens kostnad är {{ belopp.kommunen }} och regionens är 2,9 mnkr.

Rätt:

    belopp: {kommunen: "3,8 mnkr", regionen: "2,9 mnkr"}
    text:
      bakgrund: Kommunens kostnad är {{ belopp.kommunen }} och regionens är {{ belopp.regionen }}.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_UNIT: Final = Pattern(
    r"(?P<short>mdkr|mnkr|mkr|msek|tkr|kkr|tsek|ksek|milj\.? kr|mn kr)(?!\w)"
    r"|(?P<long>(?:miljarder|miljard|miljoner|miljon|tusen)(?: (?:kronor|kr))?)(?!\w)",
    re.IGNORECASE,
)
_BETTER: Final = {"tkr": "tusen kronor", "mnkr": "miljoner kronor", "mdkr": "miljarder kronor"}


def look(view: View) -> Iterator[Finding]:
    """Handskrivna belopp i kortform, när samma storlek skrivs ut på andra ställen."""
    written = list(_amounts(view))
    for size, better in _BETTER.items():
        alike = [one for one in written if _size(one[1]) == size]
        long = next((one for one in alike if one[2]["long"]), None)
        if long is None:
            continue
        for sentence, fact, unit in alike:
            if unit["short"] and fact.path is None and sentence.authored(fact.start):
                yield Finding(
                    sentence.spot(fact.start, fact.end),
                    f"Här skrivs {unit['short']}, men på ett annat ställe {long[2][0]}.",
                    f"Skriv {better}.",
                    ((long[0].spot(long[1].start, long[1].end), "det andra skrivsättet"),),
                )


def _amounts(view: View) -> Iterator[tuple[Sentence, FactSpan, re.Match[str]]]:
    for sentence in view.sentences:
        for fact in sentence.facts:
            if isinstance(fact.value, Belopp):
                unit = _UNIT.search(plain(sentence.passage.text[fact.start : fact.end]))
                if unit:
                    yield sentence, fact, unit


def _size(fact: FactSpan) -> str | None:
    return fact.value.enhet if isinstance(fact.value, Belopp) else None


CHECK: Final = Check("BEL007", Severity.INFO, look, reads=Reads.ALL)
