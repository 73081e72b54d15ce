"""Vad ett belopp avser: det som meningen säger omfattas, det som det utgår till, eller meningens subjekt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.pattern import late
from beslutsgen.prefill.words import small

if TYPE_CHECKING:
    from beslutsgen.passage import FactSpan

_VERB: Final = late(
    r"(?<!\w)(?:beräknas|är|var|blir|uppgår|kostar|har varit|har uppgått|utgår|ges|utgör|budgeteras|ersätts"
    r"|bedöms)(?!\w)"
)
_COVERS: Final = late(r"\s*,?\s*(?:och|som) (?:omfattar|avser|täcker) (?P<vad>[^.;]{3,200})")
_MEANT: Final = late(r"\A(?:för|till|i|avseende)\s(?!perioden|tiden|åren|\w+ år\b)(?P<vad>[^.;,]{3,120})")
# "ett driftbidrag om", "nämndens ram på".
_NAMED: Final = late(r"(?<![\w-])(?P<vad>(?:[\w-]+s )?[\w-]{4,})\s(?:om|på)\s(?:(?:ca|cirka|högst)\s)?\Z")
_ABOUT: Final = late(r"(?:ca|cirka|högst|minst)\s\Z")
TOTAL: Final = late(r"(?:totalt|sammanlagt|tillsammans)\s(?:(?:ca|cirka|högst)\s)?\Z")
_TOWARDS: Final = late(r"(?<!\w)(?:utgår|ges|betalas)\s(?P<vad>[^.;]{3,160}?)\s(?:med|på|om)\s\Z")
_DEFINITE: Final = late(r"\A(?P<stam>[\wåäö]+kostnad)en(?= )", re.IGNORECASE)
_NEEDLESS: Final = late(r"(?<= )(?:insatserna|insatsen|verksamheterna)\s", re.IGNORECASE)
_ARTICLE: Final = late(r"\A(?:en|ett) ")
# Så långt före beloppet söks det som det avser.
_NEAR: Final = 400


def meaning(text: str, start: int, fact: FactSpan, end: int, *, listed: bool) -> str | None:
    """Vad beloppet avser: det som sägs omfattas, det som det utgår till, eller meningens subjekt."""
    covers = _COVERS.match(text, fact.end, end)
    if covers:
        return covers["vad"].strip()
    lead = text[max(start, fact.start - _NEAR) : fact.start]
    towards = _TOWARDS.search(lead)
    if towards:
        return _indefinite(towards["vad"])
    named = _NAMED.search(lead)
    if named and not _VERB.search(named["vad"]):
        return _indefinite(named["vad"])
    verb = next(_VERB.finditer(lead), None)
    subject = lead[: verb.start()].strip(" ,") if verb else ""
    if verb is None and listed:
        subject = _ABOUT.sub("", lead).strip(" ,:–-")
    if len(subject) > 2 and not _VERB.search(subject):
        total = ", totalt" if TOTAL.search(lead) else ""
        return f"{_indefinite(subject)}{total}"
    after = _MEANT.match(text[fact.end : end].lstrip())
    return after["vad"].strip() if after else None


def _indefinite(words: str) -> str:
    """Orden som etikett: årskostnad för korttidsvistelse."""
    return _NEEDLESS.sub("", _DEFINITE.sub(r"\g<stam>", _ARTICLE.sub("", small(words.strip()))))
