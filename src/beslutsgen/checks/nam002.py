"""NAM002: Samma namn skrivs i två former.

Vad: namn på gator, vägar, platser, parker och gårdar som i ärendet står både i bestämd och obestämd form:
Ellen Keys gata och Ellen Keys gatan. Är den ena formen en term eller part i ärendet gäller den.
Varför: läsaren undrar om det är en eller två platser. Kommunens gatunamnsregister avgör vilket som är rätt.

Fel:

    text:
      bakgrund: Verksamhet bedrivs på Ellen Keys gata. Korttidstillsyn bedrivs på Ellen Keys gatan.

Rätt:

    text:
      bakgrund: Verksamhet bedrivs på Ellen Keys gata. Korttidstillsyn bedrivs på Ellen Keys gata.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.names import known_names
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import even, plain
from beslutsgen.diagnostic import Severity
from beslutsgen.kept import kept

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence

_KINDS: Final = (
    *(("gata", "gatan"), ("väg", "vägen"), ("gränd", "gränden"), ("torg", "torget"), ("plats", "platsen")),
    *(("park", "parken"), ("allé", "allén"), ("gård", "gården"), ("stig", "stigen"), ("backe", "backen")),
)
_DEFINITE: Final = {form: pair[0] for pair in _KINDS for form in pair}
_FORMS: Final = "|".join(sorted(_DEFINITE, key=len, reverse=True))
_NAME: Final = Pattern(
    r"(?<![\w-])(?P<first>(?:[A-ZÅÄÖÉ][\w:]{0,30}[ \u00a0]){1,3}|[A-ZÅÄÖÉ]\w{2,40}?)"
    rf"(?P<form>{_FORMS})(?P<genitive>s?)(?!\w)",
    needs=rf"[A-ZÅÄÖÉ][\w:]{{0,45}}[ \u00a0]?(?:{_FORMS})s?(?!\w)",
    signs=tuple(pair[0] for pair in _KINDS),
)
_HINT: Final = "Slå upp vilken form som är rätt, och skriv den överallt"


class _Use(Struct, frozen=True):
    """Ett namn som det står i en text."""

    sentence: Sentence
    start: int
    end: int
    text: str


def look(view: View) -> Iterator[Finding]:
    """Namn som avviker från den form som ärendet har valt, eller som stod först."""
    chosen = {key: (text, name.at) for name in known_names(view) for key, text in _forms(name.text)}
    first: dict[str, _Use] = {}
    for use, key in _uses(view):
        known, at = chosen.get(key, (None, None))
        earlier = first.setdefault(key, use)
        right = known or earlier.text
        if use.text == right or not use.sentence.authored(use.start):
            continue
        beside = at if known else earlier.sentence.spot(earlier.start, earlier.end)
        yield Finding(
            use.sentence.spot(use.start, use.end),
            f"Namnet skrivs {use.text} här, men {right} på annat ställe.",
            f"{_HINT}, gärna som en term.",
            ((beside, "den andra formen"),) if beside else (),
            f"{_HINT}.",
        )


def _uses(view: View) -> Iterator[tuple[_Use, str]]:
    for sentence, match in _NAME.found_in(view.sentences):
        end = match.end("form")
        text = even(sentence.passage.text[match.start() : end])
        yield _Use(sentence, match.start(), end, text), _key(match)


@kept()
def _forms(name: str) -> tuple[tuple[str, str], ...]:
    """Namnen i ett känt namn, och deras nycklar."""
    return tuple((_key(match), match[0]) for match in _NAME.finditer(name))


def _key(match: re.Match[str]) -> str:
    """Namnets nyckel, som är densamma för båda formerna."""
    return f"{plain(match['first']).casefold()}{_DEFINITE[match['form']]}"


CHECK: Final = Check("NAM002", Severity.INFO, look, reads=Reads.ALL)
