"""Namn på organ, personer och platser i löpande text, och korta namn på poster."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende.keys import own_name
from beslutsgen.pattern import late

if TYPE_CHECKING:
    from collections.abc import Collection

UPPER: Final = "A-ZÅÄÖÉ"
LOWER: Final = "a-zåäöéü"
_COMPOUND: Final = rf"(?:[{UPPER}{LOWER}]{{3,}}-(?:, [{LOWER}]{{3,}}-){{0,3}} (?:och|eller) )?"
_ORGAN_WORD: Final = (
    rf"[{UPPER}{LOWER}]{{3,}}(?:nämnden|förvaltningen|kontoret|utskottet)"
    r"|[Kk]ommunstyrelsen|[Rr]egionstyrelsen"
)
# Ett organ i kommunen, utom de vaga: nämnden, förvaltningen, kontoret.
ORGAN: Final = late(
    rf"(?<![\w-]){_COMPOUND}(?:{_ORGAN_WORD})(?=s?(?![\w-]))"
    rf"|(?<![\w-])Region [{UPPER}][{LOWER}]+(?=s?(?![\w-]))"
    rf"|(?<![\w-])[{UPPER}][{LOWER}]{{2,}}(?: [{UPPER}][{LOWER}]+)? (?:kommun|stad)(?=s?(?![\w-]))"
    rf"|(?<![\w-])(?:[{UPPER}][\w&]{{1,30}} ){{1,4}}AB(?![\w-])"
)
BOARD: Final = late(
    rf"{_COMPOUND}(?:[{UPPER}{LOWER}]{{3,}}nämnd(?:en)?|[Kk]ommunstyrelsen|[Kk]ommunfullmäktige)"
)
OFFICE: Final = late(rf"{_COMPOUND}[{UPPER}{LOWER}]{{3,}}(?:förvaltning(?:en)?|kontor(?:et)?)")
_NAME: Final = rf"[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?"
PERSON: Final = late(rf"{_NAME}(?: (?:von|af|de|van|der))?(?: {_NAME}){{1,3}}")
JOB: Final = late(
    rf"(?:[{UPPER}{LOWER}-]+ (?:och |för )?){{0,5}}[{UPPER}{LOWER}-]*"
    r"(?:direktör|chef|handläggare|utredare|strateg|sekreterare|ekonom|controller|jurist|samordnare"
    r"|utvecklare|ansvarig|ordförande|ledare|planerare|arkitekt|ingenjör|rektor"
    r"|specialist|rådgivare|direktor|konsult|assistent)(?:,? [\w -]{0,60})?",
    re.IGNORECASE,
)
_EMPTY: Final = late(
    r"(?:och|i|på|av|för|till|med|en|ett|de|det|den|som|är|vid|om|enligt|samt|per|sin|sina|del|från|under|inom|dessa"
    r"|denna|detta|insatserna|insatsen|verksamheten|verksamheter)\Z",
    re.IGNORECASE,
)
_WORD: Final = late(r"[^\W_]+")
_MOST_WORDS: Final = 2
_LONGEST: Final = 40


def entry_name(words: str, taken: Collection[str], fallback: str, most: int = _MOST_WORDS) -> str:
    """Ett kort namn av de första orden som säger något, skilt från dem som är tagna."""
    telling = [word for word in _WORD.findall(words) if not _EMPTY.match(word)][:most]
    made = own_name("_".join(telling).casefold()[:_LONGEST]) if telling else None
    return free(made.rstrip("_") if made else fallback, taken)


def free(name: str, taken: Collection[str]) -> str:
    """Namnet, med ett nummer om det redan är taget."""
    number = 2
    chosen = name
    while chosen in taken:
        chosen = f"{name}_{number}"
        number += 1
    return chosen


def capital(text: str) -> str:
    """Texten med stor bokstav först."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Texten med liten bokstav först."""
    return text[:1].lower() + text[1:]
