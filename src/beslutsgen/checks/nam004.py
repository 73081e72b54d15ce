"""NAM004: Beslutspunkten nämner en annan utförare än avtalet.

Vad: utförare som en beslutspunkt nämner jämförs med utföraren i avtalet som beslutas. Andra riktiga namn på
parten (`aven_kallad`) och början av dess namn är samma utförare: Leanlink för Leanlink LSS Funktionsstöd.
Nämner punkten också rätt utförare, eller handlar den om att något upphör, är det inget fynd.
Varför: punkten är det som gäller. Med fel utförare får fel enhet uppdraget.

Fel:

    parter:
      utforare: {namn: Leanlink LSS Funktionsstöd, roll: utforare}
    avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare]}}
    beslut:
      - Verksamhetsuppdraget till Leanlink Råd och stöd godkänns.
      - Omsorgsdirektören ges rätt att underteckna det.
    skickas_till: utforare

Rätt:

    parter:
      utforare: {namn: Leanlink LSS Funktionsstöd, roll: utforare}
    avtal: {uppdrag: {slag: verksamhetsuppdrag, mellan: [utforare]}}
    beslut:
      - Verksamhetsuppdraget till Leanlink godkänns.
      - Omsorgsdirektören ges rätt att underteckna det.
    skickas_till: utforare
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.arende import beslutat
from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.points import points
from beslutsgen.checks.words import listing, plain
from beslutsgen.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beslutsgen.arende.model import Arende
    from beslutsgen.arende.pack import Pack
    from beslutsgen.checks.base import View
    from beslutsgen.checks.points import Point

_ENDING: Final = Pattern(r"upphör|avslutas|sägs upp|övergår|tas över|lämnas över|flyttas", re.IGNORECASE)


def look(view: View) -> Iterator[Finding]:
    """Beslutspunkter med en annan utförare än det beslutade avtalets."""
    decided = beslutat(view.arende)
    providers = (
        [name for name in decided[1].mellan if view.arende.parter[name].roll == "utforare"] if decided else []
    )
    if not providers:
        return
    right = frozenset(name for one in providers for name in _all_names(view.arende, one))
    known = _providers(view.arende, view.pack) | right
    for point in points(view):
        mentioned = dict(_mentioned(plain(point.text), known))
        if not mentioned or any(_same(name, right) for name in mentioned) or _ENDING.search(point.text):
            continue
        yield _finding(view.arende, point, mentioned, providers)


def _finding(
    arende: Arende, point: Point, mentioned: dict[str, tuple[int, int]], providers: list[str]
) -> Finding:
    name, (start, end) = next(iter(mentioned.items()))
    agreed = listing(arende.parter[one].namn.text for one in providers)
    return Finding(
        point.spot(start, end),
        f"Beslutspunkt {point.number} nämner {name}, men avtalet som beslutas är med {agreed}.",
        "Rätta punkten eller avtalets parter.",
        tuple((f"parter.{one}", "utföraren i avtalet") for one in providers),
    )


def _all_names(arende: Arende, name: str) -> tuple[str, ...]:
    part = arende.parter[name]
    return (part.namn.text, *part.aven_kallad)


def _providers(arende: Arende, pack: Pack) -> frozenset[str]:
    """Alla kända utförares namn, i ärendet och i kommunens register."""
    own = (
        name
        for key, part in arende.parter.items()
        if part.roll == "utforare"
        for name in _all_names(arende, key)
    )
    return frozenset((*own, *(organ.namn for organ in pack.register.values() if organ.slag == "utforare")))


def _mentioned(text: str, known: frozenset[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Utförarna som texten nämner, det längsta namnet där flera passar."""
    low, reached = text.lower(), 0
    if len(low) != len(text):
        low = text
    there = [(len(name), small) for name in known if (small := name.lower()) in low]
    each = ((start, -length) for length, small in there for start in _standing(low, small))
    for start, shorter in sorted(each):
        if start >= reached:
            reached = start - shorter
            yield text[start:reached], (start, reached)


def _standing(text: str, name: str) -> Iterator[int]:
    """Var namnet står för sig självt, eller i genitiv."""
    at = text.find(name) if name else -1
    while at >= 0:
        after = text[at + len(name) : at + len(name) + 2]
        if not _in_word(text[max(at - 1, 0) : at]) and not (
            _in_word(after[:1]) and (after[0] != "s" or _in_word(after[1:]))
        ):
            yield at
        at = text.find(name, at + 1)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _same(name: str, right: frozenset[str]) -> bool:
    """Om namnet är ett av de rätta, eller början av ett av dem."""
    return any(
        one.casefold() == name.casefold() or one.casefold().startswith(f"{name.casefold()} ") for one in right
    )


CHECK: Final = Check("NAM004", Severity.WARNING, look, reads=Reads.AGAINST)
