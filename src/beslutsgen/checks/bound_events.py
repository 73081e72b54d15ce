"""Händelser med en dag eller en tid: tillträde sker, arbetena pågår, taxan gäller från och med, ansökan kom in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.bound import Said
from beslutsgen.checks.bound_nouns import nouns
from beslutsgen.checks.bound_words import stem, telling, words
from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Datum, Period, agrees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

# Verben efter vad de säger om dagen. Samma händelse sägs med samma slag av verb.
_VERBS: Final = (
    ("tid", r"pågår|genomförs|löper|gäller|sträcker sig|varar|beräknas pågå|planeras pågå|omfattar"),
    (
        "början",
        r"startar|börjar|inleds|öppnar|öppnas|påbörjas|träder i kraft|träder ikraft|tas i bruk|tas i drift",
    ),
    ("slut", r"avslutas|slutar|upphör|löper ut|är klara?|är färdig\w*|färdigställs"),
    ("inkommet", r"kom in|inkom|lämnades in"),
    ("dag", r"sker|äger rum|är|hålls|infaller|blir"),
)
_VERB: Final = "|".join(f"(?P<v{at}>{verbs})" for at, (_, verbs) in enumerate(_VERBS))
_EVENT: Final = Pattern(
    rf"\s*(?P<np>[A-ZÅÄÖ][^.;,()]{{1,90}}?)\s+(?:(?:ska|beräknas|planeras|föreslås)\s+)?(?:{_VERB})"
    r"(?:\s+(?:att gälla|under|för|i|på|från|till|senast|den|perioden|tiden|med start|från och med|till och med))*\s*\Z"
)
_LABEL: Final = Pattern(r"\s*(?P<np>[A-ZÅÄÖ][\w-]+(?:dag|datum|start|slut|tid|period))\w{0,2}\s*:\s*\Z")
# Ord som gör att meningen handlar om fler än en sådan händelse, eller en annan.
_OTHER: Final = Pattern(
    r"(?<!\w)(?:tidigare|nuvarande|förra|föregående|gamla|första|andra|tredje|fjärde|nästa|sista|ytterligare|annan|annat|varje"
    r"|del|etapp|steg|fas|omgång|beslut\w*|protokoll\w*|möte\w*|sammanträde\w*|inte|som|när|om|efter|innan|det|detta|den|han"
    r"|hon|de|här|där|nämnden|information\w*|förhandling\w*|samråd\w*)(?!\w)",
    re.IGNORECASE,
)
_PROSE_OUT: Final = ("tabell", "header", "footer", "comment")
_MOST: Final = 7
_DAY: Final = Pattern(r"s?(?:dag|datum)(?:en|et)?\Z", re.IGNORECASE)


def bound_events(view: View) -> Iterator[Said]:
    """Allt som texterna säger om när något annat än ett avtal sker."""
    for sentence in view.sentences:
        facts = [fact for fact in sentence.facts if isinstance(fact.value, Datum | Period)]
        if facts and sentence.path not in _PROSE_OUT:
            yield from _stated(sentence, facts[0])


def _stated(sentence: Sentence, fact: FactSpan) -> Iterator[Said]:
    text = sentence.passage.text
    match = _EVENT.match(text, sentence.start, fact.start) or _LABEL.match(text, sentence.start, fact.start)
    if match is None or any(noun.end <= fact.start for noun in nouns(sentence)):
        return
    listed = words(match["np"])
    if len(listed) > _MOST or _OTHER.search(match["np"]):
        return
    verb = next((name for at, (name, _) in enumerate(_VERBS) if match.groupdict().get(f"v{at}")), "dag")
    day = _DAY.search(listed[0])
    head = stem(listed[0][: day.start()] if day else listed[0])
    about = telling(listed[1:])
    for role, value in _values(fact, verb):
        yield Said((head, role), about, listed[0], value, sentence, fact)


def _values(fact: FactSpan, verb: str) -> Iterator[tuple[str, Datum]]:
    value = fact.value
    if isinstance(value, Datum):
        yield verb, value
    elif isinstance(value, Period):
        yield "början", value.start
        if value.slut is not None:
            yield "slut", value.slut


def conflicting(one: Said, other: Said, single: bool) -> bool:  # noqa: FBT001  # samma form för alla sorter
    """Om samma händelse har två dagar i två framställningar."""
    if one.part == other.part or agrees(one.value, other.value):
        return False
    return one.about == other.about or (single and (one.about <= other.about or other.about <= one.about))
