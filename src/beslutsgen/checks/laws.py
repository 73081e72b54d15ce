"""Lagnamn, lagrum och insatser i en mening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.arende import ascii_key
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import LAGAR, Lagrum
from beslutsgen.facts.lagnamn import lagar_senare
from beslutsgen.facts.text import even
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.facts import Lag

# Ord som pekar ut en insats i 9 § LSS. Bostad med särskild service finns både för barn (8) och för vuxna (9).
_INSATSER: Final = (
    (r"personlig assist|personliga assist", frozenset({"2"})),
    (r"ledsagarservice|ledsagning", frozenset({"3"})),
    (r"kontaktperson", frozenset({"4"})),
    (r"avlösarservice", frozenset({"5"})),
    (r"korttidsvistelse|korttidshem", frozenset({"6"})),
    (r"korttidstillsyn", frozenset({"7"})),
    (r"familjehem|elevhem|särskild service för barn", frozenset({"8"})),
    (r"gruppbostad|servicebostad|särskild service för vuxna|särskilt anpassad bostad", frozenset({"9"})),
    (r"särskild service", frozenset({"8", "9"})),
    (r"daglig verksamhet|dagliga verksamhet", frozenset({"10"})),
)
_INSATS: Final = Pattern(
    "|".join(f"(?P<i{at}>{words})" for at, (words, _) in enumerate(_INSATSER)), re.IGNORECASE
)


class LawName(Struct, frozen=True):
    """Ett lagnamn i ett stycke: kortnamnet (eller namnet som det står) och SFS-numret om det skrevs."""

    start: int
    end: int
    lag: str
    sfs: str | None

    @property
    def editions(self) -> tuple[Lag, ...]:
        """Lagtabellens utgåvor av lagen; tomt för en lag som inte finns i tabellen."""
        return tuple(one for one in LAGAR if one.kortnamn == self.lag)


class Insats(Struct, frozen=True):
    """En insats enligt LSS som nämns i ett stycke, och de punkter i 9 § som den kan vara."""

    start: int
    end: int
    text: str
    items: frozenset[str]


def law_names(sentence: Sentence) -> Iterator[LawName]:
    """Lagnamnen i meningen, med lägen i stycket."""
    for start, end, lag, sfs in _named(sentence.text):
        yield LawName(sentence.start + start, sentence.start + end, lag, sfs)


@kept()
def _named(text: str) -> tuple[tuple[int, int, str, str | None], ...]:
    """Lagnamnen i en text: läge, kortnamn och SFS-nummer."""
    # Utan versal eller siffra framför sig är det ingen lag; texten läses bara när den kan nämna en.
    if not _MAY_NAME.search(text):
        return ()
    flat = even(text)
    found = lagar_senare(flat, 0, reach=len(flat.plain))
    return tuple((*flat.source(name.start, name.end), name.lag, name.sfs) for name in found)


_MAY_NAME: Final = Pattern(r"[Ll]ag|balk|förordning|regeringsform|[A-ZÅÄÖ]{2}|[A-Z]o?[A-Z]")


def insatser(sentence: Sentence) -> Iterator[Insats]:
    """Insatserna som nämns i meningen, med lägen i stycket."""
    for start, end, text, items in _insatser(sentence.text):
        yield Insats(sentence.start + start, sentence.start + end, text, items)


@kept()
def _insatser(text: str) -> tuple[tuple[int, int, str, frozenset[str]], ...]:
    return tuple(
        (*match.span(), match[0], _INSATSER[int((match.lastgroup or "i0")[1:])][1])
        for match in _INSATS.finditer(text)
    )


def insats_of_name(name: str) -> Insats | None:
    """Insatsen som namnet på en egen post nämner: daglig_verksamhet."""
    words = name.replace("_", " ").lower()
    for pattern, items in _INSATSER:
        match = re.search(ascii_key(pattern), words)
        if match:
            return Insats(match.start(), match.end(), words, items)
    return None


def is_lss_item(value: object) -> bool:
    """Om värdet är en ensam punkt i 9 § LSS."""
    return (
        isinstance(value, Lagrum)
        and (value.lag, value.paragraf) == ("LSS", "9")
        and bool(value.punkt)
        and "–" not in (value.punkt or "")
    )
