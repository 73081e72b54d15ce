"""Satsen som ett belopp eller antal står i: vad det är, vems, och orden som skiljer det från andra."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.bound_words import stem, telling, words
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Belopp, Datum, Period

if TYPE_CHECKING:
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

# Substantiv som ett belopp är.
_MONEY: Final = Pattern(
    r"(?<![\w-])(?P<head>[a-zåäöé-]*(?P<tail>kostnad|ersättning|bidrag|avgift|hyra|pris|budget|intäkt|anslag"
    r"|utgift|arvode|taxa"
    r"|investering|vite|tillskott|egeninsats|budgetram|besparing|underskott|överskott|avtalsvärde|utfall"
    r"|prognos|(?<=\w)stöd"
    r"|låneram|investeringsram|omsättning|köpeskilling|belopp|utdelning|köpesumma|egenavgift))"
    r"(?P<ending>en|et|er|erna|ar|arna|n|na|s)?(?![\w-])",
    re.IGNORECASE,
)
# Det som får stå mellan substantivet och beloppet, efter bestämningen.
_LINK: Final = Pattern(
    r"(?:(?<!\w)(?:är|blir|bli|vara|var|varit|till|med|om|på|av|uppgår till|uppgick till|uppgå till|blev|motsvarar"
    r"|kostar"
    r"|fastställs till|höjs till|sätts till)|:|,|\(|\A)\s*(?:totalt|sammanlagt|högst|ungefär|ca|cirka"
    r"|för närvarande)?\s*\Z",
    re.IGNORECASE,
)
_COSTS: Final = Pattern(
    r"(?<!\w)(?:beviljas|tilldelas|kosta|kostar|kostat|kostade|beräknas till|beräknas bli)\s*"
    r"(?:totalt|sammanlagt)?\s*\Z"
)
_PART: Final = Pattern(
    r"(?<!\w)(?:varav|därav|utöver|exklusive|ytterligare|höjs från|ökar från|minskar från|från)\s*[^,;]{0,40}\Z"
)
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
_SUBJECT: Final = Pattern(
    r"(?P<np>\S.*?)\s+(?:(?:som\s+)?(?:beräknas|väntas|kommer att|föreslås|bedöms|kan|skulle)\s+)?\Z"
)
_DETERMINERS: Final = frozenset(
    {"den", "det", "de", "en", "ett", "nya", "nytt", "föreslaget", "föreslagna", "föreslagen"}
)
_ADJECTIVE: Final = ("iga", "liga", "ska", "ella", "nde", "ade", "llna")
_PLURAL: Final = ("erna", "arna", "orna")


@dataclass(frozen=True, slots=True)
class Clause:
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


def money_clause(sentence: Sentence, fact: FactSpan) -> Clause | None:
    """Vad beloppet är, eller `None` när satsen inte säger det."""
    start = clause_start(sentence, fact)
    before = sentence.passage.text[start : fact.start]
    if _OWNER_ALONE.match(before):
        return _elliptic(sentence, fact, before.strip())
    if _PART.search(before):
        return _raised(sentence, fact) or _joined(sentence, fact)
    heads = [match for match in _MONEY.finditer(before) if (match["ending"] or "") != "s"]
    if heads:
        head = heads[-1]
        between = before[head.end() :]
        if _LINK.search(between) and len(words(between)) <= _MOST:
            return _clause(sentence, fact, (head["head"], head[0]), before[: head.start()], between)
    return costs_clause(sentence, fact, before) or _raised(sentence, fact) or _joined(sentence, fact)


def _previous(sentence: Sentence, fact: FactSpan) -> FactSpan | None:
    """Faktumet av samma sort närmast före i meningen."""
    earlier = [one for one in sentence.facts if type(one.value) is type(fact.value) and one.end <= fact.start]
    return earlier[-1] if earlier else None


def _few(sentence: Sentence, fact: FactSpan) -> bool:
    """Om meningen har så få fakta av sorten att den säger något om vart och ett; annars är den en förteckning."""
    return sum(type(one.value) is type(fact.value) for one in sentence.facts) <= _LISTED


def _raised(sentence: Sentence, fact: FactSpan) -> Clause | None:
    """Det nya beloppet i höjs från A till B."""
    text, before = sentence.passage.text, _previous(sentence, fact)
    if before is None or not _TO.match(text, before.end, fact.start):
        return None
    change = _RAISED.search(text, sentence.start, before.start)
    heads = [] if change is None else list(_MONEY.finditer(text, sentence.start, change.start()))
    if change is None or not heads or (heads[-1]["ending"] or "") == "s":
        return None
    head, pre = heads[-1], text[sentence.start : heads[-1].start()]
    return _clause(sentence, fact, (head["head"], head[0]), pre, text[head.end() : change.start()])


def _joined(sentence: Sentence, fact: FactSpan) -> Clause | None:
    """A per dygn för barn och B per dygn för ungdomar: B är detsamma som A, för något annat."""
    text, before = sentence.passage.text, _previous(sentence, fact)
    if before is None or not _ALSO.match(text, before.end, fact.start):
        return None
    first = money_clause(sentence, before) if _few(sentence, fact) else None
    if first is None:
        return None
    own = telling(words(_following(sentence, before)))
    about = (first.about - own) | telling(words(_following(sentence, fact)))
    return Clause(first.head, first.owner, about, first.past, first.shown)


def _elliptic(sentence: Sentence, fact: FactSpan, owner: str) -> Clause | None:
    """Kommunens kostnad är A och regionens B: B är regionens kostnad."""
    before = _previous(sentence, fact)
    first = money_clause(sentence, before) if before and _few(sentence, fact) else None
    if first is None or not first.owner:
        return None
    written = first.shown.removeprefix(f"{first.shown.split()[0]} ")
    return Clause(first.head, stem(owner.lower()), first.about, first.past, f"{owner.lower()} {written}")


_LISTED: Final = 12
_OWNER_ALONE: Final = Pattern(r"(?:[a-zåäö]+(?:ens|ets|ns|nas)|[A-ZÅÄÖ][\w-]+s)\s+\Z")
_TO: Final = Pattern(r"\s+till\s+\Z")
_RAISED: Final = Pattern(
    r"\s(?:höjs|sänks|ökar|minskar|höjas|sänkas|justeras)\s[^.,;]{0,30}från\s+\Z", re.IGNORECASE
)
_ALSO: Final = Pattern(
    r"(?:\s+(?:för|till|i|på|hos|vid)\s[^,.;:()]{1,40}?)?(?:,|\s+och|\s+samt|\s+respektive)\s+\Z"
)
_MOST: Final = 16


def costs_clause(sentence: Sentence, fact: FactSpan, before: str) -> Clause | None:
    """Det som kostar beloppet: Verksamhetsuppdraget beräknas kosta."""
    cost = _COSTS.search(before)
    subject = _SUBJECT.match(before[: cost.start()] + " ") if cost else None
    return subject_clause(sentence, fact, subject["np"], before) if subject and cost else None


def subject_clause(sentence: Sentence, fact: FactSpan, phrase: str, before: str) -> Clause | None:
    """Frasen som subjekt: första ordet efter bestämningar är det som meningen handlar om."""
    every = words(phrase)
    listed = [word for word in every if word.lower() not in _DETERMINERS]
    if not listed or len(listed) > _MOST:
        return None
    endings = _ADJECTIVE if len(every) == len(listed) else ("a", "e")
    adjectives = []
    while len(listed) > 1 and listed[0].lower().endswith(endings) and not listed[0].lower().endswith(_PLURAL):
        adjectives.append(listed.pop(0))
    rest = " ".join((*adjectives, *listed[1:]))
    return _clause(
        sentence, fact, (listed[0], listed[0]), "", f"{rest} ", past=_PAST.search(before) is not None
    )


def _clause(
    sentence: Sentence, fact: FactSpan, heads: tuple[str, str], pre: str, post: str, *, past: bool = False
) -> Clause:
    head, written = heads
    owner = _OWNER.search(pre)
    name = owner["owner"].lower() if owner and owner["owner"].lower() not in _NOT_OWNER else ""
    if owner and name:
        pre = pre[: owner.start()]
    about = telling(
        (*words(_fronted(sentence, fact)), *words(pre), *words(post), *words(_following(sentence, fact)))
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


def _following(sentence: Sentence, fact: FactSpan) -> str:
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
