"""LAG005: Paragrafen i MBL hör inte till formen.

Vad: `mbl.form` jämförs med `mbl.paragraf`, och i text information eller förhandling med paragrafen som följer
(Information enligt 19 § MBL). Information lämnas enligt 18, 19, 19 a eller 21 §, förhandling
sker enligt 10–14 eller 38 §.
Varför: information och förhandling är olika skyldigheter. Den som läser måste kunna se vilken som är
fullgjord.

Fel:

    mbl: {form: information, paragraf: 11 §}

Rätt:

    mbl: {form: forhandling, paragraf: 11 §}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from beslutsgen.checks.base import Check, Finding, Reads
from beslutsgen.checks.pattern import Pattern
from beslutsgen.checks.words import shown
from beslutsgen.diagnostic import Severity
from beslutsgen.facts import Lagrum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beslutsgen.checks.base import View
    from beslutsgen.checks.sentences import Sentence
    from beslutsgen.passage import FactSpan

_PARAGRAPHS: Final[Mapping[str, frozenset[str]]] = {
    "information": frozenset({"18", "19", "19 a", "20", "21"}),
    "forhandling": frozenset({"10", "11", "12", "13", "14", "38"}),
}
# Ordet för formen, alldeles före paragrafen.
_FORM: Final = Pattern(
    r"(?<!\w)(?P<form>information\w*|informera\w*|förhandling\w*|förhandla\w*)"
    r"(?:\s+(?:har\s+skett|sker|ska\s+ske|har\s+genomförts))?\s+(?:enligt|jämlikt|i\s+enlighet\s+med)\s+\Z",
    re.IGNORECASE,
)
_SAID: Final = {"information": "information", "forhandling": "förhandling"}
_USUAL: Final = {"information": "19 §", "forhandling": "11 §"}


def look(view: View) -> Iterator[Finding]:
    """En paragraf som inte gäller formen, eller inte är MBL:s."""
    mbl = view.arende.mbl
    if mbl and mbl.paragraf:
        message = _wrong(mbl.form, mbl.paragraf)
        if message:
            yield Finding("mbl.paragraf", message, _hint(mbl.form), (("mbl.form", "formen"),))
    for sentence, facts in view.stating(Lagrum):
        for fact in facts:
            if isinstance(fact.value, Lagrum) and fact.value.lag == "MBL" and fact.path is None:
                yield from _in_text(sentence, fact, fact.value)


def _in_text(sentence: Sentence, fact: FactSpan, value: Lagrum) -> Iterator[Finding]:
    """Information eller förhandling enligt en paragraf som handlar om något annat."""
    match = _FORM.search(sentence.passage.text, sentence.start, fact.start)
    if match is None or not sentence.authored(fact.start):
        return
    form = "information" if match["form"].lower().startswith("info") else "forhandling"
    message = _wrong(form, value)
    if message:
        beside = sentence.spot(*match.span("form"))
        yield Finding(sentence.spot(fact.start, fact.end), message, _hint(form), ((beside, "formen"),))


def _wrong(form: str, paragraph: Lagrum) -> str | None:
    """Varför paragrafen inte passar formen, eller `None` när den gör det."""
    said = _SAID[form]
    if paragraph.lag != "MBL":
        return f"{said.capitalize()} anges enligt {shown(paragraph)}, men ska ske enligt MBL."
    if paragraph.paragraf not in _PARAGRAPHS[form]:
        return f"{said.capitalize()} anges enligt {shown(paragraph)}, som inte handlar om {said}."
    return None


def _hint(form: str) -> str:
    return f"För {_SAID[form]} skrivs oftast {_USUAL[form]}. Rätta paragrafen eller formen."


CHECK: Final = Check("LAG005", Severity.WARNING, look, reads=Reads.ALL)
