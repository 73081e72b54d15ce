"""Summor som texten själv räknar upp delarna till: delar följda av totalt, en total följd av varav eller fördelas."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from beslutsgen.checks.base import Finding
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.ranges import of_amount, of_count, total
from beslutsgen.checks.words import listing, shown
from beslutsgen.facts import Antal, Belopp, Value
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.ranges import Range
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

Kind = TypeVar("Kind", Belopp, Antal)

_TOTAL: Final = Pattern(
    r"(?:totalt|sammanlagt|tillsammans|inalles|summan? (?:är|blir)|summa:?|det vill säga|dvs\.?)\s*(?:är|blir"
    r"|om|på|med|:)?\s*\Z",
    re.IGNORECASE,
)
_NOT_PART: Final = Pattern(
    r"(?<!\w)(?:varav|därav|av|utöver|från|ryms inom|inom|jämfört med|mot|än|minus|avdrag för)\s+(?:de\s+)?\Z"
)
_OTHER: Final = Pattern(
    r"(?<!\w)(?:bland annat|bl\.? ?a|till exempel|t\.? ?ex|exempelvis|ök(?:ar|at|ade|ning\w*)|minsk(?:ar|at|ade"
    r"|ning\w*)|från"
    r"|höj\w*|sänk\w*|per år i|åren|årligen|utöver|ytterligare|övriga|resterande|resten|återstående|eller"
    r"|alternativ\w*)(?!\w)",
    re.IGNORECASE,
)
_LONGER: Final = Pattern(
    r"\s*(?:under|över|för hela|för (?:avtals|uppdrags)|på \w+ år|för \w+ år|fram till|per|i kommunen|i länet)"
)
_VARAV: Final = Pattern(r"(?<!\w)(?:varav|därav)(?!\w)", re.IGNORECASE)
_SHARED: Final = Pattern(
    r"(?<!\w)(?:fördelas|fördelat på|fördelade på|fördelar sig|uppdelat på|uppdelade på|består av"
    r"|bestående av)(?!\w)",
    re.IGNORECASE,
)
_TOGETHER: Final = Pattern(
    r"\s*(?:Tillsammans (?!med)|(?:Sammanlagt|Totalt) (?:blir|är|har|omfattar|kostar) (?:det|de)\s|Summan (?:är"
    r"|blir)\s)"
)
_TOGETHER_STARTS: Final = ("Tillsammans", "Sammanlagt", "Totalt", "Summan")
HINT: Final = "Rätta summan eller den del som är fel."
_MOST_PARTS: Final = 8
_FEWEST: Final = 2
_BACK: Final = 4


class Sum(Struct, frozen=True):
    """En total som inte är summan av sina delar; `most` säger att delarna inte får vara mer än totalen."""

    sentence: Sentence
    whole: FactSpan
    parts: tuple[tuple[Sentence, FactSpan], ...]
    summed: Range
    most: bool = False


def wrong_sum(found: Sum, message: Callable[[str, str], str]) -> Finding:
    """Fyndet om en summa som inte stämmer; `message` säger det om delarna och helheten, som de står."""
    parts = listing(shown(fact.value) for _, fact in found.parts if isinstance(fact.value, Value))
    said = shown(found.whole.value) if isinstance(found.whole.value, Value) else ""
    return Finding(
        found.sentence.spot(found.whole.start, found.whole.end),
        message(parts, said),
        HINT,
        tuple((sentence.spot(fact.start, fact.end), "en del") for sentence, fact in found.parts),
    )


def wrong_sums(view: View, kind: type[Belopp | Antal]) -> Iterator[Sum]:
    """Totaler av sorten vars uppräknade delar blir något annat."""
    for sentence, facts in view.stating(kind):
        if sentence.path != "tabell":
            found = _in_sentence(sentence, facts) or _across(view, sentence, facts, kind)
            if found:
                yield found


def by_reckoning(view: View, fact: FactSpan) -> bool:
    """Om ärendefilen själv säger hur faktumet räknas ut, så att det prövas där."""
    kind, _, name = (fact.path or "").partition(".")
    if kind == "belopp" and name in view.arende.belopp:
        post = view.arende.belopp[name]
        return bool(post.summa_av or post.produkt_av)
    return kind == "antal" and name in view.arende.antal and bool(view.arende.antal[name].summa_av)


def _in_sentence(sentence: Sentence, facts: Sequence[FactSpan]) -> Sum | None:
    if len(facts) < _FEWEST:
        return None
    return _listed(sentence, facts) or _of_which(sentence, facts) or _shared(sentence, facts)


def _listed(sentence: Sentence, facts: Sequence[FactSpan]) -> Sum | None:
    """A till det ena och B till det andra, totalt C."""
    text = sentence.passage.text
    for at, whole in enumerate(facts):
        if at < _FEWEST or not _TOTAL.search(text, facts[at - 1].end, whole.start):
            continue
        if _LONGER.match(text, whole.end) or _OTHER.search(text, sentence.start, whole.start):
            return None
        parts = [
            fact
            for n, fact in enumerate(facts[:at])
            if not _NOT_PART.search(text, facts[n - 1].end if n else sentence.start, fact.start)
        ]
        return _unequal(sentence, whole, [(sentence, fact) for fact in parts], tails=True)
    return None


def _of_which(sentence: Sentence, facts: Sequence[FactSpan]) -> Sum | None:
    """C, varav A och B: delarna är inte mer än helheten."""
    text = sentence.passage.text
    match = _VARAV.search(text, facts[0].end, facts[1].start)
    if (
        match is None
        or not _same_thing(facts[0], facts[1:])
        or "förra" in text[match.start() : facts[1].start]
    ):
        return None
    parts = [fact for fact in facts[1:] if not _VARAV.search(text, facts[1].end, fact.start)]
    summed = total(_range(fact) for fact in parts)
    if summed.low < _range(facts[0]).high or summed.meets(_range(facts[0])):
        return None
    return Sum(sentence, facts[0], tuple((sentence, fact) for fact in parts), summed, most=True)


def _shared(sentence: Sentence, facts: Sequence[FactSpan]) -> Sum | None:
    """C fördelas med A till det ena och B till det andra."""
    text = sentence.passage.text
    match = _SHARED.search(text, facts[0].end, facts[1].start) if len(facts) > _FEWEST else None
    if match is None or _OTHER.search(text, facts[0].end, sentence.end):
        return None
    if any(_TOTAL.search(text, one.end, other.start) for one, other in itertools.pairwise(facts)):
        return None
    return _unequal(sentence, facts[0], [(sentence, fact) for fact in facts[1:]], tails=False)


def _across(
    view: View, sentence: Sentence, facts: Sequence[FactSpan], kind: type[Belopp | Antal]
) -> Sum | None:
    """Meningar som var och en anger en del, följda av Tillsammans."""
    if len(facts) != 1 or not sentence.text.lstrip().startswith(_TOGETHER_STARTS):
        return None
    together = _TOGETHER.match(sentence.passage.text, sentence.start, facts[0].start)
    if together is None:
        return None
    before = view.before(sentence, _BACK)
    parts = [(one, fact) for one in before for fact in one.facts if isinstance(fact.value, kind)]
    return _unequal(
        sentence,
        facts[0],
        [pair for pair in parts if _same_thing(facts[0], [pair[1]])],
        tails=True,
        any_of=True,
    )


def _unequal(
    sentence: Sentence,
    whole: FactSpan,
    parts: list[tuple[Sentence, FactSpan]],
    *,
    tails: bool,
    any_of: bool = False,
) -> Sum | None:
    """Totalen, om ingen möjlig uppräkning av delarna blir den."""
    parts = [pair for pair in parts if any_of or pair[1].value != whole.value]
    if not _FEWEST <= len(parts) <= _MOST_PARTS or not _same_thing(whole, [fact for _, fact in parts]):
        return None
    target, ranges = _range(whole), [_range(fact) for _, fact in parts]
    chosen: list[tuple[Range, ...]] = [tuple(ranges)]
    if tails:
        chosen += [tuple(ranges[at:]) for at in range(1, len(ranges) - 1)]
    if any_of:
        chosen += [few for n in range(_FEWEST, len(ranges)) for few in itertools.combinations(ranges, n)]
    if any(total(each).meets(target) for each in chosen):
        return None
    return Sum(sentence, whole, tuple(parts), total(ranges))


def _range(fact: FactSpan) -> Range:
    value = fact.value
    if isinstance(value, Belopp):
        return of_amount(value).reaching(value.grans)
    return of_count(value).reaching(value.grans) if isinstance(value, Antal) else of_count(Antal(0, ""))


def _same_thing(whole: FactSpan, parts: Sequence[FactSpan]) -> bool:
    """Om delarna och helheten är i samma enhet; sviktplatser är platser."""
    value = whole.value
    if isinstance(value, Belopp):
        return all(isinstance(part.value, Belopp) and part.value.per == value.per for part in parts)
    unit = enhetsnyckel(value.enhet) if isinstance(value, Antal) else ""
    return all(
        isinstance(part.value, Antal) and enhetsnyckel(part.value.enhet).endswith(unit) for part in parts
    )
