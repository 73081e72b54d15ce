"""Termer: platser och andra egennamn i texten, och titelns återkommande ord för insats och målgrupp."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.checks.near import misspelt
from beslutsgen.facts.datumord import MANADER
from beslutsgen.pattern import late
from beslutsgen.prefill.words import LOWER, UPPER, entry_name, free, small

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.parties import Parties

_WORD: Final = rf"[{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]+)?"
# Ett egennamn inne i en mening, också flera ord och med det som en gata eller en skola heter av.
_PROPER: Final = late(
    rf"(?<=[{LOWER},:;)] ){_WORD}(?: {_WORD}){{0,3}}"
    r"(?: (?:gatan|gata|vägen|väg|torget|torg|skolan|skola|plats|backe|park))?"
    r"(?![\w-])"
)
_CHUNK: Final = late(r"\s*(?:,|(?<!\w)(?:vid|för|till|avseende|enligt|samt)(?!\w))\s*")
_OFTEN: Final = 3
_GROUP: Final = late(r"(?:personer|barn|elever|vuxna|ungdomar|unga|äldre|brukare|familjer)\b")


class Term(Struct):
    """En term med det som är osäkert om den; `variants` är felskrivningar och andra former av den."""

    key: str
    text: str
    unsure: list[str] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)


def find_terms(
    pieces: Sequence[Piece],
    title: str | None,
    parties: Parties,
    people: Collection[str],
    insatser: Collection[str],
) -> tuple[Term, ...]:
    """Termerna: först titelns, sedan egennamnen i den ordning de står."""
    phrases = [*_phrases(pieces, title, parties, insatser)]
    taken = {term.key for term in phrases}
    counted = _proper(pieces, parties, people)
    proper: list[Term] = []
    for name, count in counted.items():
        near = next((term for term in proper if _variant(name, term.text)), None)
        if near is not None:
            near.variants.append(name)
            near.unsure.append(f"Papperen skriver också {name}. Vilket är rätt?")
            continue
        term = Term(entry_name(name, taken, "term", most=3), name)
        if count == 1 and len(name.split()) > 1 and not re.search(r"[a-zåäö]+\Z", name.split()[-1]):
            term.unsure.append("Är det här ett namn?")
        taken.add(term.key)
        proper.append(term)
    return (*phrases, *proper)


def _variant(name: str, other: str) -> bool:
    """Om namnen är samma namn i två former: Ellen Keys gata och Ellen Keys gatan."""
    if misspelt(name, other):
        return True
    *first, last = name.split()
    *same, ending = other.split()
    return bool(first) and first == same and (last == f"{ending}n" or ending == f"{last}n")


def _proper(pieces: Sequence[Piece], parties: Parties, people: Collection[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    known = [name for party in parties.all.values() for name in (party.namn, *party.forms)]
    for piece in pieces:
        for match in _PROPER.finditer(piece.text):
            name = match[0]
            if not _taken(name, known, people):
                found[_base(name, found)] += 1
    return found


def _base(name: str, found: Collection[str]) -> str:
    """Namnet utan genitiv, om det också står utan."""
    return name[:-1] if name.endswith("s") and name[:-1] in found else name


def _taken(name: str, known: Sequence[str], people: Collection[str]) -> bool:
    """Om namnet hör till en part, en person eller är ett organ i versal."""
    low = name.casefold()
    if low in MANADER or any(name in person for person in people):
        return True
    if re.search(
        r"(?:nämnden|förvaltningen|kontoret|styrelsen|regionen|kommunen|uppdraget|avtalet)s?\Z", low
    ):
        return True
    first = low.split()[0]
    return any(low in one.casefold() or misspelt(first, one.casefold().split()[0]) for one in known)


def _phrases(
    pieces: Sequence[Piece], title: str | None, parties: Parties, insatser: Collection[str]
) -> Iterator[Term]:
    """Ord i titeln som återkommer ordagrant: målgruppen och det som beslutet gäller."""
    if title is None:
        return
    text = "\n".join(piece.text for piece in pieces).casefold()
    seen: set[str] = set()
    keys: set[str] = set()
    for chunk in _CHUNK.split(title):
        phrase = small(chunk.strip(" .,"))
        if len(phrase.split()) < 2 or phrase in seen or _odd(phrase, parties, insatser):
            continue
        if text.count(phrase.casefold()) < _OFTEN:
            continue
        seen.add(phrase)
        key = free("malgrupp" if _GROUP.match(phrase) else "insats", keys)
        keys.add(key)
        yield Term(key, phrase)


def _odd(phrase: str, parties: Parties, insatser: Collection[str]) -> bool:
    return (
        any(phrase in one.namn.casefold() for one in parties.all.values())
        or any(phrase in words for words in insatser)
        or any(char.isdigit() for char in phrase)
        or any(char.isupper() for char in phrase)
    )
