"""Vad ett datum, en period eller en förlängning säger om sitt avtal: början, slutet, tiden eller något annat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.pattern import Pattern
from beslutsgen.facts import Datum, Forlangning

if TYPE_CHECKING:
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_PERIOD: Final = Pattern(
    r"(?<!\w)(?:gäller|gälla|gällde|avser|avse|löper|löpa|sträcker sig|omfattar|är|blir|vara|tecknas|tecknats"
    r"|tecknat|ingås"
    r"|ingåtts|träffas|godkänns|för perioden|under perioden|avseende perioden|för tiden|under tiden)(?!\w)",
    re.IGNORECASE,
)
_ROLES: Final = (
    (
        "längst",
        Pattern(
            r"(?:längst|senast)\s+(?:kan\s+|får\s+)?(?:förlängas\s+|förlängs\s+|gälla\s+)?(?:till och med"
            r"|t\.?\s?o\.?\s?m\.?|till)"
            r"(?:\s+den)?\s+\Z|(?:förlängas|gälla)\s+(?:som\s+)?längst\s+(?:till och med|t\.?\s?o\.?\s?m\.?"
            r"|till)(?:\s+den)?\s+\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "slut",
        Pattern(
            r"(?<!\w)(?:löper ut|upphör(?: att gälla)?|slutar|(?:gäller|löper)\s+(?:fram\s+)?(?:till och med"
            r"|t\.?\s?o\.?\s?m\.?|till))"
            r"(?:\s+den)?\s+\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "start",
        Pattern(
            r"(?<!\w)(?:börjar(?: gälla)?|startar|träder i kraft|gäller(?:\s+från(?:\s+och\s+med)?|\s+sedan"
            r"|\s+fr\.?\s?o\.?\s?m\.?)?)"
            r"(?:\s+den)?\s+\Z",
            re.IGNORECASE,
        ),
    ),
)
# Det som visar att tiden gäller något annat än avtalet självt.
_OTHER: Final = Pattern(
    r"(?<!\w)(?:förläng\w*|option\w*|uppsäg\w*|sägs upp|utvärder\w*|följs upp|följas upp|rapport\w*|innan|efter"
    r"|inför|när|som"
    r"|där|vilket|vilka|vilken|beslutad\w*|beslutat|daterat|inte|utom|ersättning\w*|priset?|hyra\w*|avgift\w*"
    r"|kostnad\w*"
    r"|antal\w*|startdatum|varav|skulle|istället för|i stället för)(?!\w)",
    re.IGNORECASE,
)
_EXTENDED: Final = Pattern(r"förläng|förlägg|option|prolong", re.IGNORECASE)
LABEL: Final = Pattern(r"\s*:?\s*\Z")


def role_of(sentence: Sentence, fact: FactSpan, bridge: str, facts: list[FactSpan]) -> str | None:
    """Vad faktumet säger om avtalet, eller `None` när det handlar om något annat."""
    text = sentence.passage.text
    if isinstance(fact.value, Forlangning):
        return (
            "förlängning"
            if _EXTENDED.search(bridge) or _EXTENDED.search(text, fact.start, fact.end)
            else None
        )
    near = text[max(sentence.start, fact.start - 70) : fact.start]
    if isinstance(fact.value, Datum):
        role = next((role for role, pattern in _ROLES if pattern.search(near)), None)
        return role if role == "längst" or not _OTHER.search(_own(fact, bridge, facts)) else None
    own = _own(fact, bridge, facts)
    if _OTHER.search(own):
        return None
    if fact.value.slut is None:  # type: ignore[attr-defined]  # facts har bara de tre sorterna
        return "start" if _PERIOD.search(own) else None
    return "period" if _PERIOD.search(own) or LABEL.match(own) else None


def _own(fact: FactSpan, bridge: str, facts: list[FactSpan]) -> str:
    """Orden mellan avtalet och faktumet, från det senaste andra faktumet om ett sådant står emellan."""
    start = fact.start - len(bridge)
    between = [other for other in facts if start <= other.start < fact.start]
    return f" som {bridge}" if between else bridge
