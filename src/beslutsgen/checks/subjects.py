"""Meningar där ett avtal självt är subjekt: Verksamhetsuppdraget gäller för perioden ..., Avtalet löper ut ..."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.facts import Datum, Period

if TYPE_CHECKING:
    from beslutsgen.arende.model import Arende
    from beslutsgen.checks.typed import Typed

_PERIOD: Final = (
    r"(?:gäller|avser|löper|sträcker sig|är|omfattar)(?: för| under| över| från)?(?: perioden| tiden)?"
)
_START: Final = (
    r"(?:börjar(?: gälla)?|startar|träder i kraft"
    r"|gäller (?:från och med|från|fr\.?o\.?m\.?|sedan))(?: den)?"
)
_END: Final = (
    r"(?:löper ut|upphör(?: att gälla)?|slutar|gäller till och med|gäller t\.?o\.?m\.?|gäller till)(?: den)?"
)
_LATEST: Final = (
    r"(?:kan|får)(?: som)? längst (?:förlängas|gälla) (?:till och med|till)(?: den)?"
    r"|(?:kan|får) (?:förlängas|gälla)(?: som)? längst (?:till och med|till)(?: den)?"
)
_GENERIC: Final = r"avtalstiden|uppdragstiden"
_ONE: Final = r"avtalet|uppdraget|överenskommelsen|det|den"


def subject_of(arende: Arende, typed: Typed) -> str | None:
    """Sökvägen till den uppgift som meningen säger, när ett avtal är subjekt och verbet står alldeles före faktumet."""
    before = typed.sentence.passage.text[typed.sentence.start : typed.fact.start].casefold()
    verbs: tuple[tuple[str, str], ...] = ((_PERIOD, "period"),) if isinstance(typed.value, Period) else ()
    if isinstance(typed.value, Datum):
        verbs = ((_START, "period.start"), (_END, "period.slut"), (_LATEST, "langst_till"))
    for verb, part in verbs:
        name = _subject(arende, before, verb)
        if name is not None:
            return _path(arende, name, part)
    return None


def _subject(arende: Arende, before: str, verb: str) -> str | None:
    """Avtalet som är subjekt; ett namn som flera avtal har pekar inte ut något."""
    decided = beslutat(arende)
    if decided and re.search(rf"(?<!\w)(?:{_GENERIC}) (?:{verb})\s+\Z", before):
        return decided[0]
    extendable = [name for name, avtal in arende.avtal.items() if avtal.forlangning or avtal.langst_till]
    if verb == _LATEST and len(extendable) == 1 and re.search(rf"(?<!\w)(?:{_ONE}) (?:{verb})\s+\Z", before):
        return extendable[0]
    found = [
        name
        for name, avtal in arende.avtal.items()
        if re.search(
            rf"(?<![\w-]){re.escape(avtal.slag.strip().casefold())}(?:e?t|e?n) (?:{verb})\s+\Z", before
        )
    ]
    return found[0] if len(found) == 1 else None


def _path(arende: Arende, name: str, part: str) -> str:
    """Sökvägen; sista dagen är den uträknade när ingen är angiven."""
    if part == "langst_till" and arende.avtal[name].langst_till is None:
        part = "senaste_slut"
    return f"avtal.{name}.{part}"
