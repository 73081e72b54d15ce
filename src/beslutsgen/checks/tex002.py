"""TEX002: Texten innehåller en uppgift som inte finns i ärendet.

Vad: hela datum, perioder mellan hela datum, belopp, och antal i ärendets egna enheter som är skrivna för hand
och inte är någon av ärendets uppgifter. Årtal, månader, datum i hänvisningar till protokoll, datum i
villkoren för ersättningen och antal av sådant som ärendet inte räknar är inga fynd.
Varför: en uppgift som bara står i löpande text kan inte kontrolleras, och följer inte med när något ändras.

Fel:

    text:
      bakgrund: Lokalerna hyrs för 1,2 miljoner kronor per år.

Rätt:

    belopp: {hyra: {varde: "1,2 mnkr per år", avser: hyra av lokalerna}}
    text:
      bakgrund: Lokalerna hyrs för {{ belopp.hyra }}.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.known import prose_values
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.verdicts import verdicts
from beslutsgen.checks.words import plain, shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Antal, Belopp, Datum, Period, agrees
from beslutsgen.facts.enheter import enhetsnyckel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.checks.base import View
    from beslutsgen.checks.typed import Typed
    from beslutsgen.checks.verdicts import Verdict
    from beslutsgen.passage import Value

_SECTIONS: Final[dict[type[Value], str]] = {Datum: "datum", Period: "datum", Belopp: "belopp", Antal: "antal"}
_SAID: Final[dict[type[Value], str]] = {
    Datum: "Datumet",
    Period: "Perioden",
    Belopp: "Beloppet",
    Antal: "Antalet",
}
# Ett datum i en hänvisning till protokoll, tidigare beslut, handlingar eller lagar är ingen uppgift i ärendet.
_REFERENCE: Final = Pattern(
    r"§|protokoll|dnr|diarienummer|beslutade|beslut av|beslut från|daterad|reviderad|lagen(?!\w)|förordning"
    r"|föreskrift|\d{4}:\d",
    re.IGNORECASE,
)
# Statens pengar och landets siffror är bakgrund.
_OUTSIDE: Final = Pattern(
    r"(?<!\w)(?:statens?|statlig\w*|statsbidrag\w*|riksdag\w*|regering\w*|proposition\w*|budgetproposition\w*|prop\.|SOU"
    r"|landet|nationell\w*|SCB|SKR|Skolverket|Socialstyrelsen)(?!\w)",
    re.IGNORECASE,
)
_TITLES: Final = ("underlag",)
# Här anges ersättningens villkor, också dagen för den första uppräkningen: det är uppgiftens egen plats.
_TERMS: Final = ("uppdrag.ersattning",)


def look(view: View) -> Iterator[Finding]:
    """Handskrivna värden som ärendet inte känner."""
    units = frozenset(enhetsnyckel(post.varde.enhet) for post in view.arende.antal.values())
    written: tuple[Value, ...] | None = None
    for verdict in verdicts(view):
        typed = verdict.typed
        if verdict.outcome != "unknown" or not (_counts(typed, units) or _in_place_of_another(view, typed)):
            continue
        if typed.sentence.paper is not None:
            written = prose_values(view.arende) if written is None else written
            if any(agrees(typed.value, value) for value in written):
                continue
        kind = type(typed.value)
        like = f" Det liknar {verdict.fact.path}, som är {shown(verdict.fact.value)}." if verdict.fact else ""
        yield Finding(
            typed.spot,
            f"{_SAID[kind]} {plain(typed.text)} finns inte bland ärendets uppgifter.{like}",
            _remedy(verdict),
            ((verdict.fact.path, "uppgiften som det liknar"),) if verdict.fact else (),
            _in_paper(verdict),
        )


def _remedy(verdict: Verdict) -> str:
    """Tipset: först hänvisningen till den uppgift som kan menas, sedan den nya uppgiften."""
    section = _SECTIONS[type(verdict.typed.value)]
    add = f"in uppgiften under {section} och hänvisa till den, så att den kan kontrolleras."
    if verdict.fact is None:
        return f"Lägg {add}"
    return f"Menas {shown(verdict.fact.value)}, skriv {{{{ {verdict.fact.path} }}}}. Är det något annat, lägg {add}"


def _in_paper(verdict: Verdict) -> str:
    """Tipset när uppgiften står i ett papper: rätta det, eller fyll på ärendefilen."""
    if verdict.fact is None:
        return "Kontrollera uppgiften. Är den rätt läggs den till i ärendefilen."
    return (
        f"Menas {shown(verdict.fact.value)}, rätta papperet. Är det något annat läggs det till i ärendefilen."
    )


def _in_place_of_another(view: View, typed: Typed) -> bool:
    """Om antalet i ett papper har samma tal som ett av ärendets, med en annan enhet, och ärendets inte står i papperet.

    Ärendets sju platser har då blivit sju personer.
    """
    value, paper = typed.value, typed.sentence.paper
    if paper is None or not isinstance(value, Antal):
        return False
    alike = [
        post.varde
        for post in view.arende.antal.values()
        if (post.varde.tal, post.varde.till) == (value.tal, value.till)
    ]
    stated = [fact.value for one in view.sentences if one.paper == paper for fact in one.facts]
    return bool(alike) and not any(agrees(one, other) for one in alike for other in stated)


def _counts(typed: Typed, units: frozenset[str]) -> bool:
    """Om värdet är en uppgift som borde stå i ärendefilen."""
    value = typed.value
    if typed.sentence.path.startswith(_TITLES):
        return False
    if typed.sentence.path.startswith(_TERMS) and isinstance(value, Datum | Period):
        return False
    if isinstance(value, Antal):
        return enhetsnyckel(value.enhet) in units
    if isinstance(value, Datum):
        return value.dag is not None and not _REFERENCE.search(typed.sentence.text)
    if isinstance(value, Period):
        return value.start.dag is not None
    return isinstance(value, Belopp) and value.tal != 0 and not _OUTSIDE.search(typed.sentence.text)


CHECK: Final = Check("TEX002", Severity.WARNING, look, reads=Reads.AGAINST)
