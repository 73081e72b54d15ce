"""BEL007: Belopp skrivs på olika sätt i samma papper.

Vad: ett handskrivet belopp i miljoner eller tusental jämförs med hur ärendets andra belopp av samma storlek
skrivs: mnkr mot miljoner kronor, tkr mot tusen kronor. Det beslutade avtalets belopp, som står i samma tabell,
ska ha samma enhet när de är av samma storlek: inte 450 tusen kronor bredvid 1 150 000 kr.
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
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec.structs import replace

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import counted, plain, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Belopp, kronor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.diagnostic import Spot
    from beslutsgen.passage import FactSpan

    _Written: TypeAlias = tuple[Sentence, FactSpan, re.Match[str]]

_UNIT: Final = Pattern(
    r"(?P<short>mdkr|mnkr|mkr|msek|tkr|kkr|tsek|ksek|milj\.? kr|mn kr)(?!\w)"
    r"|(?P<long>(?:miljarder|miljard|miljoner|miljon|tusen)(?: (?:kronor|kr))?)(?!\w)",
    re.IGNORECASE,
)
# En tabell i ett papper får vara kort.
_TABLE: Final = "tabell"
_BETTER: Final = {"tkr": "tusen kronor", "mnkr": "miljoner kronor", "mdkr": "miljarder kronor"}

_RELATED: Final = 3
# Så stort är ett belopp i kronor när det kunde ha skrivits i enheten.
_LEAST: Final = {"tkr": 10_000, "mnkr": 1_000_000}


def look(view: View) -> Iterator[Finding]:
    """Belopp i kortform där samma storlek skrivs ut på annat håll, i papper det första, och tabellens enheter."""
    yield from _in_table(view)
    papers: dict[str | None, list[_Written]] = defaultdict(list)
    for one in _amounts(view):
        papers[one[0].paper].append(one)
    for size, better in _BETTER.items():
        in_papers: list[tuple[_Written, _Written]] = []
        for paper, written in papers.items():
            found = _mixed([one for one in written if _size(one[1]) == size])
            if paper is None:
                yield from (_finding(one, long, better) for one, long in found)
            else:
                in_papers += found
        if in_papers:
            yield _once(in_papers, better)


def _mixed(alike: Sequence[_Written]) -> list[tuple[_Written, _Written]]:
    """Beloppen i kortform, vart och ett med det första som är utskrivet."""
    long = next((one for one in alike if one[2]["long"]), None)
    return [
        (one, long)
        for one in alike
        if long and one[2]["short"] and one[1].path is None and one[0].authored(one[1].start)
    ]


def _finding(one: _Written, long: _Written, better: str) -> Finding:
    return Finding(
        _spot(one),
        f"Här skrivs {one[2]['short']}, men på ett annat ställe {long[2][0]}.",
        f"Skriv {better}.",
        ((_spot(long), "det andra skrivsättet"),),
    )


def _once(found: Sequence[tuple[_Written, _Written]], better: str) -> Finding:
    """Ett fynd för alla papper: det första stället, och hur många de är."""
    (first, long), *others = found
    finding = _finding(first, long, better)
    if not others:
        return finding
    more = tuple((_spot(one), "en kortform till") for one, _ in others[:_RELATED])
    said = (
        f"Här och på {counted(len(others), 'ställe', 'ställen')} till skrivs {first[2]['short']}, men på ett "
    )
    return replace(finding, message=f"{said}annat {long[2][0]}.", related=(*finding.related, *more))


def _spot(one: _Written) -> Spot:
    return one[0].spot(one[1].start, one[1].end)


def _in_table(view: View) -> Iterator[Finding]:
    """Belopp i tusental eller miljoner i samma tabell som lika stora belopp i kronor."""
    decided = beslutat(view.arende)
    rows = [
        (f"belopp.{name}", post.varde)
        for name, post in view.arende.belopp.items()
        if decided and post.avtal == decided[0]
    ]
    whole = [(at, value) for at, value in rows if value.enhet in ("kr", "kronor")]
    for at, value in rows:
        least = _LEAST.get(value.enhet)
        alike = next((one for one in whole if least and kronor(one[1]) >= least), None)
        if alike:
            yield Finding(
                at,
                f"{shown(value)} står i samma tabell som {shown(alike[1])}.",
                "Skriv beloppen i samma enhet, så går de att jämföra.",
                ((alike[0], "det andra beloppet"),),
            )


def _amounts(view: View) -> Iterator[_Written]:
    for sentence, facts in view.stating(Belopp):
        if sentence.paper and sentence.path == _TABLE:
            continue
        for fact in facts:
            unit = _UNIT.search(plain(sentence.passage.text[fact.start : fact.end]))
            if unit:
                yield sentence, fact, unit


def _size(fact: FactSpan) -> str | None:
    return fact.value.enhet if isinstance(fact.value, Belopp) else None


CHECK: Final = Check("BEL007", Severity.INFO, look, reads=Reads.ALL)
