"""LAG001: Punkten i 9 § LSS är en annan insats än den som nämns.

Vad: en punkt i 9 § LSS jämförs med insatsen som står bredvid den i meningen, och under `lagrum` med postens
namn.
Varför: 9 § 6 är korttidsvistelse och 9 § 7 korttidstillsyn. Med fel punkt gäller beslutet fel insats.

Fel:

    text:
      bakgrund: Beslutet gäller korttidsvistelse enligt 9 § 7 LSS.

Rätt:

    text:
      bakgrund: Beslutet gäller korttidsvistelse enligt 9 § 6 LSS.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.laws import insats_of_name, insatser, is_lss_item
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Lagrum, insats
from beslutsgen.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.laws import Insats
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_HINT: Final = "Rätta punkten eller insatsen."
# Mellan insatsen och dess lagrum får det bara stå ord som binder ihop dem.
_LINK: Final = Pattern(
    r"(?:[\s,()]|i\s+anslutning\s+till\s+skoldagen(?:\s+samt\s+under\s+lov)?"
    r"|(?<!\w)(?:enligt|med stöd av|i|jämlikt|utanför|det|egna|hemmet|för|skolungdom|över|12|år|vuxna|barn"
    r"|och|unga|ungdomar|insatsen|lagen|LSS|om|av|ges|beviljas|erbjuds|utförs|bedrivs|lämnas|finns|regleras|är|kan)(?!\w))*\Z",
    re.IGNORECASE,
)
# Paragrafer i LSS som har egna punkter: personkretsen och kommunens uppgifter.
_OTHER_ITEMS: Final = frozenset({"1", "15"})
_TOGETHER: Final = Pattern(r"(?:[\s,]|(?<!\w)(?:och|samt|eller|enligt|respektive|LSS)(?!\w))*", re.IGNORECASE)
_LINK_AFTER: Final = Pattern(r"(?:[\s,(]|LSS|(?<!\w)(?:insatsen|avser|gäller|är|om)(?!\w))*\Z", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Punkter i 9 § LSS som inte är insatsen bredvid."""
    for name, value in view.arende.lagrum.items():
        named = insats_of_name(name)
        if named and is_lss_item(value) and value.punkt not in named.items:
            yield Finding(f"lagrum.{name}", _message(value, f"posten heter {name}"), _HINT)
    for sentence, laws in view.stating(Lagrum):
        facts = [fact for fact in laws if _is_item(fact.value)]
        if facts:
            yield from _judge(sentence, facts)


def _is_item(value: object) -> bool:
    """Om värdet är en ensam punkt i LSS: i 9 §, eller i en paragraf som inte har några insatser."""
    other = (
        isinstance(value, Lagrum)
        and value.lag == "LSS"
        and value.punkt
        and value.paragraf not in _OTHER_ITEMS
    )
    return is_lss_item(value) or (bool(other) and isinstance(value, Lagrum) and value.paragraf != "9")


def _judge(sentence: Sentence, facts: list[FactSpan]) -> Iterator[Finding]:
    """Lagrum och insatser paras ihop när de står växelvis; annars räcker det att rätt insats finns i meningen."""
    mentions = [
        one for one in insatser(sentence) if not any(fact.start <= one.start < fact.end for fact in facts)
    ]
    for fact in facts:
        beside = _beside(sentence, fact, mentions, facts)
        if not isinstance(fact.value, Lagrum) or beside is None or _fits(fact.value, beside):
            continue
        run = _run(beside, fact, mentions, facts)
        elsewhere = any(_fits(fact.value, one) for one in run)
        if elsewhere and not _alternating(mentions, facts) and _listed(sentence, fact, facts):
            continue
        yield Finding(
            sentence.spot(fact.start, fact.end),
            _message(fact.value, f"texten nämner {beside.text.lower()}"),
            _HINT,
            ((sentence.spot(beside.start, beside.end), "insatsen"),),
        )


def _fits(value: Lagrum, named: Insats) -> bool:
    return value.paragraf == "9" and value.punkt in named.items


def _beside(
    sentence: Sentence, fact: FactSpan, mentions: list[Insats], facts: list[FactSpan]
) -> Insats | None:
    """Insatsen alldeles före lagrummet, annars alldeles efter."""
    text = sentence.passage.text
    before = [one for one in mentions if one.end <= fact.start and not _between(facts, one.end, fact.start)]
    if before and _links(text[_word_end(text, before[-1].end) : fact.start]):
        return before[-1]
    after = [one for one in mentions if one.start >= fact.end and not _between(facts, fact.end, one.start)]
    if after and _LINK_AFTER.match(text[fact.end : after[0].start]):
        return after[0]
    return None


@kept()
def _links(text: str) -> bool:
    """Om texten mellan insatsen och lagrummet binder ihop dem."""
    return _LINK.match(text) is not None


def _run(beside: Insats, fact: FactSpan, mentions: list[Insats], facts: list[FactSpan]) -> list[Insats]:
    """Insatserna som räknas upp tillsammans med den bredvid, utan ett annat lagrum emellan."""
    if len(facts) == 1:
        return mentions
    before = beside.start < fact.start
    return [
        one
        for one in mentions
        if (one.start < fact.start) == before
        and not _between(facts, min(one.start, fact.end), max(one.end, fact.start))
    ]


def _listed(sentence: Sentence, fact: FactSpan, facts: list[FactSpan]) -> bool:
    """Om lagrummet räknas upp tillsammans med ett annat: insatserna och lagrummen står då i samma ordning."""
    text = sentence.passage.text
    gaps = ((min(one.end, fact.end), max(one.start, fact.start)) for one in facts if one is not fact)
    return len(facts) == 1 or any(_TOGETHER.fullmatch(text[start:end]) for start, end in gaps)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _between(facts: list[FactSpan], start: int, end: int) -> bool:
    return any(start <= fact.start < end for fact in facts)


def _alternating(mentions: list[Insats], facts: list[FactSpan]) -> bool:
    """Om meningen växlar mellan insats och lagrum, så att varje lagrum har sin egen insats."""
    order = sorted([(one.start, "i") for one in mentions] + [(fact.start, "l") for fact in facts])
    kinds = [kind for _, kind in order]
    return all(first != second for first, second in itertools.pairwise(kinds))


def _message(value: Lagrum, beside: str) -> str:
    if value.paragraf != "9":
        return f"{shown(value)} är ingen insats, men {beside}. Insatserna står i 9 § LSS."
    actual = insats(value)
    return (
        f"{shown(value)} är {actual}, men {beside}."
        if actual
        else f"{shown(value)} finns inte, och {beside}."
    )


CHECK: Final = Check("LAG001", Severity.WARNING, look, reads=Reads.ALL)
