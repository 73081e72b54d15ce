"""Lagars namn i text: förkortningar, kortnamn och fullständiga namn med eller utan SFS-nummer."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.facts.lagar import LAGAR, lag, lag_med_sfs
from beslutsgen.facts.text import GAP, LETTER, MAYBE
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from beslutsgen.facts.text import Text


class Lagnamn(Struct, frozen=True, gc=False):
    """Ett läst lagnamn: kortnamnet i lagtabellen (eller namnet som det står), SFS-numret om det skrevs, och platsen.

    `ord_slut` är var namnet slutar före ett SFS-nummer inom parentes, annars samma som `end`.
    """

    start: int
    end: int
    lag: str
    sfs: str | None
    ord_slut: int

    @property
    def kapitel(self) -> bool | None:
        """Om lagen är indelad i kapitel; `None` där lagen inte finns i tabellen."""
        known = (lag_med_sfs(self.sfs) if self.sfs else None) or lag(self.lag)
        return known.kapitel if known else None


_NUMMER: Final = r"[12][0-9]{3}:[0-9]{1,4}"


def _numbered(group: str) -> str:
    """Mönstret för ett SFS-nummer inom parentes efter ett lagnamn."""
    return rf"(?:{GAP}\((?:(?i:SFS){GAP})?(?P<{group}>{_NUMMER})\))"


def _by_number(group: str) -> str:
    """Mönstret för SFS-numret efter ordet lag, som säger vilken den är: (1993:387), eller 1993:387 utan parentes."""
    return (
        rf"(?:(?:{MAYBE}(?P<i_{group}>\()|,?{GAP})(?:(?i:SFS){GAP})?(?P<{group}>{_NUMMER})"
        rf"(?(i_{group})\)|(?![0-9{LETTER}:/_]|[-–.,][0-9])))"
    )


def _spaced(words: str) -> str:
    """Orden som mönster, där varje mellanrum får vara en radbrytning."""
    return GAP.join(map(re.escape, words.split()))


def _abbreviations() -> tuple[str, ...]:
    """Förkortningarna, med versaler också för dem som egentligen har gemener (SOL för SoL)."""
    names = (name for rad in LAGAR for name in (rad.kortnamn, *rad.andra_namn) if name[:1].isupper())
    return tuple(dict.fromkeys(form for name in names for form in (name, name.upper())))


# Hela ordet tas i ett grepp och prövas på sitt slut; annars prövas varje ord i texten en gång per bokstav.
_ORD: Final = rf"(?>[{LETTER}]{{2,60}})"
# Bara "lagen" är ingen lags namn.
_LAGSLUT: Final = rf"(?:(?<=[{LETTER}]lagen)|(?<=balken)|(?<=förordningen)|(?<=regeringsformen))"


@cache
def _titles() -> tuple[str, ...]:
    """Titlarna på de lagar som skrivs `lag om …`."""
    return tuple(rad.titel for rad in LAGAR if rad.omskriven)


@cache
def _title_words() -> tuple[str, ...]:
    """Ett ord ur varje titel: står inget av dem i en text har den ingen titel."""
    return tuple({max(title.lower().split(), key=len) for title in _titles()})


@cache
def _name(*, titled: bool) -> re.Pattern[str]:
    """Ett lagnamn, men inte inuti ett ord. Förkortningar skiljer på versaler, namn gör det inte."""
    # I "lagen (1993:387) om stöd" säger numret vilken lag det är; därför prövas det före namn av ett ord.
    short = "|".join(map(re.escape, sorted(_abbreviations(), key=len, reverse=True)))
    by_title = r"(?P<sfs2>(?!))(?P<titel>)"
    if titled:
        titles = "|".join(map(_spaced, _titles()))
        by_title = rf"(?i:lag(?:en)?{_by_number('sfs2')}?{GAP}(?P<titel>{titles}))(?![{LETTER}])"
    return late(
        r"(?<![A-Za-zÅÄÖåäö0-9-])"
        rf"(?:(?P<kort>{short})(?::s|-lagen)?(?![A-Za-zÅÄÖåäö0-9]|-[a-zåäö]){_numbered('sfs1')}?"
        rf"|{by_title}"
        rf"|(?i:lag(?:en)?){_by_number('sfs4')}"
        rf"|(?i:(?P<namn>{_ORD}(?:-{GAP}och{GAP}{_ORD})?{_LAGSLUT})(?![{LETTER}-])){_numbered('sfs3')}?)"
    )


@cache
def _known() -> dict[str, str]:
    """Alla namn i lagtabellen, i gemener, till lagens kortnamn."""
    names = {}
    for rad in LAGAR:
        for name in (rad.kortnamn, rad.titel, *rad.andra_namn):
            names[name.casefold()] = rad.kortnamn
    return names


def _read(match: re.Match[str]) -> Lagnamn:
    """Lagnamnet i träffen."""
    sfs = match["sfs1"] or match["sfs2"] or match["sfs3"] or match["sfs4"]
    name = " ".join((match["kort"] or match["titel"] or match["namn"] or "").split()).lower()
    if name:
        numbered = match.end("kort") if match["sfs1"] else match.end("namn") if match["sfs3"] else match.end()
        return Lagnamn(match.start(), match.end(), _known().get(name, name), sfs, numbered)
    known = lag_med_sfs(sfs)
    return Lagnamn(
        match.start(), match.end(), known.kortnamn if known else f"lagen ({sfs})", sfs, match.end()
    )


_LANK: Final = late(rf"{GAP}?,?{GAP}?(?:(?:enligt|i|av){GAP})?")
# Titlarna är kortare än så, också med en radbrytning och indrag mellan orden.
_LANGSTA_NAMN: Final = 400
_MENINGSSLUT: Final = late(r"[.!?](?= {1,3}[A-ZÅÄÖ])|\n {0,12}\n")


def _titled(low: str) -> bool:
    """Om en lags titel kan stå i texten."""
    return any(word in low for word in _title_words())


def lag_efter(text: Text, at: int) -> Lagnamn | None:
    """Lagnamnet alldeles efter ett lagrum som slutar vid `at`."""
    link = _LANK.match(text.low, at)
    begin = link.end() if link else at
    titled = text.low.startswith("lag", begin) and _titled(text.low[begin : begin + _LANGSTA_NAMN])
    match = _name(titled=titled).match(text.plain, begin)
    return _read(match) if match and match.start() > at else None


_EGENNAMN: Final = late(r" [A-ZÅÄÖ]")
_NUMMER_SIST: Final = late(rf"{_NUMMER}\)?\Z")
_LANGSTA_NUMMER: Final = len("1993:1617)")


def ar_organ(plain: str, end: int) -> bool:
    """Om det som slutar vid `end` hör till ett organs namn: LSS Funktionsstöd. En lag med sitt nummer gör det inte."""
    if not _EGENNAMN.match(plain, end):
        return False
    return _NUMMER_SIST.search(plain, max(end - _LANGSTA_NUMMER, 0), end) is None


@lru_cache(maxsize=2)
def _all(plain: str) -> tuple[tuple[int, ...], tuple[Lagnamn, ...]]:
    """Textens alla lagnamn, och var de börjar. En text läses igenom en gång, hur många lagrum den än har."""
    names = tuple(
        _read(match)
        for match in _name(titled=_titled(plain.lower())).finditer(plain)
        if not ar_organ(plain, match.end())
    )
    return tuple(name.start for name in names), names


def _names(text: Text, start: int, end: int) -> tuple[Lagnamn, ...]:
    """Lagnamnen mellan två ställen."""
    starts, names = _all(text.plain)
    between = names[bisect_left(starts, start) : bisect_left(starts, end)]
    return between[:-1] if between and between[-1].end > end else between


def lagar_fore(text: Text, at: int, reach: int = 200) -> tuple[Lagnamn, ...]:
    """Lagnamnen tidigare i samma mening, det närmaste först."""
    start = max(0, at - reach)
    names = _names(text, start, at)
    if names:
        for match in _MENINGSSLUT.finditer(text.plain, start, at):
            start = match.end()
    return tuple(name for name in reversed(names) if name.start >= start)


def lagar_senare(text: Text, at: int, reach: int = 240) -> tuple[Lagnamn, ...]:
    """Lagnamnen senare i samma mening, det närmaste först."""
    end = min(len(text.plain), at + reach)
    names = _names(text, at, end)
    match = _MENINGSSLUT.search(text.plain, at, end) if names else None
    return tuple(name for name in names if match is None or name.end <= match.start())


def ar_mellanrum(text: Text, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    """Om hela stycket mellan två ställen följer mönstret."""
    return pattern.fullmatch(text.low, start, end) is not None
