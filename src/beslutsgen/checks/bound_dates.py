"""Datum, perioder och förlängningar som texten binder till ett avtal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from beslutsgen.checks.bound import Said
from beslutsgen.checks.bound_nouns import Noun, agreements, complement_of, nouns
from beslutsgen.checks.bound_roles import LABEL, role_of
from beslutsgen.checks.bound_words import telling, words
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import upper_first
from beslutsgen.diagnostic import PaperSpot
from beslutsgen.facts import Datum, Forlangning, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.bound_nouns import Agreements
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_REACH: Final = 160
# Fler datum än så i en mening är en förteckning.
_LISTED: Final = 12
NAMED: Final = "namn "
_PAST: Final = Pattern(
    r"(?<!\w)(?:gällde|har gällt|har varit|var|avsåg|löpte|omfattade|upphörde|träffades|tecknades)(?!\w)"
)
_PRONOUN: Final = Pattern(
    r"\s*(?:Det|Den|Detta)\s+(?=gäller|avser|löper|sträcker|upphör|kan|får|börjar|omfattar)"
)
_IN_COMMISSION: Final = Pattern(r"(?<!\w)i\s+\Z", re.IGNORECASE)
_TIME_HEADING: Final = Pattern(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(avtal|uppdrag|kontrakt)s?(?:tid|period)(?:en)?\Z", re.IGNORECASE
)
_NAMES: Final = {
    "period": "Tiden för",
    "start": "Början av",
    "slut": "Slutet av",
    "längst": "Sista dagen med förlängning för",
}


class _Mentioned(Struct, frozen=True):
    """En mening och avtalen i den; `earlier` är det avtal som nämndes sist i meningen före i samma stycke."""

    sentence: Sentence
    nouns: tuple[Noun, ...]
    earlier: Noun | None


class Bound(Struct, frozen=True):
    """En utsaga om ett avtals tid, avtalet som det nämns, och om ordet i alla texter står för ett enda avtal."""

    said: Said
    noun: Noun
    clear: bool


def bound_dates(view: View) -> Iterator[Said]:
    """Allt som texterna binder till ett avtal som inte kan förväxlas: perioder, dagar och förlängningar."""
    return (one.said for one in every_date(view) if one.clear)


def every_date(view: View) -> tuple[Bound, ...]:
    """Allt som texterna säger om avtals tider, också om tidigare avtal och sådana som kan förväxlas."""
    return view.once(_every_date)


def _every_date(view: View) -> tuple[Bound, ...]:
    return tuple(_found(view))


def _found(view: View) -> Iterator[Bound]:
    mentioned = list(_mentions(view))
    known = agreements(noun for one in mentioned for noun in one.nouns)
    for one in mentioned:
        facts = [fact for fact in one.sentence.facts if isinstance(fact.value, Datum | Period | Forlangning)]
        if 0 < len(facts) <= _LISTED and one.sentence.path not in ("tabell", "rubrik"):
            yield from _stated(one, facts, known)


def _mentions(view: View) -> Iterator[_Mentioned]:
    earlier, passage = None, None
    for sentence in view.sentences:
        if sentence.passage is not passage:
            earlier, passage = None, sentence.passage
        found = tuple(noun for noun in nouns(sentence) if not _idiom(sentence, noun))
        yield _Mentioned(sentence, found, earlier)
        if found:
            earlier = found[-1]


def _idiom(sentence: Sentence, noun: Noun) -> bool:
    """Om ordet står i uttrycket i uppdrag."""
    return (
        _IN_COMMISSION.search(sentence.passage.text, max(sentence.start, noun.start - 4), noun.start)
        is not None
    )


def _stated(one: _Mentioned, facts: list[FactSpan], known: Agreements) -> Iterator[Bound]:
    for fact in facts:
        governed = _governing(one, fact)
        if governed is None:
            continue
        noun, earlier, bridge = governed
        role = role_of(one.sentence, fact, bridge, facts)
        if role is None or _PAST.search(bridge):
            continue
        stem = known.stem_of(noun, earlier)
        clear = stem is not None and known.clear(stem, noun, earlier)
        for said in _said(one.sentence, fact, stem or noun.stem, noun, role):
            yield Bound(
                replace(said, sure=_own_name(noun) and not known.many(noun.stem, noun.kind)), noun, clear
            )


def _own_name(noun: Noun) -> bool:
    """Om ordet är avtalets eget namn: avtalet och det nya ramavtalet kan vara ett annat än det som nämndes förut."""
    return noun.kind != "tid" and not noun.bare and not noun.marker


def _governing(one: _Mentioned, fact: FactSpan) -> tuple[Noun, Noun | None, str] | None:
    """Avtalet som faktumet hör till, det som nämndes före det, och orden mellan."""
    sentence, text = one.sentence, one.sentence.passage.text
    before = [noun for noun in one.nouns if noun.end <= fact.start]
    if before:
        noun = before[-1]
        earlier = before[-2] if len(before) > 1 else one.earlier
        return (noun, earlier, text[noun.end : fact.start]) if fact.start - noun.end <= _REACH else None
    pronoun = _PRONOUN.match(text, sentence.start, fact.start)
    if pronoun and one.earlier:
        return one.earlier, one.earlier, text[pronoun.end() : fact.start]
    heading = _heading(sentence)
    if heading and LABEL.match(text, sentence.start, fact.start):
        return heading, None, " är "
    return None


def _heading(sentence: Sentence) -> Noun | None:
    """Avtalstiden, när stycket står under en sådan rubrik."""
    spot = sentence.spot(sentence.start, sentence.start)
    match = (
        _TIME_HEADING.match(spot.heading.strip()) if isinstance(spot, PaperSpot) and spot.heading else None
    )
    if match is None:
        return None
    return Noun(
        sentence.start,
        sentence.start,
        f"{match[1].lower()}stid",
        "tid",
        "",
        frozenset(),
        frozenset(),
        frozenset(),
    )


def _said(sentence: Sentence, fact: FactSpan, stem: str, noun: Noun, role: str) -> Iterator[Said]:
    about = telling(words(complement_of(sentence.passage.text, noun.end, min(fact.start, sentence.end))))
    about |= {f"{NAMED}{name}" for name in noun.parties | noun.sites}
    name = _name(stem, role)
    value = fact.value
    if isinstance(value, Period):
        if value.slut is not None:
            yield Said((stem, "slut"), about, name, value.slut, sentence, fact)
        yield Said((stem, "start"), about, name, value.start, sentence, fact)
    else:
        yield Said((stem, role), about, name, value, sentence, fact)


def _name(stem: str, role: str) -> str:
    ending = "en" if stem.endswith("stid") else "n" if stem.endswith("överenskommelse") else "et"
    called = f"{stem}{ending}"
    if role == "förlängning":
        return f"Förlängningen av {called}"
    return upper_first(called) if stem.endswith("stid") and role == "period" else f"{_NAMES[role]} {called}"
