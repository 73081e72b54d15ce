"""Vad ett belopp är: substantivet före det, det som kostar det, eller det som ett belopp före i meningen är."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.bound_clauses import MOST, Clause, clause_of, clause_start, following, subject_clause
from beslutsgen.checks.bound_words import stem, telling, words
from beslutsgen.checks.pattern import Pattern

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
_SUBJECT: Final = Pattern(
    r"(?P<np>\S.*?)\s+(?:(?:som\s+)?(?:beräknas|väntas|kommer att|föreslås|bedöms|kan|skulle)\s+)?\Z"
)
_LISTED: Final = 12
_OWNER_ALONE: Final = Pattern(r"(?:[a-zåäö]+(?:ens|ets|ns|nas)|[A-ZÅÄÖ][\w-]+s)\s+\Z")
_TO: Final = Pattern(r"\s+till\s+\Z")
_RAISED: Final = Pattern(
    r"\s(?:höjs|sänks|ökar|minskar|höjas|sänkas|justeras)\s[^.,;]{0,30}från\s+\Z", re.IGNORECASE
)
_ALSO: Final = Pattern(
    r"(?:\s+(?:för|till|i|på|hos|vid)\s[^,.;:()]{1,40}?)?(?:,|\s+och|\s+samt|\s+respektive)\s+\Z"
)


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
        if _LINK.search(between) and len(words(between)) <= MOST:
            return clause_of(sentence, fact, (head["head"], head[0]), before[: head.start()], between)
    return _costs(sentence, fact, before) or _raised(sentence, fact) or _joined(sentence, fact)


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
    return clause_of(sentence, fact, (head["head"], head[0]), pre, text[head.end() : change.start()])


def _joined(sentence: Sentence, fact: FactSpan) -> Clause | None:
    """A per dygn för barn och B per dygn för ungdomar: B är detsamma som A, för något annat."""
    text, before = sentence.passage.text, _previous(sentence, fact)
    if before is None or not _ALSO.match(text, before.end, fact.start):
        return None
    first = money_clause(sentence, before) if _few(sentence, fact) else None
    if first is None:
        return None
    own = telling(words(following(sentence, before)))
    about = (first.about - own) | telling(words(following(sentence, fact)))
    return Clause(first.head, first.owner, about, first.past, first.shown)


def _elliptic(sentence: Sentence, fact: FactSpan, owner: str) -> Clause | None:
    """Kommunens kostnad är A och regionens B: B är regionens kostnad."""
    before = _previous(sentence, fact)
    first = money_clause(sentence, before) if before and _few(sentence, fact) else None
    if first is None or not first.owner:
        return None
    written = first.shown.removeprefix(f"{first.shown.split()[0]} ")
    return Clause(first.head, stem(owner.lower()), first.about, first.past, f"{owner.lower()} {written}")


def _costs(sentence: Sentence, fact: FactSpan, before: str) -> Clause | None:
    """Det som kostar beloppet: Verksamhetsuppdraget beräknas kosta."""
    cost = _COSTS.search(before)
    subject = _SUBJECT.match(before[: cost.start()] + " ") if cost else None
    return subject_clause(sentence, fact, subject["np"], before) if subject and cost else None
