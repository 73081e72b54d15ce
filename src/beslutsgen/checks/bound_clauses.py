"""Satsen som ett belopp eller antal står i: vad det är, vems, och orden som skiljer det från andra."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.bound_words import stem, telling, words
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Belopp, Datum, Period

if TYPE_CHECKING:
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_FRONTED: Final = Pattern(
    r"\s*(?:För|Vid|I|Inom|På|Hos)\s+(?P<text>[^,.;:\d]{2,60}?)\s+(?:är|blir|var|höjs|sänks|ökar|minskar|kostar)\s"
)
_BREAK: Final = Pattern(
    r"[;:]\s|,\s+(?:och|men|medan|samt|varav|där|vilket|som|respektive)\s|\s(?:medan|men|respektive)\s"
)
_PAST: Final = Pattern(
    r"(?<!\w)(?:har varit|hade varit|var|uppgick|blev|kostade|har kostat|utgick|har utgått|utgått|fick|betalade"
    r"|betalades"
    r"|beviljades|ansökte|ansökt|sökt|redovisade|omfattade|har omfattat|tidigare|nuvarande|dagens|i dag|idag"
    r"|i nuläget"
    r"|för närvarande|hittills|föregående|förra|gamla)(?!\w)",
    re.IGNORECASE,
)
_LEADING: Final = Pattern(
    r"\s*(?:(?:och|samt|men|medan|respektive|därtill|dessutom|därefter|vidare)\s+)*", re.IGNORECASE
)
_AFTER: Final = Pattern(
    r"\s+(?P<text>(?:för|till|i|vid|under|från|hos|inom|av|per|avseende|efter|exklusive"
    r"|inklusive)\s[^,.;:()]{2,80})"
)
_AFTER_END: Final = Pattern(
    r"\s(?:och|samt|med möjlighet|men|respektive|som|vilket|utgår|ges|beviljas|medan)(?!\w)"
)
_YEARS: Final = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Ord som var de än står i meningen gör beloppet till ett annat: ett alternativ, ett annat omfång eller en annan tid.
_MODIFIERS: Final = Pattern(
    r"(?<!\w)(?:alternativ\w*|skulle|annars|exklusive|exkl|inklusive|inkl|netto|brutto|initialt|inledningsvis|helår\w*"
    r"|halvår\w*|delår\w*|första året|andra året|därefter|genomsnitt\w*|snitt|budget\w*|prognos\w*|utfall\w*"
    r"|takbelopp)(?!\w)",
    re.IGNORECASE,
)
_OWNER: Final = Pattern(
    r"(?P<owner>[a-zåäöé]+(?:ens|ets|ns|nas|ers)|[A-ZÅÄÖ][\w-]+s)\s+"
    r"(?:(?:egna|årliga|totala|sammanlagda|del av)\s+)*\Z"
)
_NOT_OWNER: Final = frozenset(
    {"års", "dess", "deras", "finns", "ges", "utgås", "beräknas", "föreslås", "dagens", "samtliga"}
)
_DETERMINERS: Final = frozenset(
    {"den", "det", "de", "en", "ett", "nya", "nytt", "föreslaget", "föreslagna", "föreslagen"}
)
_ADJECTIVE: Final = ("iga", "liga", "ska", "ella", "nde", "ade", "llna")
_PLURAL: Final = ("erna", "arna", "orna")


# Så många ord får det som beskriver beloppet eller antalet ha.
MOST: Final = 16


class Clause(Struct, frozen=True):
    """Det som beloppet eller antalet är.

    `head` är substantivet utan böjning, `owner` vems det är, `about` de ord som närmare säger vad. `past` säger att
    det är förflutet eller gäller i dag, och `shown` hur det kallas i texten.
    """

    head: str
    owner: str
    about: frozenset[str]
    past: bool
    shown: str


def clause_start(sentence: Sentence, fact: FactSpan) -> int:
    """Var satsen börjar: efter det senaste faktumet av samma sort, eller efter ett ord som börjar en ny sats."""
    start = max(
        (
            other.end
            for other in sentence.facts
            if type(other.value) is type(fact.value) and other.end <= fact.start
        ),
        default=sentence.start,
    )
    breaks = list(_BREAK.finditer(sentence.passage.text, start, fact.start))
    if (
        breaks
        and fact.start - breaks[-1].end() > 0
        and _has_words(sentence.passage.text[breaks[-1].end() : fact.start])
    ):
        start = breaks[-1].end()
    leading = _LEADING.match(sentence.passage.text, start, fact.start)
    return leading.end() if leading else start


def _has_words(text: str) -> bool:
    return len(words(text)) > 1


def subject_clause(sentence: Sentence, fact: FactSpan, phrase: str, before: str) -> Clause | None:
    """Frasen som subjekt: första ordet efter bestämningar är det som meningen handlar om."""
    every = words(phrase)
    listed = [word for word in every if word.lower() not in _DETERMINERS]
    if not listed or len(listed) > MOST:
        return None
    endings = _ADJECTIVE if len(every) == len(listed) else ("a", "e")
    adjectives = []
    while len(listed) > 1 and listed[0].lower().endswith(endings) and not listed[0].lower().endswith(_PLURAL):
        adjectives.append(listed.pop(0))
    rest = " ".join((*adjectives, *listed[1:]))
    return clause_of(
        sentence, fact, (listed[0], listed[0]), "", f"{rest} ", past=_PAST.search(before) is not None
    )


def clause_of(
    sentence: Sentence, fact: FactSpan, heads: tuple[str, str], pre: str, post: str, *, past: bool = False
) -> Clause:
    """Det som beloppet eller antalet är: ordet för det, och vad som står före och efter i satsen."""
    head, written = heads
    owner = _OWNER.search(pre)
    name = owner["owner"].lower() if owner and owner["owner"].lower() not in _NOT_OWNER else ""
    if owner and name:
        pre = pre[: owner.start()]
    about = telling(
        (*words(_fronted(sentence, fact)), *words(pre), *words(post), *words(following(sentence, fact)))
    )
    years = _years(sentence, fact)
    scope = (
        match[0].lower() for match in _MODIFIERS.finditer(sentence.passage.text, sentence.start, sentence.end)
    )
    verbs = past or _PAST.search(f"{pre} {post}") is not None
    return Clause(
        stem(head),
        stem(name) if name else "",
        about | years | frozenset(scope),
        verbs,
        f"{name} {written}".strip(),
    )


def _fronted(sentence: Sentence, fact: FactSpan) -> str:
    """Det som meningen börjar med och som gäller alla dess belopp: För fritidshus är A si och B så."""
    match = _FRONTED.match(sentence.passage.text, sentence.start, fact.start)
    return match["text"] if match and match.end() <= clause_start(sentence, fact) else ""


def _years(sentence: Sentence, fact: FactSpan) -> frozenset[str]:
    """Åren som faktumet gäller: de i satsen före det, annars de före nästa av samma sort, annars hela meningens."""
    same = [other.start for other in sentence.facts if type(other.value) is type(fact.value)]
    after = min((start for start in same if start >= fact.end), default=sentence.end)
    found = [
        match
        for match in _YEARS.finditer(sentence.passage.text, sentence.start, sentence.end)
        if not any(one.start <= match.start() < one.end for one in sentence.facts)
    ]
    for start, end in ((clause_start(sentence, fact), fact.start), (fact.end, after)):
        if years := frozenset(match[0] for match in found if start <= match.start() < end):
            return years
    return frozenset(match[0] for match in found)


def following(sentence: Sentence, fact: FactSpan) -> str:
    """Bestämningen alldeles efter faktumet: per dygn för ungdomar, till familjerådgivning."""
    ends = [
        other.start
        for other in sentence.facts
        if other.start >= fact.end and isinstance(other.value, Belopp | Datum | Period)
    ]
    match = _AFTER.match(sentence.passage.text, fact.end, min([sentence.end, *ends]))
    if match is None:
        return ""
    stop = _AFTER_END.search(match["text"])
    return match["text"][: stop.start()] if stop else match["text"]
