"""Priser per styck, antal och totaler som står tillsammans i ett stycke, och månadsbelopp bredvid årsbelopp."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.amounts import is_time, yearly
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.ranges import exactly, of_amount, of_count, price
from beslutsgen.facts import Antal, Belopp
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.checks.base import View
    from beslutsgen.checks.ranges import Range
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

# Ord mellan priset och totalen som säger att totalen är priset gånger antalet.
_TOTAL: Final = Pattern(
    r"(?:totalt|sammanlagt|tillsammans|summan? (?:är|blir)|summa:?|det vill säga|dvs\.?|vilket (?:ger|blir"
    r"|motsvarar|innebär)|ger|blir det(?: då| alltså)?|=)"
    r"\s*(?:är|blir|om|på|med|:)?\s*\Z",
    re.IGNORECASE,
)
# Så slutar allt som gör beloppet efter det till en total.
_TOTAL_ENDS: Final = (
    *(
        "totalt",
        "sammanlagt",
        "tillsammans",
        "summa är",
        "summan är",
        "summa blir",
        "summan blir",
        "summa",
        "summa:",
    ),
    *("säga", "dvs", "dvs.", "ger", "vilket blir", "motsvarar", "innebär", "blir det", "då", "alltså", "="),
)
# Efter det får ett av dessa stå.
_AFTER_TOTAL: Final = ("är", "blir", "om", "på", "med", ":")
_OTHER: Final = Pattern(
    r"(?<!\w)(?:exklusive|utöver|rabatt|dessutom|tillkommer|minus|avdrag|i snitt|genomsnitt\w*|från|ök\w+"
    r"|minsk\w+|eller|respektive"
    r"|belagd\w*|obelagd\w*|varav|inklusive)(?!\w)",
    re.IGNORECASE,
)
# En ny mening som räknar vidare på priset i meningen före.
_CONTINUES: Final = Pattern(
    r"\s*(?:Det (?:ger|blir|innebär|motsvarar)|(?:Totalt|Sammanlagt|Tillsammans) (?:blir|ger|är) det"
    r"|(?:För|Med) (?:\w+ ){1,3}(?:blir|ger))",
)
# Så långt före en total söks orden som gör den till en total, och så många meningar bakåt priset.
_NEAR: Final = 60
_BACK: Final = 4
_LISTED: Final = 12
_SAME: Final = Pattern(
    r"(?:[\s,(=]|(?<!\w)(?:och|det vill säga|dvs\.?|eller|alltså|vilket|som|ger|blir|är|motsvarar|totalt"
    r"|sammanlagt|innebär"
    r"|det|på|om)(?!\w))*\Z"
)


class Product(Struct, frozen=True):
    """En total och det som dess faktorer blir; `count` är `None` när det bara är tiden som skiljer."""

    sentence: Sentence
    whole: FactSpan
    price: tuple[Sentence, FactSpan]
    count: tuple[Sentence, FactSpan] | None
    computed: Range


def wrong_products(view: View) -> Iterator[Product]:
    """Totaler som inte är priset gånger antalet, och årsbelopp som inte är tolv gånger månadsbeloppet."""
    for sentence, amounts in view.stating(Belopp):
        if sentence.path != "tabell":
            yield from _times(view, sentence, amounts)
            yield from _yearly(sentence, amounts)


def _yearly(sentence: Sentence, amounts: Sequence[FactSpan]) -> Iterator[Product]:
    """A per månad och B per år, sagda om samma sak."""
    for one, other in itertools.pairwise(amounts):
        a, b = one.value, other.value
        between = sentence.passage.text[one.end : other.start]
        if not isinstance(a, Belopp) or not isinstance(b, Belopp) or not _SAME.match(between):
            continue
        first, second = yearly(a), yearly(b)
        if a.per == b.per or not first.comparable(second) or first.times is None or a.grans or b.grans:
            continue
        if not first.amount.meets(second.amount):
            yield Product(sentence, other, (sentence, one), None, first.amount)


def _times(view: View, sentence: Sentence, amounts: Sequence[FactSpan]) -> Iterator[Product]:
    """N platser gånger priset per plats, följda av totalen; priset får stå i meningarna närmast före."""
    text = sentence.passage.text
    for whole in amounts[:_LISTED]:
        if not _total(text, max(sentence.start, whole.start - _NEAR), whole.start):
            continue
        before = [*view.before(sentence, _BACK), sentence]
        earlier = [
            (one, fact)
            for one in before
            for fact in one.facts
            if isinstance(fact.value, Belopp) and fact.end <= whole.start
        ]
        if not earlier:
            continue
        paid = earlier[-1]
        if not _total(text, max(sentence.start, paid[1].end), whole.start):
            continue
        if _OTHER.search(text, paid[1].end, whole.end):
            continue
        if paid[0] is not sentence and not _CONTINUES.match(text, sentence.start, whole.start):
            continue
        found = _product(before, sentence, whole, paid)
        if found:
            yield found


def _total(text: str, start: int, end: int) -> bool:
    """Om orden före beloppet gör det till en total."""
    return _may_be_total(text[start:end]) and _TOTAL.search(text, start, end) is not None


def _may_be_total(words: str) -> bool:
    """Om orden slutar som det som gör beloppet efter dem till en total."""
    said = words.rstrip().lower()
    before = (said.removesuffix(last).rstrip() for last in _AFTER_TOTAL if said.endswith(last))
    return said.endswith(_TOTAL_ENDS) or any(rest.endswith(_TOTAL_ENDS) for rest in before)


def _product(
    sentences: list[Sentence], sentence: Sentence, whole: FactSpan, paid: tuple[Sentence, FactSpan]
) -> Product | None:
    each, summed = paid[1].value, whole.value
    if not isinstance(each, Belopp) or not isinstance(summed, Belopp) or each.grans or summed.grans:
        return None
    units = [unit for unit in each.per if not is_time(unit)]
    if len(units) != 1 or summed.per != tuple(unit for unit in each.per if unit != units[0]):
        return None
    counts = _counts(sentences, units[0], paid[1], whole)
    if len(counts) != 1:
        return None
    count = counts[0]
    computed = (
        price(each).times(of_count(count[1].value)) if isinstance(count[1].value, Antal) else exactly(0)
    )
    if computed.meets(of_amount(summed)):
        return None
    return Product(sentence, whole, paid, count, computed)


def _counts(
    sentences: list[Sentence], unit: str, paid: FactSpan, whole: FactSpan
) -> list[tuple[Sentence, FactSpan]]:
    """Antalet som priset gäller: det mellan priset och totalen, annars det enda i stycket."""
    found = [
        (one, fact)
        for one in sentences
        for fact in one.facts
        if isinstance(fact.value, Antal) and fact.end <= whole.end and fact.value.grans is None
    ]
    own = [
        pair
        for pair in found
        if isinstance(pair[1].value, Antal) and enhetsnyckel(pair[1].value.enhet) == unit
    ]
    between = [pair for pair in own if paid.end <= pair[1].start < whole.start]
    if between:
        return between
    # Sviktplatser och andra platser kan också räknas in; då är det inte klart hur många priset gäller.
    alike = [
        pair
        for pair in found
        if isinstance(pair[1].value, Antal) and enhetsnyckel(pair[1].value.enhet).endswith(unit)
    ]
    return own if len(alike) == len(own) else []
