"""Avtal, uppdrag och överenskommelser som en text nämner, och vilket avtal som avtalet eller det syftar på."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from beslutsgen.checks.bound_words import names, telling, words
from beslutsgen.checks.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beslutsgen.checks.sentences import Sentence

_KINDS: Final = "avtal|uppdrag|överenskommelse|kontrakt|avrop"
_NOUN: Final = Pattern(
    rf"(?<![\w-])(?P<stem>(?:[a-zåäöé]+-)?[a-zåäöé]*?(?P<kind>{_KINDS}))(?P<definite>et|n)?(?![\w-])"
    r"|(?<![\w-])(?P<time>(?P<timed>avtal|uppdrag|kontrakt)s?(?:tid|period)(?:en)?)(?![\w-])",
    re.IGNORECASE,
)
_OLD: Final = Pattern(
    r"(?<!\w)(?:nuvarande|tidigare|förra|föregående|gamla|gammalt|gällande|befintlig[at]?|dåvarande|ursprungliga?"
    r"|innevarande|pågående|äldre|upphör\w*)(?!\w)",
    re.IGNORECASE,
)
_ANOTHER: Final = Pattern(
    r"(?<!\w)(?:första|andra|tredje|fjärde|sista|nästa|ytterligare|annat|annan|separat|särskilt|motsvarande"
    r"|liknande"
    r"|respektive|varje|vars|parallellt|båda|inget|ingen|eget|egna|alternativt|eventuellt)(?!\w)",
    re.IGNORECASE,
)
_NEW: Final = Pattern(r"(?<!\w)(?:nya|nytt|ny|föreslag\w+|kommande|aktuell\w*)(?!\w)", re.IGNORECASE)
_BEFORE: Final = Pattern(r"(?:[\w-]+\s+){0,3}\Z")
# Parter står efter med, mellan och till; platser efter de andra orden.
_PARTY: Final = Pattern(
    r"(?<!\w)(?:(?P<part>med|mellan|till)|för|på|vid|i)\s+(?P<name>[A-ZÅÄÖ].*?)(?=\s(?:med|om|för|på|vid"
    r"|avseende)\s|\Z)"
)
_ABOUT: Final = Pattern(r"(?<!\w)(?:om|avseende|gällande|rörande|angående|för)\s+", re.IGNORECASE)
_TOPIC_WORDS: Final = 6
_COMPLEMENT: Final = Pattern(
    r"\s+(?:med|till|om|för|avseende|mellan|rörande|angående|kring|på|i|vid)\s+(?P<text>[^.;:(]{1,120})"
)
_ENDS: Final = Pattern(
    r"(?:,|(?<!\w)(?:för att|att|tillsammans|perioden|tiden|avser|gäller|löper|omfattar|sträcker|är|har|kan|får"
    r"|ska|som|där|och\s+(?:det|den|avtalet"
    r"|uppdraget|överenskommelsen|som|ska|kan|har|är|gäller|avser)|föreslås|beräknas|kostar|tecknas|godkänns"
    r"|ingås|upphör"
    r"|börjar|från|till och med|t\.?o\.?m|fr\.?o\.?m|ger|ges|innebär|under|föreslagits|godkännas|samt)(?!\w)|\d)",
    re.IGNORECASE,
)
# Längre stycken än så hålls inte i minnet.
_LONGEST: Final = 1500
_DETERMINED: Final = {"avtal": "et", "uppdrag": "et", "kontrakt": "et", "avrop": "et", "överenskommelse": "n"}


class Noun(Struct, frozen=True):
    """Ett avtal som nämns i ett stycke: ordet utan böjning, orden framför som skiljer det från andra, och dess namn."""

    start: int
    end: int
    stem: str
    kind: str
    marker: str
    parties: frozenset[str]
    sites: frozenset[str]
    topics: frozenset[str]

    @property
    def bare(self) -> bool:
        """Om ordet är avtalet, uppdraget eller liknande, utan förled."""
        return self.stem == self.kind


def nouns(sentence: Sentence) -> tuple[Noun, ...]:
    """Avtalen som meningen nämner i ental, i ordning."""
    text = sentence.passage.text
    find = _remembered if len(text) <= _LONGEST else _nouns
    return find(text, sentence.start, sentence.end)


def _nouns(text: str, start: int, end: int) -> tuple[Noun, ...]:
    low = text[start:end].lower()
    if not any(kind in low for kind in _DETERMINED):
        return ()
    found = (_noun(text, start, end, match) for match in _NOUN.finditer(text, start, end))
    return tuple(noun for noun in found if noun is not None)


# Flera kontroller frågar om samma meningar, och standardmeningar går igen från papper till papper.
_remembered = lru_cache(maxsize=2048)(_nouns)


def _noun(text: str, start: int, end: int, match: re.Match[str]) -> Noun | None:
    """Avtalet i träffen; `None` där ändelsen inte är ordets i bestämd form."""
    nothing: frozenset[str] = frozenset()
    if match["time"]:
        stem = f"{match['timed'].lower()}stid"
        return Noun(match.start(), match.end(), stem, "tid", "", nothing, nothing, nothing)
    kind = match["kind"].lower()
    if match["definite"] and match["definite"].lower() != _DETERMINED[kind]:
        return None
    complement = complement_of(text, match.end(), end)
    return Noun(
        match.start(),
        match.end(),
        match["stem"].lower(),
        kind,
        _marker(text, start, match.start()),
        _names(complement, parties=True),
        _names(complement, parties=False),
        _topics(complement),
    )


def complement_of(text: str, at: int, end: int) -> str:
    """Bestämningen efter ordet som slutar vid `at`: med Region Östergötland, om tolkning."""
    match = _COMPLEMENT.match(text, at, end)
    if match is None:
        return ""
    stop = _ENDS.search(text, match.start("text"), match.end())
    return text[match.start() : stop.start() if stop else match.end()]


def _names(complement: str, *, parties: bool) -> frozenset[str]:
    """Namnen på parterna, eller på platserna, i bestämningen."""
    return frozenset(
        name
        for match in _PARTY.finditer(complement)
        if bool(match["part"]) == parties
        for name in names(words(match["name"]))
    )


def _topics(complement: str) -> frozenset[str]:
    """Orden för vad avtalet handlar om."""
    match = _ABOUT.search(complement)
    return telling(words(complement[match.end() :])[:_TOPIC_WORDS]) if match else frozenset()


def _marker(text: str, start: int, at: int) -> str:
    """Vilket avtal ordet framför pekar ut: det gamla, ett annat, det nya, eller inget särskilt."""
    near = _BEFORE.search(text, max(start, at - 60), at)
    before = near[0] if near else ""
    if _ANOTHER.search(before):
        return f"annat {before.strip().lower()}"
    if _OLD.search(before):
        return "gammalt"
    return "nytt" if _NEW.search(before) else ""


class Agreements(Struct, frozen=True):
    """Vilka avtal alla texter nämner, så att ett kort ord kan få sin fulla betydelse eller visa sig tvetydigt."""

    compounds: Mapping[str, frozenset[str]]
    markers: Mapping[str, frozenset[str]]
    several: frozenset[str]
    topical: frozenset[str]

    def stem_of(self, noun: Noun, earlier: Noun | None) -> str | None:
        """Avtalet som ordet står för: det längre ord som är ensamt om sin sort, annars det som nyss nämndes."""
        if noun.kind == "tid" or not noun.bare:
            return noun.stem
        known = self.compounds.get(noun.kind, frozenset())
        if earlier and (earlier.kind in (noun.kind, "tid")):
            return earlier.stem
        if len(known) == 1:
            return next(iter(known))
        return None if known else noun.stem

    def many(self, stem: str, kind: str) -> bool:
        """Om texterna kan handla om flera avtal som ordet passar på."""
        if kind != "tid":
            return stem in self.topical
        timed = next((one for one in _DETERMINED if stem.startswith(one)), stem)
        stems = self.compounds.get(timed, frozenset())
        return len(stems) > 1 or bool({timed, *stems} & (self.topical | self.several))

    def clear(self, stem: str, noun: Noun, earlier: Noun | None) -> bool:
        """Om ordet bara kan stå för ett enda avtal i texterna, eller syftar på det som nyss nämndes."""
        markers = self.markers.get(stem, frozenset())
        if noun.marker == "gammalt" and stem != noun.stem and "gammalt" not in markers:
            return False
        if noun.marker.startswith("annat") or (stem in self.several and not noun.parties | noun.sites):
            return False
        just_named = earlier is not None and earlier.stem == stem and noun.kind != "tid"
        if self.many(stem, noun.kind) and (noun.kind == "tid" or noun.bare) and not just_named:
            return False
        return "gammalt" not in markers or (noun.marker == "gammalt" and markers <= {"gammalt", ""})


def agreements(mentioned: Iterable[Noun]) -> Agreements:
    """Vad alla nämnda avtal tillsammans säger."""
    compounds: defaultdict[str, set[str]] = defaultdict(set)
    markers: defaultdict[str, set[str]] = defaultdict(set)
    named: defaultdict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for noun in mentioned:
        if not noun.bare:
            compounds[noun.kind].add(noun.stem)
        markers[noun.stem].add(noun.marker.split()[0] if noun.marker else "")
        for what, found in (("part", noun.parties), ("plats", noun.sites), ("om", noun.topics)):
            if found:
                named[noun.stem, what].add(found)
    apart = [at for at, sets in named.items() if not _nested(sets)]
    return Agreements(
        {kind: frozenset(stems) for kind, stems in compounds.items()},
        {stem: frozenset(each) for stem, each in markers.items()},
        frozenset(stem for stem, what in apart if what != "om"),
        frozenset(stem for stem, what in apart if what == "om"),
    )


def _nested(sets: set[frozenset[str]]) -> bool:
    """Om alla namn kan vara ett och samma: varje mängd ryms i nästa, eller delar något med den största."""
    largest = max(sets, key=len)
    return all(one & largest for one in sets)
