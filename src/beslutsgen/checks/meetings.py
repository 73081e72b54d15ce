"""Sammanträdet som papperen gäller, när de säger det, och dagen för information eller förhandling enligt MBL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Datum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

# En kort rad som bara säger vilket sammanträde papperet gäller; inte en mening om vad ett tidigare beslutade.
_MEETING: Final = Pattern(
    r"\s*(?:[A-ZÅÄÖa-zåäö-]+(?:\s+och\s+[a-zåäö-]+)?s?\s+)?(?:sammanträde(?:t|sdatum|sdag)?|nämndmöte)\s*:?\s*(?:den\s+)?\Z",
    re.IGNORECASE,
)
# En mening som säger när nämnden sammanträder i ärendet, inte när den gjorde det eller gör det nästa gång.
_STATED: Final = Pattern(
    r"\s*(?:[A-ZÅÄÖ][a-zåäö-]*(?:\s+och\s+[a-zåäö-]+)?s\s+sammanträde\s+(?:är|hålls|äger rum)"
    r"|[A-ZÅÄÖ][a-zåäö-]*(?:nämnden|styrelsen|utskottet)\s+sammanträder)\s+(?:den\s+)?\Z"
)
_LONGEST: Final = 80
_MBL: Final = Pattern(
    r"(?<!\w)(?P<form>information\w*|informera\w*|förhandling\w*|förhandla\w*|MBL)(?!\w)", re.IGNORECASE
)
_DONE: Final = Pattern(
    r"(?<!\w)(?:har\s+(?:skett|lämnats|genomförts|ägt\s+rum|hållits|avslutats)|skedde|lämnades|genomfördes|hölls"
    r"|avslutades|ägde\s+rum|ska\s+ske|sker|hålls|lämnas)(?:\s+(?:den|vid|på|i))*\s+\Z",
    re.IGNORECASE,
)


def meetings(view: View) -> Iterator[tuple[Sentence, FactSpan]]:
    """Dagen för sammanträdet, där den står ensam på en rad eller i en egen mening."""
    for sentence in view.sentences:
        text = sentence.passage.text
        if sentence.paper is None:
            continue
        yield from _stated(sentence)
        if len(text) > _LONGEST:
            continue
        for fact in sentence.facts:
            day = isinstance(fact.value, Datum) and fact.value.dag is not None
            if day and _MEETING.match(text, 0, fact.start) and not text[fact.end :].strip(" ."):
                yield sentence, fact


def _stated(sentence: Sentence) -> Iterator[tuple[Sentence, FactSpan]]:
    """Sammanträdesdagen i en mening som bara säger den."""
    text = sentence.passage.text
    for fact in sentence.facts:
        whole = isinstance(fact.value, Datum) and fact.value.dag is not None
        said = whole and _STATED.match(text, sentence.start, fact.start)
        if said and not text[fact.end : sentence.end].strip(" ."):
            yield sentence, fact


def negotiated(view: View) -> Iterator[tuple[Sentence, FactSpan]]:
    """Dagen då information eller förhandling enligt MBL sker eller har skett."""
    for sentence in view.sentences:
        if sentence.paper is None or not _mbl(sentence):
            continue
        for fact in sentence.facts:
            if not isinstance(fact.value, Datum) or fact.value.dag is None:
                continue
            done = _DONE.search(sentence.passage.text, max(sentence.start, fact.start - 40), fact.start)
            if done and _MBL.search(sentence.passage.text, sentence.start, done.start()):
                yield sentence, fact


def _mbl(sentence: Sentence) -> bool:
    return "MBL" in sentence.text or "medbestämmande" in sentence.text or sentence.path.startswith("mbl")
