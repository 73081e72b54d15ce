"""PER002: En privat e-postadress eller ett privat telefonnummer står i texten.

Vad: e-postadresser hos tjänster som privatpersoner använder, och mobilnummer. Ett mobilnummer i ett sidhuvud, en
tabell eller på en rad om handläggaren, eller bredvid en e-postadress i tjänsten, är en tjänstemans och inget fynd.
Varför: papperen publiceras. Den som har skrivit till kommunen räknar inte med att få sina kontaktuppgifter på webben.

Fel:

    text:
      bakgrund: Sökanden nås på anna.lund@gmail.com eller 070-123 45 67.

Rätt:

    text:
      bakgrund: Handläggaren nås på anna.lund@nordby.se eller 070-123 45 67.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.signs import holds
from beslutsgen.checks.words import plain
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import Text, View
    from beslutsgen.passage import Passage

_MAIL: Final = Pattern(r"[\w.+-]{1,64}@(?P<domain>[\w-]{1,60}(?:\.[\w-]{2,20}){1,3})")
_PRIVATE: Final = Pattern(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|aol|proton|protonmail|gmx|telia|comhem"
    r"|bredband2?|bahnhof|spray|passagen|swipnet|tele2|home|glocalnet)\.(?:com|se|nu|net|org|me|de|co\.uk)\Z",
    re.IGNORECASE,
)
_MOBILE: Final = Pattern(
    r"(?<![\w+/.-])(?:07[02369]|(?:\+|00)46[ -]?(?:\(0\))?7[02369])(?:[ \u00a0–-]{0,3}\d){7}(?![\w/]|[-.,]\d)"
)
# Så kan ett mobilnummer börja; 07 är också juli.
_MOBILE_STARTS: Final = ("070", "072", "073", "076", "079", "+46", "0046")
# Ett stycke som nämner någon i tjänst.
_OFFICIAL: Final = Pattern(
    r"handlägg|föredragande|kontaktperson|registrator|växel|kundtjänst|kontaktcenter|jour(?:telefon|nummer)|(?<!\w)tfn"
    r"|\w(?:chef|direktör|sekreterare|utredare|strateg|samordnare|controller|ekonom|jurist|ingenjör|planerare)",
    re.IGNORECASE,
)
# Rader där kommunens egna uppgifter står.
_OWN: Final = frozenset({"header", "footer", "tabell"})


def look(view: View) -> Iterator[Finding]:
    """Privata adresser och nummer i löpande text."""
    if not view.says("@", *_MOBILE_STARTS):
        return
    for at, text in enumerate(view.texts):
        for passage in text.passages:
            if "@" in passage.text:
                yield from _addresses(passage)
            if text.path not in _OWN and holds(passage.text, _MOBILE_STARTS):
                yield from _numbers(passage, _beside(view.texts, at))


def _addresses(passage: Passage) -> Iterator[Finding]:
    for match in _MAIL.finditer(passage.text):
        if _PRIVATE.match(match["domain"]):
            yield Finding(
                passage.place.spot(*match.span()),
                f"Texten innehåller en privat e-postadress: {match[0]}.",
                "Ta bort den, eller se till att papperet inte publiceras.",
            )


def _beside(texts: tuple[Text, ...], at: int) -> str:
    """Texten med dem före och efter i samma papper; i en ärendefil bara texten själv."""
    paper = texts[at].paper
    near = texts[max(0, at - 1) : at + 2] if paper else texts[at : at + 1]
    return "\n".join(passage.text for text in near if text.paper == paper for passage in text.passages)


def _numbers(passage: Passage, beside: str) -> Iterator[Finding]:
    for match in _MOBILE.finditer(passage.text):
        if not _OFFICIAL.search(beside) and not _works(beside):
            yield Finding(
                passage.place.spot(*match.span()),
                f"Texten innehåller ett mobilnummer: {plain(match[0])}.",
                "Är det privat ska det inte stå i ett papper som publiceras.",
            )


def _works(text: str) -> bool:
    """Om texten har en e-postadress i tjänsten."""
    return any(not _PRIVATE.match(match["domain"]) for match in _MAIL.finditer(text))


CHECK: Final = Check("PER002", Severity.INFO, look, reads=Reads.ALL)
